import type { PropsWithChildren } from 'react';
import { useInstitutionWords } from '../words/institutions';

interface RowFrameProps {
  readonly title: string;
  readonly onRemove: () => void;
}

/** The fields of one row of a list, with the way to take the row out. */
export function RowFrame({ title, onRemove, children }: PropsWithChildren<RowFrameProps>) {
  const words = useInstitutionWords();
  return (
    <fieldset className="term">
      <legend>{title}</legend>
      <button type="button" className="btn plain small" aria-label={`${words.remove}: ${title}`} onClick={onRemove}>
        {words.remove}
      </button>
      <div className="term-fields">{children}</div>
    </fieldset>
  );
}
