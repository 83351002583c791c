import { Link } from 'react-router';
import { useOverviewWords } from '../words/overview';
import type { Overview } from './queries';
import '../../style/tag.css';

/** What waits for people, each with the way to it. */
export function WaitingCard({ waiting }: { waiting: Overview['waiting'] }) {
  const words = useOverviewWords();
  const { pendingPayments, manualPayments, proposals, findings } = waiting;
  const rows = [
    { name: words.proposals, path: '/onaylar', ...proposals },
    { name: words.manualPayments, path: '/bekleyen-odemeler', ...manualPayments },
    { name: words.findings, path: '/bulgular', ...findings },
  ];
  return (
    <section className="card stack" aria-label={words.waiting}>
      <h2>{words.waiting}</h2>
      <ul className="waiting">
        {rows.map(({ name, path, count, isMore }) => (
          <li key={path}>
            <Link to={path}>{name}</Link>
            <span className={count === 0 ? 'tag' : 'tag wait'}>{words.counted({ count, isMore })}</span>
          </li>
        ))}
        <li>
          <span>
            {words.pendingPayments}
            <span className="sub">{words.pendingHint}</span>
          </span>
          <span className="tag">{words.counted(pendingPayments)}</span>
        </li>
      </ul>
    </section>
  );
}
