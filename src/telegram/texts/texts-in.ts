import { english } from './en/texts.js';
import type { Language } from './language.js';
import type { Texts } from './texts.js';
import { simplifiedChinese } from './zh-hans/texts.js';
import { traditionalChinese } from './zh-hant/texts.js';

const byLanguage: Readonly<Record<Language, Texts>> = {
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
  en: english,
};

/** Every sentence of the bot, in a language. */
export function textsIn(language: Language): Texts {
  return byLanguage[language];
}
