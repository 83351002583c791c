/** A yes or no as a labelled field; yes is sent as `on`. */
export function Tick({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} defaultChecked={isOn} />
      <span>{label}</span>
    </label>
  );
}
