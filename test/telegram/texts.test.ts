import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { administratorCommands } from '../../src/telegram/administration/administrator-commands.js';
import { commandLines, commands } from '../../src/telegram/messages/commands.js';
import { type Language, languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { samples, shownOf } from './text-samples.js';

/** A sentence as it comes out, for one choice of its arguments. */
interface Spoken {
  /** `subscribing.cardHead` */
  readonly path: string;
  readonly given: readonly unknown[];
  readonly text: string;
}

type Dictionary = Readonly<Record<string, unknown>>;

/** All that a language can say: each sentence with each of its samples. */
function spokenIn(language: Language): readonly Spoken[] {
  return spokenBy(asDictionary(textsIn(language)), asDictionary(samples), '');
}

function spokenBy(dictionary: Dictionary, given: Dictionary, before: string): readonly Spoken[] {
  return Object.entries(dictionary).flatMap(([key, value]): readonly Spoken[] => {
    const path = before + key;
    if (typeof value === 'string') return [];
    if (typeof value !== 'function') return spokenBy(asDictionary(value), asDictionary(given[key]), `${path}.`);
    const calls = value.length === 0 ? [[]] : given[key];
    if (!Array.isArray(calls) || calls.length === 0) throw new Error(`${path}: expected samples, got none`);
    return calls.map((each: readonly unknown[]): Spoken => {
      const text: unknown = Reflect.apply(value, undefined, each);
      if (typeof text !== 'string') throw new Error(`${path}: expected a sentence, got ${typeof text}`);
      return { path, given: each, text };
    });
  });
}

function asDictionary(value: unknown): Dictionary {
  if (typeof value !== 'object' || value === null) throw new Error(`expected a dictionary, got ${String(value)}`);
  return { ...value };
}

/** The keys of a dictionary and of what is in it. */
function pathsOf(dictionary: Dictionary, before = ''): readonly string[] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'object' ? pathsOf(asDictionary(value), `${before}${key}.`) : [before + key],
  );
}

/** As wide as it is drawn, in Latin letters: a Han character is two. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u1100-\uFFFF]/u.test(character) ? 2 : 1), 0);
}

const spoken = languages.map((language) => ({ language, all: spokenIn(language) }));
const withoutSamples = (text: string): string => text.replaceAll(/«[^»]*»/gu, '');

/** Shown over the chat for a moment (Bot API, "answerCallbackQuery"). */
const notices =
  /^(?:expired|unknownButton|tapFailed|tooFast|alertExpired|groups\.onlyAskerFolds|privacy\.(?:onlyAdministrators|rightsUnknown)|quoteGone|subscribing\.(?:onlyAdministrators|rightsUnknown|subscriptionGone|buttonTooOld|unfit)|settings\.(?:onlyAdministrators|rightsUnknown|buttonTooOld)|welcome\.groupUpgraded)$/u;
const buttons =
  /^(?:askWithoutFilters|paragraphBefore|paragraphAfter|wholeArticle|backToQuote|openSource|copyCitation|stopAlerts|pauseAlerts|groups\.(?:openInPrivate|fold)|privacy\.forget(?:Button|Yes|No)|administrator\.(?:\w+Button|backToStatus)|subscribing\.(?:otherReading|atOnce|daily|weekly|silence|withSound|pause|resume|share|remove|back|allSubscriptions|hour|weekday|pauseDay|pauseWeek|pauseUntilResumed|keep|change|subscribeMore|quietHours|timeZone|everythingNew|choosePublisher|chooseCategory|write|noQuietHours|quietRange|zoneName|otherZone)|settings\.(?:pauseAll|resumeAll|settings))$/u;
/** Of a button that has a row of a phone with three others. */
const maxButtonColumns = 22;

