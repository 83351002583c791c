/** How many digits at the end of an agent number are the agent code. */
const CODE_LENGTH = 4;

/** An agent number with the code, by which callers name themselves, set off. */
export function AgentNumberMark({ number }: { number: string }) {
  return (
    <span className="agent-number">
      {number.slice(0, -CODE_LENGTH)}
      <b>{number.slice(-CODE_LENGTH)}</b>
    </span>
  );
}
