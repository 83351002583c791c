import { Link } from 'react-router';
import { Page } from '../parts/page';
import { useShell } from '../shell/shell-context';
import { useWords } from '../words/language';
import { maySee, reports } from './catalogue';
import '../style/reports.css';

/** Raporlar: which report to open. */
export default function ReportsPage() {
  const words = useWords();
  const { role } = useShell().me.user;
  return (
    <Page title={words.reports}>
      <ul className="reports">
        {reports
          .filter(({ name }) => maySee(name, role))
          .map(({ name, path, word, lead }) => (
            <li key={name} className="card">
              <h2>
                <Link to={`/raporlar/${path}`}>{words[word]}</Link>
              </h2>
              <p className="muted">{words[lead]}</p>
            </li>
          ))}
      </ul>
      {role !== 'owner' && <p className="muted">{words.otherReportsAreOwners}</p>}
    </Page>
  );
}
