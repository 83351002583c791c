import type { AgentState } from '../../../shared/domain/agent';
import { useAgentsWords } from '../words/agents';
import '../../style/tag.css';

const looks: Readonly<Record<AgentState, string>> = { active: 'tag good', frozen: 'tag wait', closed: 'tag bad' };

/** Whether an agent works, is frozen or is closed. */
export function AgentStateTag({ state }: { state: AgentState }) {
  const words = useAgentsWords();
  return <span className={looks[state]}>{words[state]}</span>;
}
