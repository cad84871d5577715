import type { GrowingCorpus } from './growing-corpus.js';
import { type MadeArticle, makeArticle, reprintOf } from './made-article.js';
import type { SeededRandom } from './seeded-random.js';

/** Makes articles up, each with a number of its own, and remembers them. */
export interface Newsroom {
  readonly made: ReadonlyMap<number, MadeArticle>;
  next(): MadeArticle;
  reprint(of: MadeArticle): MadeArticle;
  /** A question that some article answers, of late mostly. */
  question(): string | null;
}

export function createNewsroom(random: SeededRandom): Newsroom {
  const made = new Map<number, MadeArticle>();
  const keep = (article: MadeArticle): MadeArticle => {
    made.set(article.serial, article);
    return article;
  };
  return {
    made,
    next: () => keep(makeArticle(made.size + 1, random)),
    reprint: (of) => keep(reprintOf(of, made.size + 1, random)),
    question: () => {
      const newest = Math.max(0, made.size - 200);
      const from = random.next() < 0.5 ? newest : 0;
      const article = made.get(1 + from + Math.floor(random.next() * (made.size - from)));
      return article?.question ?? null;
    },
  };
}

/** An article in other words, a paragraph of it less. */
export function changed(made: MadeArticle): MadeArticle {
  const [opening = '', ...rest] = made.paragraphs;
  return { ...made, paragraphs: [`${opening}（更正）`, ...rest] };
}

/** How an article of a file fares after it came: nothing that happens to it is news. */
export function pickSettled(corpus: GrowingCorpus, random: SeededRandom) {
  const settled = [...corpus.arrivals.values()].filter(
    ({ by, wasRemoved, isCopied, version }) =>
      by === 'file' && !wasRemoved && !isCopied && version.fromMs < Date.now() - 5000,
  );
  return settled.length === 0 ? null : random.pick(settled);
}
