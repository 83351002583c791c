import type { SubscriptionKey } from '../../../shared/domain/subscription-key';
import { ChoiceField } from '../../parts/choice-field';
import { Field } from '../../parts/field';
import { useInstitutionWords } from '../words/institutions';
import type { FormRow } from './rows';

/** What bills are looked up by: one key's fields. */
export function KeyRow({ row: { name, before } }: { row: FormRow<SubscriptionKey> }) {
  const words = useInstitutionWords();
  const plain = { autoComplete: 'off' as const };
  return (
    <>
      <Field
        {...plain}
        name={`${name}.name`}
        label={words.keyName}
        hint={words.keyNameHint}
        defaultValue={before?.name}
        pattern="[a-z][a-zA-Z0-9]{0,29}"
        malformed={words.keyNameMalformed}
        required
      />
      <ChoiceField
        name={`${name}.need`}
        label={words.need}
        chosen={before?.isMandatory === false ? 'optional' : 'mandatory'}
        choices={{ mandatory: words.mandatory, optional: words.optional }}
      />
      <Field
        {...plain}
        name={`${name}.labelTr`}
        label={words.labelTr}
        defaultValue={before?.label.tr}
        maxLength={120}
        required
      />
      <Field
        {...plain}
        name={`${name}.labelEn`}
        label={words.labelEn}
        defaultValue={before?.label.en}
        maxLength={120}
        required
      />
      <Field
        {...plain}
        name={`${name}.pattern`}
        label={words.pattern}
        hint={words.patternHint}
        defaultValue={before?.pattern ?? '^\\d{10}$'}
        maxLength={100}
        spellCheck={false}
        required
      />
      <Field
        {...plain}
        name={`${name}.sample`}
        label={words.sample}
        hint={words.sampleHint}
        defaultValue={before?.sample}
        maxLength={40}
        required
      />
      <Field {...plain} name={`${name}.hintTr`} label={words.hintTr} defaultValue={before?.hint?.tr} maxLength={120} />
      <Field {...plain} name={`${name}.hintEn`} label={words.hintEn} defaultValue={before?.hint?.en} maxLength={120} />
    </>
  );
}