describe.each(spoken)('$language', ({ language, all }) => {
  it('has every sentence that any has', () => {
    expect(pathsOf(asDictionary(textsIn(language)))).toEqual(pathsOf(asDictionary(textsIn('zh-Hans'))));
    expect(textsIn(language).language).toBe(language);
  });

  it('says something in each, with all that was given for it', () => {
    const faults = all.flatMap(({ path, given, text }) => [
      ...(text.trim() === '' ? [`${path}: says nothing`] : []),
      ...(/undefined|null|NaN|\[object|\$\{/u.test(text) ? [`${path}: ${text}`] : []),
      ...shownOf(given)
        .filter((shown) => !text.includes(shown))
        .map((shown) => `${path}: expected ${shown} in it, got ${text}`),
    ]);
    expect(faults).toEqual([]);
  });

  it('says something else for each form of a sentence', () => {
    const same = all.filter(({ path, text }, place) =>
      all.slice(0, place).some((other) => other.path === path && other.text === text),
    );
    expect(same.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
  });

  it('fits each sentence into its place', () => {
    const of = (paths: RegExp) => all.filter(({ path }) => paths.test(path));
    const longest = (paths: RegExp) => Math.max(...of(paths).map(({ text }) => text.length));
    expect(longest(notices)).toBeLessThanOrEqual(200);
    const wide = of(buttons).filter(({ text }) => columnsOf(text) > maxButtonColumns);
    expect(wide.map(({ path, text }) => `${path}: ${text}`)).toEqual([]);
    // Bot API, "BotCommand"; ours is less, so that a menu shows it whole.
    expect(longest(/Summary$/u)).toBeLessThanOrEqual(48);
    // Bot API, "ForceReply", `input_field_placeholder`.
    expect(longest(/Placeholder$/u)).toBeLessThanOrEqual(64);
    const texts = textsIn(language);
    const { length } = texts.description(commandLines(texts));
    expect([length > 0, length <= 512]).toEqual([true, true]);
    expect(texts.shortDescription().length).toBeLessThanOrEqual(120);
    expect(texts.help(commandLines(texts, [...commands, ...administratorCommands])).length).toBeLessThan(3000);
  });

  it('keeps apart the two sentences that are known again by their words', () => {
    const { askTopic, askZone } = textsIn(language).subscribing;
    const prompts = languages.flatMap((each) => [
      textsIn(each).subscribing.askTopic(),
      textsIn(each).subscribing.askZone(),
    ]);
    expect(prompts.filter((prompt) => prompt === askTopic() || prompt === askZone())).toHaveLength(2);
  });
});

describe('the script', () => {
  const wordsOf = (language: Language) =>
    (spoken.find((each) => each.language === language)?.all ?? []).map(({ path, text }) => ({
      path,
      text: withoutSamples(text),
    }));
  /** What else the characters of a language would be in the other script. */
  const changedBy = (convert: (text: string) => string, language: Language) => {
    const characters = new Set(wordsOf(language).flatMap(({ text }) => Array.from(text)));
    return [...characters].filter((character) => convert(character) !== character);
  };

  it('of Simplified Chinese has no character that is Traditional alone', () => {
    expect(changedBy(ToSimplified({ from: 't', to: 'cn' }), 'zh-Hans')).toEqual([]);
  });

  it('of Traditional Chinese has no character that is Simplified alone', () => {
    // 台 is written in both: 台北.
    expect(changedBy(ToTraditional({ from: 'cn', to: 'tw' }), 'zh-Hant')).toEqual(['台']);
  });

  it('of Traditional Chinese says things as they are said in Taiwan', () => {
    const asInTaiwan = ToTraditional({ from: 'cn', to: 'twp' });
    // Said there, too; OpenCC knows of other words for them.
    const saidInBoth = /支持|查看|台北/gu;
    const otherwise = wordsOf('zh-Hant')
      .map(({ path, text }) => ({ path, text: text.replaceAll(saidInBoth, '') }))
      .filter(({ text }) => asInTaiwan(text) !== text);
    expect(otherwise).toEqual([]);
  });

  it('of English is Latin, its punctuation too', () => {
    const foreign = wordsOf('en').filter(({ text }) => /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(text));
    expect(foreign).toEqual([]);
  });

  it('of either Chinese has no English sentence', () => {
    const english = (['zh-Hans', 'zh-Hant'] as const)
      .flatMap(wordsOf)
      .filter(({ text }) => /[A-Za-z]{2,} [A-Za-z]{2,}/u.test(text.replaceAll(/Europe\/Berlin|Asia\/\w+/gu, '')));
    expect(english).toEqual([]);
  });
});
