import type { PropsWithChildren } from 'react';
import { useFormState } from './form-state';

/** The button that sends the form around it; it rests while the form runs. */
export function Submit({
  children,
  isBig = false,
  isPlain = false,
}: PropsWithChildren<{ isBig?: boolean; isPlain?: boolean }>) {
  const { isRunning } = useFormState();
  return (
    <button
      type="submit"
      className={`btn${isBig ? ' big' : ''}${isPlain ? ' plain' : ''}`}
      disabled={isRunning}
      aria-busy={isRunning}
    >
      {children}
    </button>
  );
}
