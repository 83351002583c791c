import { useState } from 'react';
import type { AgentCard } from '../../../shared/api/care';
import { formatMoney } from '../../words/money';
import { formatDay } from '../../words/time';
import { useAgentsWords } from '../words/agents';
import { AgentNumberMark } from './agent-number-mark';
import { AgentStateTag } from './agent-state';
import { FreezeDialog } from './freeze-dialog';

/** What is registered of an agent, and the switch that freezes it. */
export function AgentFacts({ card: { agent, balance }, mayAct }: { card: AgentCard; mayAct: boolean }) {
  const words = useAgentsWords();
  const [isOpen, setOpen] = useState(false);
  const facts = [
    [words.balance, formatMoney(balance)],
    [words.place, `${agent.district} / ${agent.city}`],
    [words.address, agent.address],
    [words.since, formatDay(agent.since)],
  ];
  return (
    <section className="card stack">
      <div className="row">
        <AgentNumberMark number={agent.number} />
        <AgentStateTag state={agent.state} />
      </div>
      <dl className="agent-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayAct && (
        <div className="row">
          <button type="button" className="btn plain" onClick={() => setOpen(true)}>
            {agent.state === 'frozen' ? words.unfreeze : words.freeze}
          </button>
        </div>
      )}
      <FreezeDialog agent={agent} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}
