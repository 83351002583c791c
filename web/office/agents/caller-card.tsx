import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgentCard } from '../../../shared/api/care';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Submit } from '../../parts/submit';
import { call } from '../call';
import { useAgentsWords } from '../words/agents';

interface CallerCardProps {
  readonly card: AgentCard;
  readonly isRight: boolean;
  readonly onRight: (word: string | undefined) => void;
}

/** Whether the caller speaks for the agent: by the security word, which nobody of the staff ever sees. */
export function CallerCard({ card: { agent, hasSecurityWord }, isRight, onRight }: CallerCardProps) {
  const words = useAgentsWords();
  const cache = useQueryClient();
  const [isWrong, setWrong] = useState(false);
  const send = async (fields: FormData) => {
    const word = String(fields.get('word'));
    setWrong(false);
    onRight(undefined);
    const answer = await call('care', 'checkWord', { params: { number: agent.number }, body: { word } });
    setWrong(!answer.isRight);
    if (answer.isRight) onRight(word);
    void cache.invalidateQueries({ queryKey: ['audit'] });
  };
  return (
    <section className="card stack">
      <h2>{words.caller}</h2>
      {!hasSecurityWord ? (
        <p className="note">{words.noWord}</p>
      ) : (
        <>
          <p>{words.wordLead}</p>
          <div role="status">
            {isRight && <p className="note good">{words.wordRight}</p>}
            {isWrong && <p className="note bad">{words.wordWrong}</p>}
          </div>
          <Form send={send}>
            <Field
              name="word"
              label={words.word}
              maxLength={60}
              blamedFor={['invalid-request']}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              required
            />
            <Submit>{words.check}</Submit>
          </Form>
        </>
      )}
    </section>
  );
}
