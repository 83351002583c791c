import { useId } from 'react';

interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly chosen?: string | undefined;
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose?: (value: string) => void;
}

/** One of a few, as a labelled field: the values with their words. */
export function ChoiceField({ name, label, chosen, choices, onChoose }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <select id={id} name={name} defaultValue={chosen} onChange={({ target }) => onChoose?.(target.value)}>
          {Object.entries(choices).map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
