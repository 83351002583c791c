import { type FormDefinition, type FormField, fieldsOf } from '../../shared/domain/form';

/**
 * Whether a field must be filled, given what was chosen so far, and whether it must with another choice only. A choice
 * nobody touched stands on its first option.
 */
export function demandOn(
  { name, isMandatory }: FormField,
  definition: FormDefinition,
  choices: Readonly<Record<string, string>>,
): { readonly isNeeded: boolean; readonly isOptional: boolean } {
  const chosen = (field: string) =>
    choices[field] ?? fieldsOf(definition).find((one) => one.name === field)?.options?.[0]?.value;
  const demands = definition.rules.filter((rule) => rule.rule === 'when' && rule.needs.includes(name));
  const isDemanded = demands.some((rule) => rule.rule === 'when' && chosen(rule.field) === rule.is);
  const isNeeded = isMandatory === true || isDemanded;
  return { isNeeded, isOptional: !isNeeded && demands.length > 0 };
}
