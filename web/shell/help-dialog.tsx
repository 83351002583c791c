import { Dialog } from '../parts/dialog';
import { useWords } from '../words/language';
import type { NavigationEntry } from './navigation-entry';

interface HelpDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly entries: readonly NavigationEntry[];
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** What keys do beside going to a page. */
const ofPages = [
  { keys: '/', word: 'focusInstitution' },
  { keys: '1–9', word: 'askFavourite' },
  { keys: '␣', word: 'chooseBill' },
  { keys: 'Ctrl ⏎', word: 'pay' },
  { keys: '?', word: 'shortcutHelp' },
] as const;

/** The keyboard shortcuts, and the switch that turns them off (WCAG 2.1.4). */
export default function HelpDialog({ isOpen, onClose, entries, isOn, onSwitch }: HelpDialogProps) {
  const words = useWords();
  return (
    <Dialog title={words.shortcuts} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {entries.map(({ path, word, key }) => (
          <div key={path}>
            <dt>
              <kbd>g</kbd> <kbd>{key}</kbd>
            </dt>
            <dd>{words[word]}</dd>
          </div>
        ))}
        {ofPages.map(({ keys, word }) => (
          <div key={word}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words[word]}</dd>
          </div>
        ))}
      </dl>
      <label className="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        {words.shortcutsOn}
      </label>
      <p className="hint">{words.shortcutsHint}</p>
    </Dialog>
  );
}
