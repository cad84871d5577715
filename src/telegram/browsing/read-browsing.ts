import { type Shelf, type ShelfKind, shelfId } from '../../library/shelf.js';
import type { News } from '../news.js';
import { shelfKinds } from './browse-buttons.js';
import { type Clock, readWrittenDay, type WrittenDay } from './written-day.js';

/** What the words behind `/latest` name. */
export type ReadBrowsing =
  | { readonly kind: 'shelf'; readonly shelf: Shelf }
  /** The names that hold `part`, the largest first. */
  | { readonly kind: 'several'; readonly part: string; readonly shelves: readonly Shelf[] }
  /** A day without articles, and the days before and after it that have some. */
  | { readonly kind: 'no-such-day'; readonly day: string; readonly nearest: readonly Shelf[] }
  | { readonly kind: 'nothing' };

/** As subscriptions and questions take them: `来源:科技日报`. */
const prefix = /^(?<kind>来源|來源|媒体|媒體|source|publisher|分类|分類|category|日期|date)\s*[:：]\s*(?<name>.+)$/iu;

const kindOfPrefix: Readonly<Record<string, ShelfKind>> = {
  来源: 'publisher',
  來源: 'publisher',
  媒体: 'publisher',
  媒體: 'publisher',
  source: 'publisher',
  publisher: 'publisher',
  分类: 'category',
  分類: 'category',
  category: 'category',
  日期: 'day',
  date: 'day',
};

/** More would not be looked through. */
const maxSeveral = 12;

/**
 * Reads a day, or the name of a publisher or a category: the whole name, else a part of names.
 *
 * @param written not empty
 */
export function readBrowsing(
  written: string,
  news: Pick<News, 'library' | 'normalizeName'>,
  clock: Clock,
): ReadBrowsing {
  const { kind: named = '', name = written } = prefix.exec(written)?.groups ?? {};
  const kind = kindOfPrefix[named.toLowerCase()];
  const kinds = kind === undefined ? shelfKinds : [kind];
  const day = kinds.includes('day') ? readWrittenDay(name, clock) : null;
  return day === null ? readName(name, kinds, news) : readDay(day, news.library);
}

function readDay(written: WrittenDay, library: News['library']): ReadBrowsing {
  if (written.kind === 'day') {
    const shelf = library.shelf('day', shelfId(written.day));
    if (shelf !== undefined) return { kind: 'shelf', shelf };
    return { kind: 'no-such-day', day: written.day, nearest: nearestDays(written.day, library) };
  }
  const shelf = library.shelves('day').find(({ name }) => name?.endsWith(written.end) === true);
  return shelf === undefined ? { kind: 'nothing' } : { kind: 'shelf', shelf };
}

/** The day before, and the day after. */
function nearestDays(day: string, library: News['library']): Shelf[] {
  const days = library.shelves('day').filter(({ name }) => name !== null);
  const before = days.find(({ name }) => (name ?? '') < day);
  const after = days.findLast(({ name }) => (name ?? '') > day);
  return [before, after].filter((shelf) => shelf !== undefined);
}

function readName(
  written: string,
  kinds: readonly ShelfKind[],
  { library, normalizeName }: Pick<News, 'library' | 'normalizeName'>,
): ReadBrowsing {
  const comparable = (name: string): string => normalizeName(name).replaceAll(/\s+/gu, '');
  const sought = comparable(written);
  const named = kinds
    .filter((kind) => kind !== 'day')
    .flatMap((kind) => library.shelves(kind))
    .map((shelf) => ({ shelf, name: comparable(shelf.name ?? '') }));
  const same = named.find(({ name }) => name !== '' && name === sought);
  if (same !== undefined) return { kind: 'shelf', shelf: same.shelf };
  const holding = sought === '' ? [] : named.filter(({ name }) => name.includes(sought)).map(({ shelf }) => shelf);
  const [only, ...others] = holding;
  if (only === undefined) return { kind: 'nothing' };
  if (others.length === 0) return { kind: 'shelf', shelf: only };
  return { kind: 'several', part: written, shelves: holding.slice(0, maxSeveral) };
}
