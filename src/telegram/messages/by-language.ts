import type { Composer, Context } from 'grammy';
import type { Language } from '../texts/language.js';

/** Each made when it is first asked for, and once: what it remembers of albums is to last. */
export function byLanguage(make: (language: Language) => Composer<Context>): (language: Language) => Composer<Context> {
  const made = new Map<Language, Composer<Context>>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
