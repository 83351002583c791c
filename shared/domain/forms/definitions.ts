import type { FormDefinition, FormKind } from '../form';
import { agencyCancellation } from './agency-cancellation';
import { billCancellation } from './bill-cancellation';
import { informationChange } from './information-change';
import { userChange } from './user-change';

/** The form of each kind that is handed out now. */
export const formDefinitions: Readonly<Record<FormKind, FormDefinition>> = {
  'information-change': informationChange,
  'agency-cancellation': agencyCancellation,
  'user-change': userChange,
  'bill-cancellation': billCancellation,
};

/** The form of a kind as it was in a version, if there was one: papers of older versions keep coming for years. */
export function findDefinition(kind: FormKind, version: number): FormDefinition | undefined {
  const current = formDefinitions[kind];
  return current.version === version ? current : undefined;
}
