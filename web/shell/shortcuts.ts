import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/** Somewhere to go, and the letter that goes there after `g`. */
interface Destination {
  readonly path: string;
  readonly key: string;
}

/** How long a `g` waits for its letter. */
const PAUSE_MS = 1500;

/** `?` opens the help, `g` and a letter go to a page; not while typing, not over a dialog, and only when switched on. */
export function useShortcuts(isOn: boolean, entries: readonly Destination[], showHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!isOn) return;
    let goingUntilMs = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return;
      const target = event.timeStamp < goingUntilMs ? entries.find(({ key }) => key === event.key) : undefined;
      goingUntilMs = event.key === 'g' ? event.timeStamp + PAUSE_MS : 0;
      if (event.key === '?') showHelp();
      if (target) navigate(target.path);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, entries, showHelp, navigate]);
}

/** Whether keys belong to what has the focus: a field that takes text, or a dialog above the page. */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
}
