import { Link } from 'react-router';
import { formatMovement } from '../../words/money';
import { formatDay } from '../../words/time';
import { useOverviewWords } from '../words/overview';
import type { Overview } from './queries';
import '../../style/tag.css';

const tags = { proved: 'tag good', differing: 'tag bad', waiting: 'tag wait', 'not-expected': 'tag' } as const;

/** How each account's last day stands against the bank's statement and the ledger. */
export function ControlCard({ control: { day, accounts } }: { control: Overview['control'] }) {
  const words = useOverviewWords();
  return (
    <section className="card stack" aria-label={words.control}>
      <div className="row">
        <h2>
          {words.control} <span className="muted">{formatDay(`${day}T12:00:00Z`)}</span>
        </h2>
        <Link to="/mutabakat">{words.toControl}</Link>
      </div>
      {accounts.length === 0 && <p className="empty">{words.notControlled}</p>}
      <ul className="waiting">
        {accounts.map((account) => (
          <ControlRow key={account.account} control={account} />
        ))}
      </ul>
    </section>
  );
}

function ControlRow({ control }: { control: Overview['control']['accounts'][number] }) {
  const words = useOverviewWords();
  const { account, bank, state, waitsFor, difference, differenceCount } = control;
  return (
    <li>
      <span>
        {bank}
        <span className="sub">
          {account}
          {waitsFor.map((what) => ` · ${words.waitsFor[what]}`)}
        </span>
        {state === 'differing' && (
          <span className="sub trouble">
            {[difference !== undefined && formatMovement(difference), words.differences(differenceCount)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </span>
      <span className={tags[state]}>{words.controlStates[state]}</span>
    </li>
  );
}
