import { type PropsWithChildren, type SubmitEvent, useId, useState } from 'react';
import { tellFailure } from '../refused';
import { useLanguage } from '../words/speech';
import { Alert } from './alert';
import { FormContext } from './form-state';

type Problems = Readonly<Record<string, 'missing' | 'malformed'>>;

/**
 * A form that checks its fields by their constraints, sends once at a time, and says why it was refused: above the fields,
 * aloud, and in the fields that are to blame.
 */
export function Form({ send, children }: PropsWithChildren<{ send: (fields: FormData) => Promise<void> }>) {
  const { language } = useLanguage();
  const failureId = useId();
  const [failure, setFailure] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const [problems, setProblems] = useState<Problems>({});

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRunning) return;
    const form = event.currentTarget;
    setFailure(undefined);
    setProblems(findProblems(form));
    if (!form.checkValidity()) return form.querySelector<HTMLInputElement>('input:invalid')?.focus();
    setRunning(true);
    try {
      await send(new FormData(form));
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };

  return (
    <FormContext value={{ failureId, failure, isRunning, problems }}>
      <form className="stack" method="post" noValidate onSubmit={submit}>
        {failure !== undefined && <Alert id={failureId}>{tellFailure(failure, language)}</Alert>}
        {children}
      </form>
    </FormContext>
  );
}

function findProblems(form: HTMLFormElement): Problems {
  const invalid = [...form.querySelectorAll<HTMLInputElement>('input:invalid')];
  return Object.fromEntries(
    invalid.map(({ name, validity }) => [name, validity.valueMissing ? 'missing' : 'malformed']),
  );
}
