import { createContext, use } from 'react';
import type { RefusalCode } from '../../shared/domain/refusal';
import { isRefused } from '../refused';

interface FormState {
  readonly failureId: string;
  readonly failure: unknown;
  readonly isRunning: boolean;
  /** What is wrong with fields by name, as the browser's constraint validation found it. */
  readonly problems: Readonly<Record<string, 'missing' | 'malformed'>>;
}

export const FormContext = createContext<FormState>({
  failureId: '',
  failure: undefined,
  isRunning: false,
  problems: {},
});

/** How the form around is doing. */
export function useFormState(): FormState {
  return use(FormContext);
}

/** Whether the server refused the form for a reason that lies in a field. */
export function useBlame(codes: readonly RefusalCode[]): boolean {
  return isRefused(use(FormContext).failure, ...codes);
}
