import { readPreference, usePreference } from './preference';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The appearance this device chose; the system's own until then. */
export function readTheme(): Theme {
  return readPreference('theme', themes);
}

/** Shows the pages light, dark, or as the system does. */
export function wear(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

/** The chosen appearance, and the way to choose another, which shows at once. */
export function useTheme(): [theme: Theme, choose: (theme: Theme) => void] {
  const [theme, keep] = usePreference('theme', themes);
  const choose = (next: Theme) => {
    keep(next);
    wear(next);
  };
  return [theme, choose];
}
