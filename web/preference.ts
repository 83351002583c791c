import { useState } from 'react';

const PREFIX = 'faturakom.';

/** What this device chose before, or the first of the choices. A browser that keeps nothing has simply not chosen. */
export function readPreference<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return choices.find((choice) => choice === kept) ?? choices[0];
  } catch {
    return choices[0];
  }
}

function keepPreference(name: string, choice: string): void {
  try {
    localStorage.setItem(PREFIX + name, choice);
  } catch {
    // Storage is full or forbidden: the choice holds until the page is closed.
  }
}

/** A choice of this device's user that outlives the page; the first of the choices until then. */
export function usePreference<T extends string>(
  name: string,
  choices: readonly [T, ...T[]],
): [choice: T, choose: (choice: T) => void] {
  const [choice, setChoice] = useState(() => readPreference(name, choices));
  const choose = (next: T) => {
    setChoice(next);
    keepPreference(name, next);
  };
  return [choice, choose];
}
