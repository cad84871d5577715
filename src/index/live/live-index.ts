import { articleIdOfPassage } from '../../article/article-id.js';
import { bigramKey } from '../bigram.js';
import type { IndexLayer } from '../index-layer.js';
import { isLatinWord } from '../latin-word.js';
import { mostFrequentWords, type WordCount } from '../most-frequent-words.js';
import type { Candidate, CandidateTerms, IndexedPassage, IndexQuery, PassageIndex, Side } from '../passage-index.js';
import type { PassageTerms } from '../passage-terms.js';
import { compareScored, scorePassage } from '../score-passage.js';
import { unitsOf } from '../units-of.js';
import { type WeightedQuery, weighQuery } from '../weigh-query.js';
import { createTermSearch, hexTerm } from './minisearch-terms.js';
import { frequencyOf, type PostingList, postingList } from './posting-list.js';
import { TermCounter } from './term-counter.js';
import { WordNumbers } from './word-numbers.js';

interface LivePassage {
  readonly id: string;
  readonly text: string;
  readonly words: PostingList;
  readonly bigrams: PostingList;
  readonly wordCount: number;
  readonly bigramCount: number;
}

/**
 * The live layer: an index that is good at changing. MiniSearch says *which* passages hold a term; its own score is
 * ignored (it multiplies by the number of matched words), and its candidates are scored by the one BM25 function.
 */
export class LiveIndex implements PassageIndex, IndexLayer {
  readonly #search = createTermSearch();
  readonly #passages = new Map<number, LivePassage>();
  readonly #numbersByArticle = new Map<string, readonly number[]>();
  readonly #wordNumbers = new WordNumbers();
  readonly #wordDocuments = new TermCounter<number>();
  readonly #bigramDocuments = new TermCounter<number>();
  readonly #unitDocuments = new TermCounter<number>();
  #nextNumber = 0;
  #wordTotal = 0;
  #bigramTotal = 0;

  get passageCount(): number {
    return this.#passages.size;
  }

  get articleCount(): number {
    return this.#numbersByArticle.size;
  }

  get wordTotal(): number {
    return this.#wordTotal;
  }

  get bigramTotal(): number {
    return this.#bigramTotal;
  }

  get distinctWords(): number {
    return this.#wordDocuments.distinct;
  }

  get averageWordCount(): number {
    return this.#passages.size === 0 ? 0 : this.#wordTotal / this.#passages.size;
  }

  get averageBigramCount(): number {
    return this.#passages.size === 0 ? 0 : this.#bigramTotal / this.#passages.size;
  }

  wordDocumentFrequency(word: string): number {
    const number = this.#wordNumbers.of(word);
    return number === undefined ? 0 : this.#wordDocuments.of(number);
  }

  bigramDocumentFrequency(bigram: string): number {
    return this.#bigramDocuments.of(bigramKey(bigram)) + this.wordDocumentFrequency(bigram);
  }

  characterDocumentFrequency(character: string): number {
    return this.#holdersOf(character).length;
  }

