import { Page } from '../../parts/page';
import { useOffice } from '../shell/office-context';
import { useOverviewWords } from '../words/overview';
import { CasesOverview } from './cases-overview';
import { FinanceOverview } from './finance-overview';
import '../../style/figure.css';
import '../../style/overview.css';

/** Genel bakış: what one's role looks at first. */
export default function OverviewPage() {
  const words = useOverviewWords();
  const { me } = useOffice();
  return (
    <Page title={words.title}>
      <div className="stack">
        {me.role !== 'support' && <FinanceOverview />}
        {me.role !== 'finance' && <CasesOverview />}
      </div>
    </Page>
  );
}
