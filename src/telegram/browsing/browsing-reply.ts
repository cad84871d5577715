import type { News } from '../news.js';
import { maxAskedUtf16Units } from '../pages/message-limits.js';
import { type Page, plainPage } from '../pages/page.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { kindButtons, shelfButtons } from './browse-buttons.js';
import { browsePage } from './browse-page.js';
import { type BrowsePath, stepOn } from './browse-path.js';
import { readBrowsing } from './read-browsing.js';
import type { Clock } from './written-day.js';

/** What somebody wants to look through. */
export interface BrowsingWish {
  /** What is shown where nothing is written. */
  readonly of: 'latest' | 'sources';
  /** What stands behind the command; empty for nothing. */
  readonly written: string;
}

const beginnings: Readonly<Record<BrowsingWish['of'], BrowsePath>> = {
  latest: { from: [], shown: { kind: 'latest', page: 0 } },
  sources: { from: [], shown: { kind: 'shelves', of: 'publisher', page: 0 } },
};

/** The page that answers `/latest` and `/sources`; what is written behind either names a publisher, a category or a day. */
export function browsingReply({ of, written }: BrowsingWish, news: News, clock: Clock, texts: Texts): Page {
  const from = beginnings[of];
  if (written === '' || news.library.articleCount === 0) return browsePage(from, news, texts);
  const read = readBrowsing(written, news, clock);
  if (read.kind === 'shelf') {
    const { kind, id } = read.shelf;
    return browsePage(stepOn(from, { kind: 'shelf', of: kind, id, page: 0 }), news, texts);
  }
  if (read.kind === 'several') {
    const keyboard = shelfButtons(read.shelves, { from, perRow: 2 }, texts);
    return { ...plainPage(texts.reading.severalNamed(shownWords(read.part))), keyboard };
  }
  const kinds = kindButtons(beginnings.latest, texts);
  if (read.kind === 'nothing')
    return { ...plainPage(texts.reading.nothingNamed(shownWords(written))), keyboard: [kinds] };
  const nearest = shelfButtons(read.nearest, { from, perRow: 2 }, texts);
  return {
    ...plainPage(texts.reading.nothingOn(dayShown(read.day, texts) ?? read.day)),
    keyboard: [...nearest, kinds],
  };
}

function shownWords(written: string): string {
  return oneLine(written, maxAskedUtf16Units) ?? '';
}
