import { type ComponentProps, useState } from 'react';
import { usePartWords } from '../words/parts';
import { Field } from './field';

/** A password, with a switch to see what one types. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type' | 'trailing'>) {
  const words = usePartWords();
  const [isShown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      required
      maxLength={200}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      trailing={
        <button
          type="button"
          className="inside"
          aria-label={`${isShown ? words.hide : words.show}: ${props.label}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </button>
      }
    />
  );
}
