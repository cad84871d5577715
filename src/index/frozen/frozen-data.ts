import { type Refused, refused } from '../file/section-table.js';
import { StringTable } from '../file/string-table.js';
import { misfit } from './misfit.js';
import type { Postings } from './posting.js';

/**
 * All that a frozen layer is made of. Nothing in it follows from the number of passages, document frequencies or
 * average lengths of the collection, which change with the live layer and with passages that are taken out.
 */
export interface FrozenData {
  /** Ascending. */
  readonly words: StringTable;
  readonly wordPostings: Postings;
  /** Keys of bigrams, ascending; one that is a word of a passage has no posting there. */
  readonly bigrams: Uint32Array;
  readonly bigramPostings: Postings;
  /** Code points of the last characters of runs of Han characters, ascending. */
  readonly finals: Uint32Array;
  readonly finalPostings: Postings;
  /** Ids of articles, ascending; each has `articleCounts[i]` passages from `articleFirsts[i]` on. */
  readonly articles: StringTable;
  readonly articleFirsts: Uint32Array;
  readonly articleCounts: Uint32Array;
  /** The article of each passage. */
  readonly passageArticles: Uint32Array;
  /** What follows the article's id in the passage's, or {@link wholeIdMark} and an id that does not begin with it. */
  readonly passageTails: StringTable;
  readonly wordCounts: Uint32Array;
  readonly bigramCounts: Uint32Array;
  /** Normalised. */
  readonly texts: StringTable;
  /** The UTF-16 units that stand in the texts, ascending, and in how many of them each does. */
  readonly units: Uint16Array;
  readonly unitCounts: Uint32Array;
  /** The words of each passage, ascending: see `passage-words.ts`. */
  readonly passageWords: Uint8Array;
  readonly passageWordStarts: Uint32Array;
}

export const wholeIdMark = '\u0001';

export function passageCountOf({ wordCounts }: FrozenData): number {
  return wordCounts.length;
}

/** Id of a passage. */
export function passageIdAt({ articles, passageArticles, passageTails }: FrozenData, passage: number): string {
  const tail = passageTails.at(passage);
  return tail.startsWith(wholeIdMark) ? tail.slice(1) : articles.at(passageArticles[passage] ?? 0) + tail;
}

/** What {@link passageIdAt} makes an id of again. */
export function passageTail(articleId: string, passageId: string): string {
  const tail = passageId.startsWith(articleId) ? passageId.slice(articleId.length) : null;
  return tail === null || tail.startsWith(wholeIdMark) ? wholeIdMark + passageId : tail;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Its sections, as an index file has them. */
export function sectionsOf(data: FrozenData): [name: string, bytes: Uint8Array][] {
  return [
    ['words.units', bytesOf(data.words.units)],
    ['words.starts', bytesOf(data.words.starts)],
    ['words.postingStarts', bytesOf(data.wordPostings.starts)],
    ['words.postings', bytesOf(data.wordPostings.entries)],
    ['bigrams.keys', bytesOf(data.bigrams)],
    ['bigrams.postingStarts', bytesOf(data.bigramPostings.starts)],
    ['bigrams.postings', bytesOf(data.bigramPostings.entries)],
    ['finals.keys', bytesOf(data.finals)],
    ['finals.postingStarts', bytesOf(data.finalPostings.starts)],
    ['finals.postings', bytesOf(data.finalPostings.entries)],
    ['articles.units', bytesOf(data.articles.units)],
    ['articles.starts', bytesOf(data.articles.starts)],
    ['articles.firsts', bytesOf(data.articleFirsts)],
    ['articles.counts', bytesOf(data.articleCounts)],
    ['passages.articles', bytesOf(data.passageArticles)],
    ['passages.tails.units', bytesOf(data.passageTails.units)],
    ['passages.tails.starts', bytesOf(data.passageTails.starts)],
    ['passages.wordCounts', bytesOf(data.wordCounts)],
    ['passages.bigramCounts', bytesOf(data.bigramCounts)],
    ['passages.texts.units', bytesOf(data.texts.units)],
    ['passages.texts.starts', bytesOf(data.texts.starts)],
    ['units', bytesOf(data.units)],
    ['units.counts', bytesOf(data.unitCounts)],
    ['passages.words', bytesOf(data.passageWords)],
    ['passages.wordStarts', bytesOf(data.passageWordStarts)],
  ];
}

/** Views on sections; their lengths are checked against one another, what stands in them is looked at by `findDisorder`. */
export function frozenDataOf(sections: ReadonlyMap<string, Uint8Array>): FrozenData | Refused {
  const views = new SectionViews(sections);
  const data: FrozenData = {
    words: new StringTable(views.uint16('words.units'), views.uint32('words.starts')),
    wordPostings: { starts: views.uint32('words.postingStarts'), entries: views.uint32('words.postings') },
    bigrams: views.uint32('bigrams.keys'),
    bigramPostings: { starts: views.uint32('bigrams.postingStarts'), entries: views.uint32('bigrams.postings') },
    finals: views.uint32('finals.keys'),
    finalPostings: { starts: views.uint32('finals.postingStarts'), entries: views.uint32('finals.postings') },
    articles: new StringTable(views.uint16('articles.units'), views.uint32('articles.starts')),
    articleFirsts: views.uint32('articles.firsts'),
    articleCounts: views.uint32('articles.counts'),
    passageArticles: views.uint32('passages.articles'),
    passageTails: new StringTable(views.uint16('passages.tails.units'), views.uint32('passages.tails.starts')),
    wordCounts: views.uint32('passages.wordCounts'),
    bigramCounts: views.uint32('passages.bigramCounts'),
    texts: new StringTable(views.uint16('passages.texts.units'), views.uint32('passages.texts.starts')),
    units: views.uint16('units'),
    unitCounts: views.uint32('units.counts'),
    passageWords: views.uint8('passages.words'),
    passageWordStarts: views.uint32('passages.wordStarts'),
  };
  const problem = views.problem ?? misfit(data);
  return problem ?? data;
}

/** Reads sections as arrays and remembers the first that could not be. */
class SectionViews {
  problem: Refused | null = null;

  constructor(readonly sections: ReadonlyMap<string, Uint8Array>) {}

  uint8(name: string): Uint8Array {
    const bytes = this.sections.get(name);
    if (bytes === undefined) this.problem ??= refused(`a section ${name}`, 'none');
    return bytes ?? new Uint8Array();
  }

  uint16(name: string): Uint16Array {
    const bytes = this.#whole(name, 2);
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  }

  uint32(name: string): Uint32Array {
    const bytes = this.#whole(name, 4);
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }

  #whole(name: string, width: number): Uint8Array {
    const bytes = this.uint8(name);
    if (bytes.byteLength % width === 0 && bytes.byteOffset % width === 0) return bytes;
    this.problem ??= refused(`${name} of whole numbers`, `${bytes.byteLength} bytes`);
    return new Uint8Array();
  }
}
