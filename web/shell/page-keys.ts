import { useEffect, useEffectEvent } from 'react';
import { useOutletContext } from 'react-router';
import { isBusyElsewhere } from './shortcuts';

type Actions = Readonly<Record<string, (() => void) | undefined>>;

/** Single keys of one page and what they do there; they rest when the frame's own shortcuts do. */
export function usePageKeys(actions: Actions): void {
  useKeys(useOutletContext<{ readonly areShortcutsOn: boolean }>().areShortcutsOn, actions);
}

/** Single keys and what they do, while they are on; not while somebody types, nor over a dialog. */
export function useKeys(isOn: boolean, actions: Actions): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return;
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!isOn) return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
}

/** Ctrl+Enter anywhere on the page, once for each press; not in a form, whose own it is, nor under a dialog. */
export function useCtrlEnter(act: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    if (event.target instanceof Element && event.target.closest('form, dialog')) return;
    event.preventDefault();
    if (!event.repeat) act();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
