import type { ShownPayment } from '../../shared/api/bills';
import { useWords } from '../words/language';
import '../style/tag.css';

const tones = {
  pending: 'wait',
  manual: 'wait',
  paid: 'good',
  refused: 'bad',
  cancelling: 'wait',
  cancelled: '',
} as const satisfies Record<ShownPayment['state'], string>;

/** How a payment stands, in a word and a colour. */
export function StateTag({ state }: Pick<ShownPayment, 'state'>) {
  const words = useWords();
  return <span className={`tag ${tones[state]}`}>{words[state]}</span>;
}