  beside(character: string, side: Side, among: readonly string[]): readonly string[] {
    if (this.#passages.size === 0) return [];
    const pairWith = (other: string) => (side === 'before' ? other + character : character + other);
    return among.filter((other) => this.bigramDocumentFrequency(pairWith(other)) > 0);
  }

  unitDocumentFrequency(unit: string): number {
    return this.#unitDocuments.of(unit.charCodeAt(0));
  }

  put(articleId: string, passages: readonly IndexedPassage[]): void {
    this.discard(articleId);
    const numbers = passages.map((passage) => this.#add(passage));
    if (numbers.length > 0) this.#numbersByArticle.set(articleId, numbers);
  }

  discard(articleId: string): boolean {
    const numbers = this.#numbersByArticle.get(articleId);
    if (numbers === undefined) return false;
    this.#numbersByArticle.delete(articleId);
    for (const number of numbers) {
      const passage = this.#passages.get(number);
      if (passage === undefined) continue;
      this.#search.discard(number);
      this.#passages.delete(number);
      this.#count(passage, -1);
    }
    return true;
  }

  has(articleId: string): boolean {
    return this.#numbersByArticle.has(articleId);
  }

  articleIds(): Iterable<string> {
    return this.#numbersByArticle.keys();
  }

  *words(): Generator<string, void, undefined> {
    for (const [word, number] of this.#wordNumbers.entries()) if (this.#wordDocuments.of(number) > 0) yield word;
  }

  *latinWords(): Generator<string, void, undefined> {
    for (const word of this.words()) if (isLatinWord(word)) yield word;
  }

  *countsBegunBy(beginning: string): Generator<WordCount, void, undefined> {
    for (const [word, number] of this.#wordNumbers.entries()) {
      if (!word.startsWith(beginning) || word === beginning) continue;
      const passages = this.#wordDocuments.of(number);
      if (passages > 0) yield { word, passages };
    }
  }

  wordsBegunBy(beginning: string, limit: number): readonly string[] {
    return mostFrequentWords([this.countsBegunBy(beginning)], limit);
  }

  candidates(query: IndexQuery, limit: number): Candidate[] {
    return this.matches(weighQuery(query, this), limit);
  }

  matches(query: WeightedQuery, limit: number): Candidate[] {
    return (
      this.#matching(query)
        .filter(({ passage }) => isAskedFor(passage, query))
        .map(({ passage, terms }) => this.#score(weightedTermsAmong(query, terms), passage))
        // MiniSearch does not tell a word from a bigram: what holds `中国` only inside 中国人 has no word to score.
        .filter(({ score }) => score > 0)
        .toSorted(compareScored)
        .slice(0, limit)
    );
  }

  #add({ id, text, terms }: IndexedPassage): number {
    const number = this.#nextNumber++;
    const passage: LivePassage = {
      id,
      text,
      words: postingList(Array.from(terms.words, ([word, count]) => [this.#wordNumbers.give(word), count])),
      bigrams: postingList(Array.from(terms.bigrams, ([bigram, count]) => [bigramKey(bigram), count])),
      wordCount: terms.wordCount,
      bigramCount: terms.bigramCount,
    };
    this.#passages.set(number, passage);
    this.#count(passage, 1);
    this.#search.add({ number, terms: searchTerms(terms).map(hexTerm).join(' ') });
    return number;
  }

  #count(passage: LivePassage, change: 1 | -1): void {
    for (const key of passage.words.keys) this.#wordDocuments.add(key, change);
    for (const key of passage.bigrams.keys) this.#bigramDocuments.add(key, change);
    for (const unit of unitsOf(passage.text)) this.#unitDocuments.add(unit, change);
    this.#wordTotal += change * passage.wordCount;
    this.#bigramTotal += change * passage.bigramCount;
  }

  /** The passages to score, each with the only terms of the query it can hold: those found, and those not looked for. */
  #matching(weighted: WeightedQuery): Match[] {
    const all = [...weighted.words, ...weighted.bigrams];
    const byHex = new Map(all.flatMap(({ term, chooses }) => (chooses ? [[hexTerm(term), term]] : [])));
    const held = new Map<number, Set<string>>();
    if (byHex.size > 0) {
      for (const { id, terms } of this.#search.search(Array.from(byHex.keys()).join(' '))) {
        held.set(Number(id), new Set(terms.map((hex) => byHex.get(hex) ?? '')));
      }
    }
    for (const { term } of weighted.characters) {
      for (const { id } of this.#holdersOf(term)) if (!held.has(id)) held.set(id, new Set());
    }
    const others = all.filter(({ chooses }) => !chooses);
    return Array.from(held, ([number, terms]) => {
      const passage = this.#passages.get(number);
      for (const { term } of others) terms.add(term);
      return passage === undefined ? [] : [{ passage, terms }];
    }).flat();
  }

  /** Every place of a character is the beginning of a bigram, a word, or the end of a run: all are terms. */
  #holdersOf(character: string): readonly { id: number }[] {
    return this.#search.search(hexTerm(character), { prefix: true });
  }

  #score(query: WeightedQuery, passage: LivePassage): Candidate {
    const terms = this.#candidateTerms(passage);
    return { id: passage.id, text: passage.text, terms, ...scorePassage(query, terms, passage.text) };
  }

  #candidateTerms({ words, bigrams, wordCount, bigramCount }: LivePassage): CandidateTerms {
    const wordFrequency = (word: string) => {
      const number = this.#wordNumbers.of(word);
      return number === undefined ? 0 : frequencyOf(words, number);
    };
    return {
      wordCount,
      bigramCount,
      wordFrequency,
      bigramFrequency: (bigram) => frequencyOf(bigrams, bigramKey(bigram)) || wordFrequency(bigram),
    };
  }
}

interface Match {
  readonly passage: LivePassage;
  readonly terms: ReadonlySet<string>;
}

/** The others score nothing: leaving them out here saves looking them up in every passage. */
function weightedTermsAmong(query: WeightedQuery, terms: ReadonlySet<string>): WeightedQuery {
  const among = ({ term }: { readonly term: string }) => terms.has(term);
  return { ...query, words: query.words.filter(among), bigrams: query.bigrams.filter(among) };
}

/** Whatever its score. */
function isAskedFor({ id, text }: LivePassage, { phrases, excluded, accepts }: WeightedQuery): boolean {
  return (
    phrases.every((phrase) => text.includes(phrase)) &&
    !excluded.some((word) => text.includes(word)) &&
    (accepts === null || accepts(articleIdOfPassage(id)))
  );
}

function searchTerms({ words, bigrams, finals }: PassageTerms): string[] {
  return Array.from(new Set([...words.keys(), ...bigrams.keys(), ...finals]));
}
