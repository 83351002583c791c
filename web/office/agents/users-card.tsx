import { useState } from 'react';
import type { AgentCard, ShownUser } from '../../../shared/api/care';
import { formatMoment } from '../../words/time';
import { useAgentsWords } from '../words/agents';
import { OneTimeDialog } from './one-time-dialog';
import '../../style/rows.css';
import '../../style/tag.css';

interface UsersCardProps {
  readonly card: AgentCard;
  readonly mayAct: boolean;
  /** The word the caller said, once it was found right. */
  readonly word: string | undefined;
}

/** An agent's users, and the one-time passwords that can be sent to them once the caller is verified. */
export function UsersCard({ card: { agent, users, hasSecurityWord }, mayAct, word }: UsersCardProps) {
  const words = useAgentsWords();
  const [chosen, setChosen] = useState<ShownUser>();
  const [sentTo, setSentTo] = useState<string>();
  const isVerified = !hasSecurityWord || word !== undefined;
  const done = (name: string) => {
    setChosen(undefined);
    setSentTo(name);
  };
  return (
    <section className="card stack">
      <h2>{words.users}</h2>
      <div role="status">{sentTo && <p className="note good">{words.sent(sentTo)}</p>}</div>
      <ul className="rows">
        {users.map((user) => (
          <li key={user.id} className="two">
            <p>
              <b>{user.name}</b>
              <span className="sub">
                {words[user.role]} · {user.maskedPhone}
              </span>
              {user.isActive && <Presence user={user} />}
            </p>
            {!user.isActive ? (
              <span className="tag bad">{words.left}</span>
            ) : (
              mayAct && (
                <button
                  type="button"
                  className="btn plain small"
                  disabled={!isVerified}
                  title={isVerified ? undefined : words.checkFirst}
                  onClick={() => setChosen(user)}
                >
                  {words.sendOneTime}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      {mayAct && !isVerified && <p className="hint">{words.checkFirst}</p>}
      <OneTimeDialog
        agent={agent.number}
        user={chosen}
        word={word}
        mustExplain={!hasSecurityWord}
        onClose={() => setChosen(undefined)}
        onSent={done}
      />
    </section>
  );
}

/** Since when somebody is signed in, and how many of their devices need no SMS code. */
function Presence({ user: { sessions, devices } }: { user: ShownUser }) {
  const words = useAgentsWords();
  const [latest] = devices;
  return (
    <>
      {sessions.length === 0 && <span className="sub">{words.notSignedIn}</span>}
      {sessions.map(({ startedAt, seenAt }) => (
        <span key={startedAt} className="sub">
          {words.signedIn(formatMoment(startedAt), formatMoment(seenAt))}
        </span>
      ))}
      {latest && <span className="sub">{words.knownDevices(devices.length, formatMoment(latest))}</span>}
    </>
  );
}
