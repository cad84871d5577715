import { maxWordLength } from '../../alert/check-topic.js';
import type { News } from '../news.js';
import { subscribeNamesPerPage } from '../pages/message-limits.js';
import { type Page, plainPage } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { oneLine } from '../texts/one-line.js';
import type { SubscribingTexts } from '../texts/subscribing-texts.js';
import { type NameKind, subscribingData } from './subscription-data.js';
import { tapButton } from './subscriptions-page.js';

/** What `/subscribe` alone asks: what to subscribe to. */
export function subscribeMenu(words: SubscribingTexts): Page {
  return {
    ...plainPage(words.subscribeMenu()),
    keyboard: [
      [tapButton(words.choosePublisher(), { kind: 'names', of: 'publisher', page: 0 })],
      [tapButton(words.chooseCategory(), { kind: 'names', of: 'category', page: 0 })],
      [tapButton(words.everythingNew(), { kind: 'everything' }), tapButton(words.write(), { kind: 'write' })],
    ],
  };
}

/**
 * The publishers or categories of the articles, most articles first, one a button.
 *
 * @param page from 0; one that is out of range counts as the nearest.
 */
export function namesPage(kind: NameKind, page: number, library: News['library'], words: SubscribingTexts): Page {
  const names = namesOf(kind, library);
  const back = [tapButton(words.back(), { kind: 'menu' })];
  if (names.length === 0) return { ...plainPage(words.noNames()), keyboard: [back] };
  const pages = Math.ceil(names.length / subscribeNamesPerPage);
  const shown = clampPage(page, pages);
  const from = shown * subscribeNamesPerPage;
  const listed = names.slice(from, from + subscribeNamesPerPage);
  return {
    ...plainPage(kind === 'publisher' ? words.askPublisher(names.length) : words.askCategory(names.length)),
    keyboard: [
      ...listed.map((name, i) => [tapButton(name, { kind: 'name', of: kind, place: from + i })]),
      pagerRow(shown, pages, (to) => subscribingData({ kind: 'names', of: kind, page: to })),
      back,
    ].filter((row) => row.length > 0),
  };
}

/** As buttons show them: of a longer name the beginning, which matches it as a part. */
export function namesOf(kind: NameKind, library: News['library']): readonly string[] {
  const counts = new Map<string, number>();
  for (const { [kind]: name } of library.heads()) {
    const line = oneLine(name, maxWordLength);
    if (line !== null) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}
