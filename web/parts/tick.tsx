interface TickProps {
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
  /** Nothing is sent before it is ticked. */
  readonly isNeeded?: boolean;
}

/** A yes or no as a labelled field; yes is sent as `on`. */
export function Tick({ name, label, isOn, isNeeded = false }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} defaultChecked={isOn} required={isNeeded} />
      <span>{label}</span>
    </label>
  );
}
