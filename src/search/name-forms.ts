import type { TermStatistics } from '../index/passage-index.js';

/** A name that a question says in full or for short, while passages may say it the other way. */
export type NameForm =
  | { readonly asked: 'long'; readonly long: string; readonly short: string }
  /** `long`: what the full name may look like; global. */
  | { readonly asked: 'short'; readonly long: RegExp; readonly short: string };

const SHORT = /^\p{Script=Han}{2,3}[部委会局署院所]$/u;
/** Most characters between two that a short name takes. */
const maxSkipped = 6;

/** The name in full that a word of a question may be short for; `null` for a word that looks like no short name. */
export function shortNameForm(word: string): NameForm | null {
  if (!SHORT.test(word)) return null;
  const characters = Array.from(word);
  const last = characters.at(-1) === '委' ? '委(?:员会)?' : (characters.at(-1) ?? '');
  const between = String.raw`\p{Script=Han}{0,${maxSkipped}}?`;
  return { asked: 'short', short: word, long: new RegExp([...characters.slice(0, -1), last].join(between), 'gu') };
}

/** Whether some passage says all pairs of characters of a short name: one that nobody uses is no name. */
export function isSaid(short: string, statistics: Pick<TermStatistics, 'bigramDocumentFrequency'>): boolean {
  for (let at = 0; at + 2 <= short.length; at++) {
    if (statistics.bigramDocumentFrequency(short.slice(at, at + 2)) === 0) return false;
  }
  return true;
}

/**
 * A text that says a name in the form that the question does not use, with the one that it uses.
 *
 * @param isFoundBy whether the text is found by a word: what only looks like the full name is not
 */
export function unifyNames(
  text: string,
  names: readonly NameForm[],
  isFoundBy: (word: string) => boolean = () => true,
): string {
  let unified = text;
  for (const name of names) {
    const saysShort = unified.includes(name.short);
    if (name.asked === 'short') {
      if (!saysShort && isFoundBy(name.short)) unified = unified.replaceAll(name.long, name.short);
    } else if (saysShort && !unified.includes(name.long)) unified = unified.replaceAll(name.short, name.long);
  }
  return unified;
}
