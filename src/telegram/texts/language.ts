/** What the bot can speak, as BCP 47 tags. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;

export type Language = (typeof languages)[number];

/** Of whoever tells none. */
export const defaultLanguage: Language = 'zh-Hans';

/** Each as those who read it call it. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
};

/** Scripts and places that write Traditional Chinese (CLDR, likely subtags). */
const traditional = /^zh-(?:hant|tw|hk|mo)\b/iu;

/**
 * The language to speak with somebody.
 *
 * @param languageCode the tag that Telegram gives of a person's client (Bot API, "User"); not every client gives one.
 */
export function languageOf(languageCode: string | undefined): Language {
  if (languageCode === undefined || languageCode === '') return defaultLanguage;
  if (traditional.test(languageCode)) return 'zh-Hant';
  return /^zh\b/iu.test(languageCode) ? 'zh-Hans' : 'en';
}
