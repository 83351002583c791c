import { Field } from '../../parts/field';
import { useSuspenseWords } from '../words/suspense';

/** Why somebody decides so. */
export function NoteField({ isFirst = false }: { isFirst?: boolean }) {
  const words = useSuspenseWords();
  return (
    <Field
      name="note"
      label={words.note}
      hint={words.noteHint}
      malformed={words.noteMalformed}
      blamedFor={['reason-needed']}
      isWellFormed={(typed) => typed.trim().length >= 3}
      maxLength={300}
      autoComplete="off"
      autoFocus={isFirst}
      required
    />
  );
}
