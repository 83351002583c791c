import { useSearchParams } from 'react-router';
import { dayOf, instant } from '../../../shared/domain/instant';
import { serverNowMs } from '../../clock';
import { readDay } from '../../paging/day';
import { Page } from '../../parts/page';
import { useControlWords } from '../words/control';
import { DayCard } from './day-card';
import { StatementsCard } from './statements-card';

const DAY_MS = 86_400_000;

/** Mutabakat: a day of every company account held against its bank, and the statement files that prove it. */
export default function ReconciliationPage() {
  const words = useControlWords();
  const [search] = useSearchParams();
  const nowMs = serverNowMs();
  // Without a day the last one that is over: today's is only looked at ahead of its night.
  const day = readDay(search, search.has('day') ? nowMs : nowMs - DAY_MS);
  return (
    <Page title={words.reconciliation}>
      <div className="stack">
        <DayCard day={day} latest={dayOf(instant(nowMs))} />
        <StatementsCard />
      </div>
    </Page>
  );
}
