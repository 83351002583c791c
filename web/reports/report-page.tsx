import { type ComponentType, lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { ReportName } from '../../shared/api/reports';
import { Page } from '../parts/page';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { maySee, reports } from './catalogue';
import { CollectionsReport } from './collections-report';
import { CommissionsReport } from './commissions-report';
import { DayEndReport } from './day-end-report';
import { LoadingsReport } from './loadings-report';
import { ReportSkeleton } from './report-skeleton';
import { ReportTabs } from './report-tabs';
import '../style/paging.css';
import '../style/reports.css';
import '../style/print.css';

/** The long lists are fetched when they are asked for. */
const MovementsReport = lazy(async () => ({ default: (await import('./movements-report')).MovementsReport }));
const RefundsReport = lazy(async () => ({ default: (await import('./refunds-report')).RefundsReport }));

const contents: Readonly<Record<ReportName, ComponentType>> = {
  'day-end': DayEndReport,
  collections: CollectionsReport,
  movements: MovementsReport,
  loadings: LoadingsReport,
  commissions: CommissionsReport,
  refunds: RefundsReport,
};

/** One report, named by the address. */
export default function ReportPage() {
  const words = useWords();
  const { role } = useShell().me.user;
  const { report: path } = useParams();
  const [search] = useSearchParams();
  const report = reports.find((each) => each.path === path);
  if (report === undefined) {
    return (
      <Page title={words.reports}>
        <div className="card stack">
          <p>{words.reportUnknown}</p>
          <Link to="/raporlar">{words.allReports}</Link>
        </div>
      </Page>
    );
  }
  const Content = contents[report.name];
  return (
    <Page key={search.get('page')} title={words[report.word]}>
      <ReportTabs role={role} />
      {maySee(report.name, role) ? (
        <Suspense fallback={<ReportSkeleton />}>
          <Content />
        </Suspense>
      ) : (
        <p className="note">{words.reportIsOwners}</p>
      )}
    </Page>
  );
}
