import type { KeptAccount } from '../../../shared/api/office';
import { dictionary } from '../../words/speech';

type Kind = KeptAccount['feeds'][number]['kind'];

const tr: Readonly<Record<Kind, string>> = {
  'activity-service': 'Banka servisi',
  ohvps: 'Açık bankacılık',
  'statement-files': 'Ekstre dosyası',
};

const en: Readonly<Record<Kind, string>> = {
  'activity-service': 'Bank service',
  ohvps: 'Open banking',
  'statement-files': 'Statement files',
};

/** What the ways are called in which a bank tells of its movements. */
export const useFeedWords = dictionary({ tr, en });
