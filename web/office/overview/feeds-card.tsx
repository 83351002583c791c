import type { ShownAccount, ShownFeed } from '../../../shared/api/overview';
import { formatDay, formatMoment } from '../../words/time';
import { useFeedWords } from '../words/feeds';
import { useOverviewWords } from '../words/overview';
import { agoOf } from './duration';
import '../../style/tag.css';

/** The company's accounts and how each of their feeds is. */
export function FeedsCard({ accounts, at }: { accounts: readonly ShownAccount[]; at: string }) {
  const words = useOverviewWords();
  return (
    <section className="card stack" aria-label={words.feeds}>
      <h2>{words.feeds}</h2>
      {accounts.length === 0 && <p className="empty">{words.noAccounts}</p>}
      {accounts.map(({ id, bank, branch, feeds }) => (
        <div key={id} className="feeds">
          <h3>
            {bank} <span className="muted">{branch}</span>
          </h3>
          <ul>
            {feeds.map((feed) => (
              <FeedRow key={feed.feed} feed={feed} at={at} />
            ))}
          </ul>
          {feeds.length === 0 && <p className="sub">{words.noFeeds}</p>}
        </div>
      ))}
    </section>
  );
}

const tags = { fine: 'tag good', failing: 'tag bad', silent: 'tag bad', unread: 'tag' } as const;

function FeedRow({ feed, at }: { feed: ShownFeed; at: string }) {
  const kinds = useFeedWords();
  const words = useOverviewWords();
  const { kind, credits, state, readAt, newestAt, trouble, queries, statementOn } = feed;
  const msSince = (moment: string) => Math.max(0, Date.parse(at) - Date.parse(moment));
  const told = [
    trouble && `${words.troubles[trouble.kind]}: ${words.since(agoOf(msSince(trouble.since), words), trouble.times)}`,
    readAt && words.read(agoOf(msSince(readAt), words)),
    newestAt && words.lastMovement(formatMoment(newestAt)),
    statementOn && words.statementOf(formatDay(`${statementOn}T12:00:00Z`)),
    queries && words.queries(queries.used, queries.allowed),
  ].filter((line) => line !== undefined);
  return (
    <li>
      <span>
        {kinds[kind]}
        <span className="sub">{credits ? words.credits : words.controls}</span>
      </span>
      <span>
        {told.map((line, index) => (
          <span key={line} className={trouble && index === 0 ? 'sub trouble' : 'sub'}>
            {line}
          </span>
        ))}
      </span>
      <span className={tags[state]}>{words.states[state]}</span>
    </li>
  );
}
