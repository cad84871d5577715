import type { TermStatistics } from '../search/weigh-question.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { ArticleWords } from './article-words.js';
import { passageWithWords, type SoughtWords, seekWords } from './match-words.js';
import { type Subscribed, Subscribers } from './subscribers.js';
import type { WordsTopic } from './subscription.js';
import { type UnitPair, unitPair, unitPairs } from './unit-pairs.js';

/** Words, and what they are found under. */
interface FiledWords extends SoughtWords {
  readonly pair: UnitPair;
}

export interface MatchedWords {
  readonly sought: SoughtWords;
  readonly ids: ReadonlySet<number>;
  readonly ordinal: number;
}

/**
 * Subscriptions to words, each filed under two characters of its rarest word: an article looks only at those whose two
 * characters it holds. What is rare is judged when a subscription is added; should that change, it is found under a
 * frequent pair, and costs more, but is found all the same: an article that matches holds every pair of every word.
 */
export class WordTopics {
  readonly #normalize: NormalizeText;
  readonly #statistics: TermStatistics;
  readonly #subscribers = new Subscribers<FiledWords>();
  readonly #byPair = new Map<UnitPair, Set<Subscribed<FiledWords>>>();

  constructor(normalize: NormalizeText, statistics: TermStatistics) {
    this.#normalize = normalize;
    this.#statistics = statistics;
  }

  add(topic: WordsTopic, id: number): void {
    const sought = seekWords(topic, this.#normalize);
    const first = this.#subscribers.add(keyOf(sought), id, () => ({
      ...sought,
      pair: rarestPair(sought.required, this.#statistics),
    }));
    if (first === null) return;
    const filed = this.#byPair.get(first.sought.pair) ?? new Set();
    this.#byPair.set(first.sought.pair, filed.add(first));
  }

  remove(topic: WordsTopic, id: number): void {
    const last = this.#subscribers.remove(keyOf(seekWords(topic, this.#normalize)), id);
    if (last === null) return;
    const filed = this.#byPair.get(last.sought.pair);
    filed?.delete(last);
    if (filed?.size === 0) this.#byPair.delete(last.sought.pair);
  }

  *match(article: ArticleWords): Generator<MatchedWords, void, undefined> {
    if (this.#byPair.size === 0) return;
    for (const pair of unitPairs(article.whole)) {
      for (const { sought, ids } of this.#byPair.get(pair) ?? []) {
        const ordinal = passageWithWords(sought, article);
        if (ordinal !== null) yield { sought, ids, ordinal };
      }
    }
  }
}

function keyOf({ required, excluded }: SoughtWords): string {
  return JSON.stringify([required.toSorted(), excluded.toSorted()]);
}

const HAN_PAIR = /^\p{Script=Han}{2}$/u;

/** The pair, in any of the words, that stands in the fewest passages. */
function rarestPair(words: readonly string[], statistics: TermStatistics): UnitPair {
  let rarest: UnitPair = unitPair(words[0] ?? '');
  let fewest = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const pairs = Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2));
    for (const pair of pairs) {
      const count = passagesWith(pair, word, statistics);
      if (count >= fewest) continue;
      fewest = count;
      rarest = unitPair(pair);
    }
  }
  return rarest;
}

/** Of letters and digits only whole words are counted. */
function passagesWith(pair: string, word: string, statistics: TermStatistics): number {
  if (HAN_PAIR.test(pair)) return statistics.bigramDocumentFrequency(pair);
  if (pair === word && /^\p{Script=Han}$/u.test(word)) return statistics.characterDocumentFrequency(word);
  return statistics.wordDocumentFrequency(word);
}
