import type { InquiryResult } from '../../shared/api/bills';
import { refusals } from '../../shared/api/refusals';
import { useSpeech } from '../words/language';
import { formatMoment } from '../words/time';
import { useInstitutions } from './queries';
import { nameSubscription } from './subscription-name';

type RefusedResult = Extract<InquiryResult, { outcome: 'refused' }>;

/** A subscription nothing could be found for, and why. */
export function RefusedInquiry({ result }: { result: RefusedResult }) {
  const { words, language } = useSpeech();
  const { data: institutions = [] } = useInstitutions();
  const { code, key, opensAt } = result;
  const keyAtFault = institutions.find(({ id }) => id === result.institution)?.keys.find(({ name }) => name === key);
  return (
    <section className="subscription">
      <h2>{nameSubscription(result, institutions)}</h2>
      <div className={code === 'institution-closed' ? 'note' : 'note bad'}>
        {code === 'subscription-not-found' ? words.subscriptionNotFound : refusals[code][language]}{' '}
        {keyAtFault && words.keyAtFault(keyAtFault.label[language])}
        {opensAt && words.opensAt(formatMoment(opensAt))}
      </div>
    </section>
  );
}
