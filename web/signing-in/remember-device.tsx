import { useId } from 'react';
import { useWords } from '../words/language';

/** Whether this device needs no SMS code next time. Off until chosen: counters are often shared. */
export function RememberDevice() {
  const words = useWords();
  const id = useId();
  return (
    <div className="tick">
      <input type="checkbox" id={id} name="rememberDevice" aria-describedby={`${id}-hint`} />
      <label htmlFor={id}>{words.rememberDevice}</label>
      <p className="hint" id={`${id}-hint`}>
        {words.rememberDeviceHint}
      </p>
    </div>
  );
}
