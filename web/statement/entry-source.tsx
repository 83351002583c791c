import { Link } from 'react-router';
import type { StatementLine } from '../../shared/api/balance';
import type { EntryOrigin } from '../../shared/domain/entry-origin';
import { useInstitutionName } from '../bills/queries';
import { useSpeech, useWords } from '../words/language';
import { formatDay, formatPeriod } from '../words/time';

/** What an entry comes from, in words: a bill with the way to its payment, a day's commission, or what its note says. */
export function EntrySource({ entry: { origin, note, reference } }: { entry: StatementLine }) {
  const words = useWords();
  if (origin?.of === 'bill') return <BillSource bill={origin} />;
  return origin?.of === 'day' ? words.commissionOfDay(formatDay(origin.day)) : (note ?? reference);
}

function BillSource({ bill }: { bill: EntryOrigin & { of: 'bill' } }) {
  const { words, language } = useSpeech();
  const nameOf = useInstitutionName();
  const { payment, institution, period, undone } = bill;
  return (
    <>
      <Link to={`/odemeler/${payment}`}>
        {nameOf(institution)} · {formatPeriod(period, language)}
      </Link>
      {undone && ` · ${words[undone]}`}
    </>
  );
}
