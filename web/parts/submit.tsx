import type { PropsWithChildren } from 'react';
import { useFormState } from './form-state';

/** The button that sends the form around it; it rests while the form runs. */
export function Submit({ children, isBig = false }: PropsWithChildren<{ isBig?: boolean }>) {
  const { isRunning } = useFormState();
  return (
    <button type="submit" className={isBig ? 'btn big' : 'btn'} disabled={isRunning} aria-busy={isRunning}>
      {children}
    </button>
  );
}
