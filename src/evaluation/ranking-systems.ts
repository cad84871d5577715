import { indexWorkHere } from '../index/file/index-work-here.js';
import { packArticles } from '../index/file/packed-articles.js';
import { indexedPassages } from '../index/index-passages.js';
import type { IndexedArticle } from '../index/indexed-article.js';
import { createPlainMiniSearch } from '../index/live/plain-minisearch.js';
import { createMemoryIndex } from '../index/open-index.js';
import type { PassageIndex } from '../index/passage-index.js';
import { limitQuestion } from '../search/limit-question.js';
import { readQuestion } from '../search/question.js';
import { type RankedPassage, searchPassages } from '../search/search-passages.js';
import { createSearcher } from '../search/searcher.js';
import type { Segmenter } from '../words/segmenter.js';
import type { KnownQuestion, PoolPassage } from './evaluation-set.js';
import { holdsAnyAnswer } from './sentence-outcome.js';

/** Something that ranks passages for a question: ours, or one to compare with. */
export interface RankingSystem {
  readonly name: string;
  /** Ids of passages, best first; at least the first ten where so many match. */
  rank(question: string): readonly string[];
  /** Whether the sentence that it points at in a passage holds a known answer; `null` where none is known. */
  sentenceHolds?(question: KnownQuestion, passageId: string): boolean | null;
}

/** The product's own ranking, before caps an article, folding of duplicates and the confidence floor. */
export interface OwnSystem extends RankingSystem {
  search(question: string): readonly RankedPassage[];
}

/** @param passages the texts that sentences are judged in */
export function ownSystem(segmenter: Segmenter, index: PassageIndex, passages: readonly PoolPassage[] = []): OwnSystem {
  const search = (question: string) => searchPassages(index, readQuestion(segmenter, question));
  const searcher = createSearcher({ segmenter, index });
  const texts = new Map(passages.map(({ id, text }) => [id, text]));
  return {
    name: 'chuchu',
    search,
    rank: (question) => search(question).map(({ id }) => id),
    sentenceHolds({ question, answers = [] }, passageId) {
      const text = texts.get(passageId);
      if (text === undefined || answers.length === 0) return null;
      const { sentence } = searcher.highlight(question, text);
      return holdsAnyAnswer(
        (original) => segmenter.normalize(original),
        text.slice(sentence.start, sentence.end),
        answers,
      );
    },
  };
}

const baselineDepth = 100;

/** BM25 over words alone, stop and question words dropped, from the same index. */
export function plainBm25(segmenter: Segmenter, index: PassageIndex): RankingSystem {
  return {
    name: 'BM25',
    rank: (question) => {
      const { words, characters } = limitQuestion(readQuestion(segmenter, question), index);
      return index.candidates({ words, characters, bigrams: [], phrases: [] }, baselineDepth).map(({ id }) => id);
    },
  };
}

/** MiniSearch with its own formula on nodejieba's words, nothing dropped. */
export function plainMiniSearch(segmenter: Segmenter, passages: readonly PoolPassage[]): RankingSystem {
  const search = createPlainMiniSearch(passages.map(({ id, text }) => ({ id, words: segmenter.cut(text) })));
  return { name: 'MiniSearch', rank: (question) => search(segmenter.cut(question)) };
}

/** Passages packed at a time. */
const passagesAPack = 500;

/** Indexes each passage as it is, under its own id: in the frozen layer, which is what answers in a large corpus. */
export async function indexPool(
  segmenter: Segmenter,
  passages: readonly PoolPassage[],
  onPassage: (done: number) => void | Promise<void> = () => {},
): Promise<PassageIndex> {
  const index = createMemoryIndex(indexWorkHere);
  const fold = index.startFold();
  let batch: IndexedArticle[] = [];
  for (const [i, passage] of passages.entries()) {
    batch.push({ id: passage.id, passages: indexedPassages(segmenter, [passage]) });
    if (batch.length === passagesAPack || i === passages.length - 1) {
      fold.add(packArticles(batch));
      batch = [];
    }
    // oxlint-disable-next-line no-await-in-loop -- passages are added one after another
    await onPassage(i + 1);
  }
  await fold.finish();
  return index;
}
