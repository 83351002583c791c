import { Field } from '../parts/field';
import { useSpeech } from '../words/language';
import { isDigitsOnly, isWellFormed, type ShownKey } from './key-value';

interface KeyFieldsProps {
  readonly keys: readonly ShownKey[];
  readonly values: Readonly<Record<string, string>>;
  readonly onType: (name: string, value: string) => void;
  /** Whether a mandatory key may be left empty: others wait to be asked. */
  readonly isOptional: boolean;
}

/** What an institution looks bills up by, each key as it defines it; digits may be grouped as on the bill. */
export function KeyFields({ keys, values, onType, isOptional }: KeyFieldsProps) {
  const { words, language } = useSpeech();
  return keys.map(({ name, label, hint, pattern, sample, isMandatory }, index) => (
    <Field
      key={name}
      name={name}
      label={isMandatory ? label[language] : words.optional(label[language])}
      hint={hint ? `${hint[language]} · ${words.sample(sample)}` : words.sample(sample)}
      malformed={words.keyMalformed}
      isWellFormed={(value) => isWellFormed(value, pattern)}
      inputMode={isDigitsOnly(pattern) ? 'numeric' : 'text'}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      required={isMandatory && !isOptional}
      value={values[name] ?? ''}
      onChange={(event) => onType(name, event.currentTarget.value)}
      autoFocus={index === 0}
    />
  ));
}
