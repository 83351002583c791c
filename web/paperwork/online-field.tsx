import type { FormField } from '../../shared/domain/form';
import { parsePhone } from '../../shared/domain/phone';
import { ChoiceField } from '../parts/choice-field';
import { Field } from '../parts/field';
import { Tick } from '../parts/tick';
import { useSpeech } from '../words/language';
import { useFormWords } from './words';

interface OnlineFieldProps {
  readonly field: FormField;
  readonly isNeeded: boolean;
  /** It is needed with other choices only, and is told apart from those that are. */
  readonly isOptional: boolean;
  /** What it is today, where that is known. */
  readonly today?: string | undefined;
  /** The server found it wrong. */
  readonly isWrong: boolean;
  /** Tells what was chosen, for the fields that hang on it. */
  readonly onChoose: (value: string) => void;
}

type Look = Partial<Parameters<typeof Field>[0]>;

/** What a kind of field asks of the browser; everything else the server checks. */
const looks: Readonly<Partial<Record<FormField['kind'], Look>>> = {
  phone: { type: 'tel', isWellFormed: (written) => written === '' || parsePhone(written) !== undefined },
  'e-mail': { type: 'email' },
  date: { type: 'date' },
  tckn: { inputMode: 'numeric', pattern: '[1-9]\\d{10}' },
  'tax-number': { inputMode: 'numeric', pattern: '\\d{10,11}' },
  iban: { pattern: '\\s*[Tt][Rr][\\d\\s]{24,32}' },
};

/** A field of a form as the definition says it, to be filled in on a page. */
export function OnlineField({ field, isNeeded, isOptional, today, isWrong, onChoose }: OnlineFieldProps) {
  const { words, language } = useSpeech();
  const formWords = useFormWords();
  const { name, kind, options = [], most, hint } = field;
  const label = field.label[language];
  if (kind === 'checkbox') return <Tick name={name} label={label} isOn={false} isNeeded={isNeeded} />;
  if (kind === 'choice') {
    const choices = Object.fromEntries(options.map(({ value, label }) => [value, label[language]]));
    return <ChoiceField name={name} label={label} choices={choices} onChoose={onChoose} />;
  }
  return (
    <Field
      {...looks[kind]}
      name={name}
      label={isOptional ? words.optional(label) : label}
      hint={today === undefined ? kind !== 'date' && hint?.[language] : formWords.formToday(today)}
      malformed={formWords.formFieldMalformed}
      blamedFor={isWrong ? ['form-not-accepted'] : []}
      {...(most === undefined || kind === 'date' ? {} : { maxLength: most })}
      required={isNeeded}
    />
  );
}
