import { Link, useLocation } from 'react-router';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Its name in the address. */
  readonly name: string;
  readonly chosen: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
}

/** One of a few, kept in the address; the first of them is what an address without it means. */
export function Choice<Value extends string>({ label, name, chosen, options }: ChoiceProps<Value>) {
  const { search } = useLocation();
  const searchFor = (value: Value) => {
    const parameters = new URLSearchParams(search);
    parameters.delete('page');
    if (value === options[0]?.value) parameters.delete(name);
    else parameters.set(name, value);
    return parameters.toString();
  };
  return (
    <nav className="chips" aria-label={label}>
      {options.map((option) => (
        <Link
          key={option.value}
          to={{ search: searchFor(option.value) }}
          aria-current={option.value === chosen ? 'true' : undefined}
        >
          {option.name}
        </Link>
      ))}
    </nav>
  );
}
