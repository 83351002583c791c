import type { Me } from '../../shared/api/session';
import { useWords } from '../words/language';

/** The agent's number with the agent code set off, and its name. */
export function AgentMark({ agent: { number, code, title, district } }: { agent: Me['agent'] }) {
  const words = useWords();
  return (
    <div className="agent">
      <span className="number">
        <span className="aside">{words.agentNumber} </span>
        {number.slice(0, -code.length)}
        <b>{code}</b>
      </span>
      <span className="name" title={`${title} · ${district}`}>
        {title} · {district}
      </span>
    </div>
  );
}
