import { chinese } from './chinese-texts.js';
import { english } from './english-texts.js';
import type { PageTexts } from './texts.js';

/** What a person chooses for themselves; kept by the browser. */
export interface Preferences {
  readonly switchLanguage: () => void;
  readonly switchTheme: () => void;
}

/** Their own choice, else what the browser asks for first. */
export function chosenTexts(): PageTexts {
  const language = localStorage.getItem('language') ?? navigator.language;
  return language.toLowerCase().startsWith('zh') ? chinese : english;
}

/** The theme that was chosen; the system's where none was. */
export function applyTheme(): void {
  const theme = localStorage.getItem('theme');
  if (theme === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** @param changed told after each change */
export function createPreferences(changed: () => void): Preferences {
  const choose = (name: string, value: string): void => {
    localStorage.setItem(name, value);
    changed();
  };
  return {
    switchLanguage: () => choose('language', chosenTexts() === chinese ? 'en' : 'zh'),
    switchTheme: () => choose('theme', isDark() ? 'light' : 'dark'),
  };
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
