import type { ShelfKind } from '../../library/shelf.js';

/** A list or an article that is shown; pages are from 0. */
export type BrowseStep =
  /** The newest of all articles. */
  | { readonly kind: 'latest'; readonly page: number }
  /** All publishers, categories or days. */
  | { readonly kind: 'shelves'; readonly of: ShelfKind; readonly page: number }
  /** The newest articles of one of them. */
  | { readonly kind: 'shelf'; readonly of: ShelfKind; readonly id: string; readonly page: number }
  | { readonly kind: 'article'; readonly key: string; readonly page: number };

/** What is shown, and the way that somebody went to it, each step one that the next was taken from. */
export interface BrowsePath {
  readonly from: readonly BrowseStep[];
  readonly shown: BrowseStep;
}

/** To something else in the place of what is shown. */
export function stepAside({ from }: BrowsePath, to: BrowseStep): BrowsePath {
  return { from, shown: to };
}

export function stepOn({ from, shown }: BrowsePath, to: BrowseStep): BrowsePath {
  return { from: [...from, shown], shown: to };
}

/** `null` where the way began with what is shown. */
export function stepBack({ from }: BrowsePath): BrowsePath | null {
  return asPath(from);
}

/** What a button that leads there sends: at most 56 bytes of the 64 there may be (Bot API, "InlineKeyboardButton"). */
export function browseData({ from, shown }: BrowsePath): string {
  return `at:${[...from, shown].map(encodeStep).join('')}`;
}

const shelvesLetters = { publisher: 'P', category: 'C', day: 'D' } as const;
const shelfLetters = { publisher: 'p', category: 'c', day: 'd' } as const;

function encodeStep(step: BrowseStep): string {
  if (step.kind === 'latest') return `L${step.page}`;
  if (step.kind === 'shelves') return `${shelvesLetters[step.of]}${step.page}`;
  return step.kind === 'shelf' ? `${shelfLetters[step.of]}${step.id}${step.page}` : `a${step.key}${step.page}`;
}

/** Each step at most once, in the order in which one gets from one to the next. */
const form =
  /^at:(?:L(?<latest>\d{1,6}))?(?:(?<shelves>[PCD])(?<shelvesPage>\d{1,6}))?(?:(?<shelf>[pcd])(?<id>[\w-]{12})(?<shelfPage>\d{1,6}))?(?:a(?<key>[\w-]{12})(?<articlePage>\d{1,6}))?$/u;

/** Reads what {@link browseData} made; `null` for what it never makes: anybody can send any data. */
export function readBrowseData(data: string): BrowsePath | null {
  const found = form.exec(data)?.groups;
  if (found === undefined) return null;
  const { latest, shelves, shelvesPage, shelf, id = '', shelfPage, key, articlePage } = found;
  return asPath([
    ...(latest === undefined ? [] : [{ kind: 'latest' as const, page: Number(latest) }]),
    ...kindsOf(shelvesLetters, shelves).map((of) => ({ kind: 'shelves' as const, of, page: Number(shelvesPage) })),
    ...kindsOf(shelfLetters, shelf).map((of) => ({ kind: 'shelf' as const, of, id, page: Number(shelfPage) })),
    ...(key === undefined ? [] : [{ kind: 'article' as const, key, page: Number(articlePage) }]),
  ]);
}

const kinds: readonly ShelfKind[] = ['publisher', 'category', 'day'];

function kindsOf(letters: Readonly<Record<ShelfKind, string>>, letter: string | undefined): ShelfKind[] {
  return kinds.filter((kind) => letters[kind] === letter);
}

function asPath(steps: readonly BrowseStep[]): BrowsePath | null {
  const shown = steps.at(-1);
  return shown === undefined ? null : { from: steps.slice(0, -1), shown };
}
