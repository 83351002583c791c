import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { foldWord, SHORTEST_WORD } from '../../shared/domain/security-word';
import { call } from '../call';
import { Failure } from '../parts/failure';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Page } from '../parts/page';
import { PasswordField } from '../parts/password-field';
import { Skeleton } from '../parts/skeleton';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';
import { formatDay } from '../words/time';

/** The word by which whoever calls for the agent proves it to customer services; the owner sets it. */
export default function SecurityWordPage() {
  const words = useWords();
  const cache = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['security-word'],
    queryFn: ({ signal }) => call('session', 'securityWord', { signal }),
  });
  const send = async (fields: FormData) => {
    const body = { password: String(fields.get('current')), word: String(fields.get('word')) };
    await call('session', 'setSecurityWord', { body });
    setSaved(true);
    void cache.invalidateQueries({ queryKey: ['security-word'] });
  };
  return (
    <Page title={words.securityWord}>
      <section className="card slim stack">
        <p>{words.securityWordLead}</p>
        {error ? (
          <Failure error={error} retry={refetch} />
        ) : (
          <p className="muted">
            {data === undefined ? (
              <Skeleton width={20} />
            ) : data.setAt ? (
              words.securityWordSince(formatDay(data.setAt))
            ) : (
              words.securityWordNone
            )}
          </p>
        )}
        {isSaved ? (
          <p className="note good" role="status">
            {words.securityWordSaved}
          </p>
        ) : (
          <Form send={send}>
            <Field
              name="word"
              label={words.securityWordNew}
              hint={words.securityWordHint}
              malformed={words.securityWordShort}
              isWellFormed={(written) => foldWord(written).length >= SHORTEST_WORD}
              blamedFor={['invalid-request']}
              maxLength={60}
              autoComplete="off"
              required
            />
            <PasswordField
              name="current"
              label={words.currentPassword}
              autoComplete="current-password"
              blamedFor={['wrong-credentials']}
            />
            <Submit>{words.securityWordSave}</Submit>
          </Form>
        )}
      </section>
    </Page>
  );
}
