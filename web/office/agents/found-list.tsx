import { Link } from 'react-router';
import type { FoundAgent } from '../../../shared/api/care';
import { useAgentsWords } from '../words/agents';
import { AgentNumberMark } from './agent-number-mark';
import { AgentStateTag } from './agent-state';
import '../../style/agents.css';
import '../../style/rows.css';

/** The agents a search found, best first. */
export function FoundList({ agents }: { agents: readonly FoundAgent[] }) {
  const words = useAgentsWords();
  return (
    <ul className="rows" aria-label={words.results}>
      {agents.map(({ number, title, district, city, state }) => (
        <li key={number}>
          <p>
            <Link to={`/temsilciler/${number}`}>
              <b>{title}</b>
            </Link>
            <span className="sub">
              {district} / {city}
            </span>
          </p>
          <AgentNumberMark number={number} />
          <AgentStateTag state={state} />
        </li>
      ))}
    </ul>
  );
}
