import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AgentCard } from '../../../shared/api/care';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { PageSkeleton } from '../../parts/page-skeleton';
import { isRefused } from '../../refused';
import { Trail } from '../audit/trail';
import { useOffice } from '../shell/office-context';
import { useAgentsWords } from '../words/agents';
import { AgentFacts } from './agent-facts';
import { CallerCard } from './caller-card';
import { useAgentCard } from './queries';
import { UsersCard } from './users-card';
import '../../style/agents.css';
import '../../style/columns.css';

/** One agent as customer services see it. */
export default function AgentPage() {
  const words = useAgentsWords();
  const { number = '' } = useParams();
  const { data, error, refetch } = useAgentCard(number);
  if (data !== undefined) return <Card key={number} card={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={words.title}>
      {isRefused(error, 'not-found', 'invalid-request') ? (
        <div className="card stack">
          <p>{words.missing}</p>
          <Link to="/temsilciler">{words.toSearch}</Link>
        </div>
      ) : (
        <Failure title={words.failed} error={error} retry={refetch} />
      )}
    </Page>
  );
}

function Card({ card }: { card: AgentCard }) {
  const words = useAgentsWords();
  const { me } = useOffice();
  /** The word a caller said, once the system found it right. */
  const [word, setWord] = useState<string>();
  const { agent } = card;
  const mayAct = me.role !== 'finance' && agent.state !== 'closed';
  return (
    <Page title={agent.title}>
      <div className="stack">
        <AgentFacts card={card} mayAct={mayAct} />
        <div className="columns">
          {mayAct && <CallerCard card={card} isRight={word !== undefined} onRight={setWord} />}
          <UsersCard card={card} mayAct={mayAct && agent.state === 'active'} word={word} />
        </div>
        <section className="card stack">
          <h2>{words.trail}</h2>
          <Trail of={{ subject: `agent:${agent.number}` }} label={words.trail} />
        </section>
      </div>
    </Page>
  );
}
