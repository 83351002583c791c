import type { CaseKind } from '../../shared/domain/case';
import { EFFECTIVE_FIELDS } from '../../shared/domain/case-change';
import { checkForm } from '../../shared/domain/check-form';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { Refusal } from '../../shared/domain/refusal';
import type { Application, Apply, ApplyDependencies, Decision } from './application';
import { applyAgencyCancellation } from './apply-agency-cancellation';
import { applyBillCancellation } from './apply-bill-cancellation';
import { applyInformationChange } from './apply-information-change';
import { applyUserChange } from './apply-user-change';
import type { Told } from './decide';

const applies: Readonly<Record<CaseKind, Apply>> = {
  'information-change': applyInformationChange,
  'agency-cancellation': applyAgencyCancellation,
  'user-change': applyUserChange,
  'bill-cancellation': applyBillCancellation,
  other: async () => {
    throw new Refusal('nothing-changes');
  },
};

/**
 * What applying a case does, by its kind. Refuses `case-incomplete`, naming the first field a decision acts on that is
 * missing or wrong, before anything else; then whatever the kind refuses.
 */
export async function prepareApplication(decision: Decision, dependencies: ApplyDependencies): Promise<Application> {
  return applies[decision.case.kind]({ ...decision, values: checkValues(decision) }, dependencies);
}

function checkValues({ case: { kind }, values }: Decision): Decision['values'] {
  if (kind === 'other') return values;
  const checked = checkForm(formDefinitions[kind], values);
  const effective = new Set<string>(EFFECTIVE_FIELDS[kind]);
  const wrong = checked.wrong.find(({ field }) => effective.has(field));
  if (wrong !== undefined) throw new Refusal('case-incomplete', { field: wrong.field, problem: wrong.problem });
  return checked.values;
}

/** The lines of the audit trail: one under the case, one under the agent. */
export function tell({ case: { number, kind }, agent }: Decision, { told }: Application): Told[] {
  const details = Object.entries(told.details).map(([name, value]) => [name, value.slice(0, 1_000)]);
  return [
    { action: 'case.applied', details: { kind, agent: agent.number } },
    {
      action: told.action,
      subject: `agent:${agent.number}`,
      details: { ...Object.fromEntries(details), case: number },
    },
  ];
}
