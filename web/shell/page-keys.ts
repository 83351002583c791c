import { useEffect, useEffectEvent } from 'react';
import { useShell } from './shell-context';
import { isBusyElsewhere } from './shortcuts';

/** Single keys of one page and what they do there; they rest when the frame's own shortcuts do. */
export function usePageKeys(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const { areShortcutsOn } = useShell();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return;
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!areShortcutsOn) return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [areShortcutsOn]);
}
