import { type ComponentProps, useId } from 'react';

/** A labelled field for more than a line. */
export function TextArea({ label, ...area }: ComponentProps<'textarea'> & { readonly label: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <textarea id={id} {...area} />
      </div>
    </div>
  );
}
