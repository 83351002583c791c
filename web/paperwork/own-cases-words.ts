import type { CaseState } from '../../shared/domain/case';
import { dictionary } from '../words/speech';

const tr = {
  title: 'Evraklarım',
  failed: 'Evraklarınız alınamadı.',
  empty: 'Gönderdiğiniz evrak burada görünür.',
  papers: (count: number) => `${count} belge`,
  channels: { mail: 'E-posta', fax: 'Faks', online: 'Portal' },
  states: {
    received: 'Sırada',
    'in-review': 'İnceleniyor',
    'waiting-for-papers': 'Eksik evrak bekleniyor',
    applied: 'Yapıldı',
    rejected: 'Reddedildi',
    closed: 'Kapandı',
  } satisfies Record<CaseState, string>,
  missing: (what: string) => `Eksik: ${what}`,
  reason: (why: string) => `Neden: ${why}`,
};

const en = {
  title: 'My papers',
  failed: 'Your papers could not be fetched.',
  empty: 'What you send shows here.',
  papers: (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`,
  channels: { mail: 'E-mail', fax: 'Fax', online: 'Portal' },
  states: {
    received: 'Waiting',
    'in-review': 'In review',
    'waiting-for-papers': 'Papers awaited',
    applied: 'Done',
    rejected: 'Rejected',
    closed: 'Closed',
  },
  missing: (what: string) => `Missing: ${what}`,
  reason: (why: string) => `Why: ${why}`,
} satisfies typeof tr;

/** The words of Evraklarım: they come with its page, not with the portal. */
export const useOwnCasesWords = dictionary({ tr, en });
