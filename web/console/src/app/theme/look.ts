import type { KeptText } from '../../lib/storage/keptText';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

/** How somebody likes the console to look. */
export interface Look {
  theme: Theme;
  density: Density;
}

const KEY = 'look';
const THEMES: readonly string[] = ['system', 'light', 'dark'];

export const keptLook = (kept: KeptText): Look => {
  const [theme, density] = (kept.read(KEY) ?? '').split(' ');
  return {
    theme: THEMES.includes(theme ?? '') ? (theme as Theme) : 'system',
    density: density === 'compact' ? 'compact' : 'comfortable',
  };
};

export const keepLook = (kept: KeptText, { theme, density }: Look): void => kept.write(KEY, `${theme} ${density}`);

/** Puts it onto the page; style.css does the rest. */
export const applyLook = (page: HTMLElement, { theme, density }: Look): void => {
  if (theme === 'system') delete page.dataset.theme;
  else page.dataset.theme = theme;
  page.dataset.density = density;
};
