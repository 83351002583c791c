import { useState } from 'react';
import type { FoundAgent } from '../../../shared/api/suspense';
import { Field } from '../../parts/field';
import { useSuspenseWords } from '../words/suspense';
import { useAgents } from './queries';

/** Finds an agent by number, code, phone or name. */
export function FindAgent({ label, onChoose }: { label: string; onChoose: (agent: FoundAgent) => void }) {
  const words = useSuspenseWords();
  const [text, setText] = useState('');
  const { data } = useAgents(text);
  const isAsked = text.trim().length >= 2;
  const choose = (agent: FoundAgent) => {
    setText('');
    onChoose(agent);
  };
  return (
    <div className="find-agent">
      <Field
        name="agent"
        type="search"
        label={label}
        placeholder={words.otherAgentHint}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={100}
        autoComplete="off"
      />
      {isAsked && data && (
        <ul aria-label={label}>
          {data.agents.length === 0 && <li className="muted">{words.nobodyFound}</li>}
          {data.agents.map((agent) => (
            <li key={agent.number}>
              <button type="button" className="link" disabled={agent.state === 'closed'} onClick={() => choose(agent)}>
                {agent.code} · {agent.title}
              </button>
              <span className="sub">
                {agent.number} · {agent.district}, {agent.city}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
