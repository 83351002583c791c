import { useSearchParams } from 'react-router';
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
  const yesterdayMs = serverNowMs() - DAY_MS;
  return (
    <Page title={words.reconciliation}>
      <div className="stack">
        <DayCard day={readDay(search, yesterdayMs)} latestMs={yesterdayMs} />
        <StatementsCard />
      </div>
    </Page>
  );
}
