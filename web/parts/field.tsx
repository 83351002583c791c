import { type ComponentProps, type ReactNode, useId } from 'react';
import type { RefusalCode } from '../../shared/domain/refusal';
import { usePartWords } from '../words/parts';
import { useBlame, useFormState } from './form-state';

interface FieldProps extends ComponentProps<'input'> {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is said when the value has not the right form. */
  readonly malformed?: string;
  /** A check beyond what constraint attributes can say. */
  readonly isWellFormed?: (value: string) => boolean;
  /** The server's refusals whose cause is this field. */
  readonly blamedFor?: readonly RefusalCode[];
  /** What stands at the end of the box, inside it. */
  readonly trailing?: ReactNode;
}

/** A labelled input with its hint and what is wrong with it, all tied together for assistive technology. */
export function Field({ label, hint, malformed, isWellFormed, blamedFor = [], trailing, ...input }: FieldProps) {
  const words = usePartWords();
  const id = useId();
  const { problems, failureId } = useFormState();
  const problem = problems[input.name];
  const isBlamed = useBlame(blamedFor);
  const describedBy = [problem && `${id}-problem`, isBlamed && failureId, hint && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          id={id}
          aria-invalid={problem !== undefined || isBlamed}
          aria-describedby={describedBy || undefined}
          onInput={({ currentTarget }) => {
            if (isWellFormed) currentTarget.setCustomValidity(isWellFormed(currentTarget.value) ? '' : 'malformed');
          }}
          {...input}
        />
        {trailing}
      </div>
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem === 'missing' ? words.missing : malformed}
        </p>
      )}
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
