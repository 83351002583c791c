import { formatAmount, readMoney } from '../words/money';
import { usePartWords } from '../words/parts';
import { Field } from './field';

interface MoneyFieldProps {
  readonly name: string;
  readonly label: string;
  readonly kurus?: number | undefined;
  readonly isRequired?: boolean;
}

/** An amount in lira, with a comma before the kuruş; `moneyIn` reads it. */
export function MoneyField({ name, label, kurus, isRequired = true }: MoneyFieldProps) {
  const words = usePartWords();
  return (
    <Field
      name={name}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      malformed={words.moneyMalformed}
      isWellFormed={(text) => text.trim() === '' || readMoney(text) !== undefined}
      required={isRequired}
      {...(kurus !== undefined && { defaultValue: formatAmount(kurus) })}
    />
  );
}

/** The amount of a money field in whole kuruş; undefined where nothing stands in it. */
export function moneyIn(fields: FormData, name: string): number | undefined {
  return readMoney(String(fields.get(name) ?? ''));
}
