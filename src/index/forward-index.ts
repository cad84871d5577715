import type { IndexedPassage } from './passage-index.js';

/**
 * Passages with their terms, as an index file keeps them: what segmenting costs most of the time to find again.
 * Terms of all passages stand one after another; passage `i` has those from `starts[i]` up to `starts[i + 1]`.
 */
export interface ForwardIndex {
  readonly ids: readonly string[];
  /** As written: a passage whose text is another now is not to be taken from here. */
  readonly originals: readonly string[];
  readonly texts: readonly string[];
  /** Distinct words; the others' numbers are places in this list. */
  readonly dictionary: readonly string[];
  readonly words: TermColumns;
  readonly bigrams: TermColumns;
  readonly finals: readonly string[];
}

interface TermColumns {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly frequencies: Uint32Array;
  /** Length of each passage in terms. */
  readonly lengths: Uint32Array;
}

/** A passage and the text it was made from. */
export interface StoredPassage {
  readonly original: string;
  readonly indexed: IndexedPassage;
}

export function packForwardIndex(passages: readonly StoredPassage[]): ForwardIndex {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const terms = passages.map(({ indexed }) => indexed.terms);
  const words = packTerms(
    terms.map((passage) => passage.words),
    terms.map((passage) => passage.wordCount),
    numberOf,
  );
  const bigrams = packTerms(
    terms.map((passage) => passage.bigrams),
    terms.map((passage) => passage.bigramCount),
    numberOf,
  );
  return {
    ids: passages.map(({ indexed }) => indexed.id),
    originals: passages.map(({ original }) => original),
    texts: passages.map(({ indexed }) => indexed.text),
    dictionary: Array.from(numbers.keys()),
    words,
    bigrams,
    finals: terms.map((passage) => Array.from(passage.finals).join(' ')),
  };
}

export function* unpackForwardIndex(packed: ForwardIndex): Generator<StoredPassage, void, undefined> {
  for (const [i, id] of packed.ids.entries()) {
    yield {
      original: packed.originals[i] ?? '',
      indexed: {
        id,
        text: packed.texts[i] ?? '',
        terms: {
          words: unpackTerms(packed.words, i, packed.dictionary),
          wordCount: packed.words.lengths[i] ?? 0,
          bigrams: unpackTerms(packed.bigrams, i, packed.dictionary),
          bigramCount: packed.bigrams.lengths[i] ?? 0,
          finals: new Set((packed.finals[i] ?? '').split(' ').filter((character) => character !== '')),
        },
      },
    };
  }
}

function packTerms(
  passages: readonly ReadonlyMap<string, number>[],
  lengths: readonly number[],
  numberOf: (term: string) => number,
): TermColumns {
  const total = passages.reduce((sum, { size }) => sum + size, 0);
  const columns = {
    starts: new Uint32Array(passages.length + 1),
    terms: new Uint32Array(total),
    frequencies: new Uint32Array(total),
    lengths: Uint32Array.from(lengths),
  };
  let at = 0;
  passages.forEach((passage, i) => {
    columns.starts[i] = at;
    for (const [term, frequency] of passage) {
      columns.terms[at] = numberOf(term);
      columns.frequencies[at] = frequency;
      at++;
    }
  });
  columns.starts[passages.length] = at;
  return columns;
}

function unpackTerms(columns: TermColumns, passage: number, dictionary: readonly string[]): Map<string, number> {
  const terms = new Map<string, number>();
  for (let at = columns.starts[passage] ?? 0; at < (columns.starts[passage + 1] ?? 0); at++) {
    terms.set(dictionary[columns.terms[at] ?? 0] ?? '', columns.frequencies[at] ?? 0);
  }
  return terms;
}
