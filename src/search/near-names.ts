import type { ArticleHead } from '../article/article-head.js';
import { countBigrams } from '../index/bigram.js';
import { NameSearch } from '../index/names/name-search.js';
import type { Segmenter } from '../words/segmenter.js';
import { nearestPart } from './nearest-part.js';

/** What a filter names. */
export type NameKind = 'source' | 'category' | 'title';

/** The publishers, categories and titles that there are, by what was perhaps written for one. */
export interface NearNames {
  /**
   * Names near to `written`, nearest first, as they are written in the articles: whole publishers, categories and tags;
   * of titles the part that is near.
   *
   * @param written normalised
   */
  near(kind: NameKind, written: string, limit: number): string[];
  /** Takes in the names that there are now, in slices; without it the first question that needs them waits for all. */
  prepare(takeTurn: () => Promise<void>): Promise<void>;
}

export interface NearNamesPorts {
  readonly segmenter: Segmenter;
  readonly heads: () => Iterable<ArticleHead>;
}

const kinds = ['source', 'category', 'title'] as const;
/** How many of the proposed names are compared. */
const maxCompared = 50;
/** A longer name is found by its words alone. */
const maxWholeName = 12;
/** A shorter name has too many neighbours that mean something else, in UTF-16 units. */
const minLength = 3;

export function createNearNames({ segmenter, heads }: NearNamesPorts): NearNames {
  const normalize = (name: string): string => segmenter.normalize(name).text;
  // Titles are long: their words find them. Short names have few words, and are found as a whole, too.
  const termsOf = (name: string): string[] => {
    const whole = normalize(name).replaceAll(/\s+/gu, ' ').trim();
    const words = segmenter.segment(name).words.map(({ text }) => text);
    return whole.length > 0 && whole.length <= maxWholeName ? [whole, ...words] : words;
  };
  // A slip changes where words are cut (元/宇审): two characters side by side begin the word that was meant.
  const termsOfWritten = (written: string): string[] => [...termsOf(written), ...countBigrams(written).keys()];
  const searches: Readonly<Record<NameKind, NameSearch>> = {
    source: new NameSearch(termsOf, termsOfWritten),
    category: new NameSearch(termsOf, termsOfWritten),
    title: new NameSearch(termsOf, termsOfWritten),
  };
  return {
    near(kind, written, limit) {
      if (written.length < minLength) return [];
      // Articles come and go; only names that are new are taken in.
      searches[kind].keep(namesOf(kind, heads()));
      const near = searches[kind].near(written, maxCompared).flatMap((name) => {
        const normalized = segmenter.normalize(name);
        const { edits, start, end } = nearestPart(written, normalized.text);
        if (edits > mostEdits(written) || start === end) return [];
        const part = normalized.toOriginal(start, end);
        const meant = kind === 'title' ? name.slice(part.start, part.end).trim() : name;
        return [{ meant, edits, off: Math.abs(meant.length - written.length) }];
      });
      const sorted = near.toSorted((a, b) => a.edits - b.edits || a.off - b.off);
      const [best] = sorted;
      // Of a title any part may be near: 乡村振兴 is meant by 乡村振新, not 乡村新.
      const asNear = sorted.filter(({ edits, off }) => edits === best?.edits && (kind !== 'title' || off === best.off));
      return Array.from(new Set(asNear.map(({ meant }) => meant))).slice(0, limit);
    },
    async prepare(takeTurn) {
      for (const kind of kinds) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        await searches[kind].keepInTurns(namesOf(kind, heads()), takeTurn);
      }
    },
  };
}

function namesOf(kind: NameKind, heads: Iterable<ArticleHead>): Set<string> {
  const names = new Set<string>();
  for (const head of heads) {
    for (const name of namesIn(kind, head)) if (name !== null && name.trim() !== '') names.add(name);
  }
  return names;
}

/** What the filter of that kind looks at. */
function namesIn(kind: NameKind, { publisher, category, tags, title }: ArticleHead): readonly (string | null)[] {
  if (kind === 'source') return [publisher];
  return kind === 'category' ? [category, ...tags] : [title];
}

/** One character of three to five may be wrong, two of more. */
function mostEdits({ length }: string): number {
  return length < 6 ? 1 : 2;
}
