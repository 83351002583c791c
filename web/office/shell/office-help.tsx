import { Dialog } from '../../parts/dialog';
import { useLanguage } from '../../words/speech';
import type { OfficePage } from '../office-page';
import { useShellWords } from '../words/shell';

interface OfficeHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly pages: readonly OfficePage[];
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/** The keyboard shortcuts of every page, and the switch that turns them off (WCAG 2.1.4). */
export function OfficeHelp({ isOpen, onClose, pages, isOn, onSwitch }: OfficeHelpProps) {
  const words = useShellWords();
  const { language } = useLanguage();
  const keys = [
    ...pages.map(({ key, name }) => ({ pressed: ['g', key], does: name[language] })),
    { pressed: ['/'], does: words.toSearch },
    { pressed: ['?'], does: words.shortcutHelp },
  ];
  return (
    <Dialog title={words.shortcuts} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {keys.map(({ pressed, does }) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
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
