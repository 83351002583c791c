import { parsePhone } from '../../shared/domain/phone';
import { usePartWords } from '../words/parts';
import { Field } from './field';

/** The mobile phone one signs in with, in any usual writing. */
export function PhoneField({ defaultValue = '', isBlamed = false }: { defaultValue?: string; isBlamed?: boolean }) {
  const words = usePartWords();
  return (
    <Field
      name="phone"
      type="tel"
      label={words.phone}
      hint={words.phoneHint}
      malformed={words.phoneMalformed}
      isWellFormed={(written) => parsePhone(written) !== undefined}
      blamedFor={isBlamed ? ['wrong-credentials', 'invalid-request'] : ['invalid-request']}
      autoComplete="username"
      defaultValue={defaultValue}
      maxLength={40}
      required
    />
  );
}
