import type { Institution } from '../../../shared/domain/institution';
import { Field } from '../../parts/field';
import { MoneyField } from '../../parts/money-field';
import { formatAmount, readMoney } from '../../words/money';
import { useInstitutionWords } from '../words/institutions';
import type { FormRow } from './rows';

/** A service fee and the day it holds from. */
export function FeeRow({ row: { name, before } }: { row: FormRow<Institution['fees'][number]> }) {
  const words = useInstitutionWords();
  return (
    <>
      <Field name={`${name}.from`} type="date" label={words.from} defaultValue={before?.from} required />
      <MoneyField name={`${name}.amount`} label={words.amount} kurus={before?.amount} />
    </>
  );
}

/** A commission, the days it holds, and what it is held between. */
export function CommissionRow({ row: { name, before } }: { row: FormRow<Institution['commissions'][number]> }) {
  const words = useInstitutionWords();
  return (
    <>
      <Field name={`${name}.from`} type="date" label={words.from} defaultValue={before?.from} required />
      <Field name={`${name}.to`} type="date" label={words.until} defaultValue={before?.to} />
      <Field
        name={`${name}.rate`}
        label={words.rate}
        inputMode="decimal"
        autoComplete="off"
        malformed={words.rateMalformed}
        isWellFormed={(text) => text.trim() === '' || (readMoney(text) ?? 10_001) <= 10_000}
        defaultValue={formatAmount(before?.rateBasisPoints ?? 0)}
      />
      <MoneyField name={`${name}.flat`} label={words.flat} kurus={before?.flat} isRequired={false} />
      <MoneyField name={`${name}.least`} label={words.least} kurus={before?.minimum} isRequired={false} />
      <MoneyField name={`${name}.most`} label={words.most} kurus={before?.maximum} isRequired={false} />
    </>
  );
}
