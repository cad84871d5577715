import type { Language } from './language.js';
import { simplifiedChinese, type Texts } from './texts.js';

const byLanguage: Readonly<Record<Language, Texts>> = {
  'zh-Hans': simplifiedChinese,
  'zh-Hant': simplifiedChinese,
  en: simplifiedChinese,
};

/** Every sentence of the bot, in a language. */
export function textsIn(language: Language): Texts {
  return byLanguage[language];
}
