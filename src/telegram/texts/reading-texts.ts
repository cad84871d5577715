import type { ShelfKind } from '../../library/shelf.js';

/** What is said while somebody goes through the articles, and about quotes that are shared and judged. */
export interface ReadingTexts {
  /** On the button that leads to all publishers, categories or days: 1–24 UTF-16 units. */
  readonly by: (kind: ShelfKind) => string;
  /** On buttons, as the next two: 1–24 UTF-16 units. */
  readonly back: () => string;
  readonly backToList: () => string;
  /** Over the list of all publishers, categories or days; `named` is how many there are. */
  readonly shelvesHead: (kind: ShelfKind, named: number, articles: number) => string;
  /** Stands for the name where articles have none: 1–20 UTF-16 units. */
  readonly unnamed: (kind: ShelfKind) => string;
  /** A name with how many articles it has. */
  readonly shelfLine: (name: string, articles: number) => string;
  /** Over the articles of one of them. */
  readonly shelfHead: (name: string, articles: number) => string;
  readonly shelfGone: () => string;
  readonly articleGone: () => string;
  /** Nothing is called what was written behind the command. */
  readonly nothingNamed: (written: string) => string;
  /** Comes over the names that hold what was written. */
  readonly severalNamed: (written: string) => string;
  /** There are no articles of that day; comes over the days before and after that have some. */
  readonly nothingOn: (day: string) => string;

  /** On a button that lets somebody choose a chat for the quote. */
  readonly share: () => string;
  /** Marks the button of the verdict that was given. */
  readonly given: (label: string) => string;
  /** In an alert: 1–200 characters. */
  readonly thanks: () => string;
  readonly takenBack: () => string;
}
