import { useState } from 'react';

/** A row of a list in a form: its name, by which its fields are called, and what it held before. */
export interface FormRow<T> {
  readonly name: string;
  readonly before: T | undefined;
}

/** The rows of a list that can grow and shrink while a form is filled in; an undefined one is empty. */
export function useRows<T>(prefix: string, before: readonly (T | undefined)[]) {
  const [rows, setRows] = useState<readonly FormRow<T>[]>(() =>
    before.map((one, place) => ({ name: `${prefix}${place}`, before: one })),
  );
  const [next, setNext] = useState(before.length);
  return {
    rows,
    add: () => {
      setRows([...rows, { name: `${prefix}${next}`, before: undefined }]);
      setNext(next + 1);
    },
    remove: (name: string) => setRows(rows.filter((row) => row.name !== name)),
  };
}
