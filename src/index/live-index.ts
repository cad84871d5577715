import { bigramKey } from './bigram.js';
import { chooseCandidateTerms } from './choose-candidate-terms.js';
import { createTermSearch, hexTerm } from './minisearch-terms.js';
import type { Candidate, CandidateTerms, IndexedPassage, IndexQuery, PassageIndex } from './passage-index.js';
import type { PassageTerms } from './passage-terms.js';
import { frequencyOf, type PostingList, postingList } from './posting-list.js';
import { scorePassage, type WeightedQuery, weighQuery } from './score-passage.js';
import { TermCounter } from './term-counter.js';

interface LivePassage {
  readonly id: string;
  readonly text: string;
  readonly words: PostingList;
  readonly bigrams: PostingList;
  readonly wordCount: number;
  readonly bigramCount: number;
}

/** Gives each word a number, for ever: words come back when articles are replaced. */
class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  give(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/**
 * The live layer: an index that is good at changing. MiniSearch says *which* passages hold a term; its own score is
 * ignored (it multiplies by the number of matched words), and its candidates are scored by the one BM25 function.
 */
export class LiveIndex implements PassageIndex {
  readonly #search = createTermSearch();
  readonly #passages = new Map<number, LivePassage>();
  readonly #numbersByArticle = new Map<string, readonly number[]>();
  readonly #wordNumbers = new WordNumbers();
  readonly #wordDocuments = new TermCounter<number>();
  readonly #bigramDocuments = new TermCounter<number>();
  #nextNumber = 0;
  #wordTotal = 0;
  #bigramTotal = 0;

  get passageCount(): number {
    return this.#passages.size;
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

  candidates(query: IndexQuery, limit: number): Candidate[] {
    const matching = this.#matching(query);
    const characterFrequency = new Map(
      query.characters.map((character) => [character, matching.filter(({ text }) => text.includes(character)).length]),
    );
    const weighted = weighQuery(query, this, (character) => characterFrequency.get(character) ?? 0);
    return matching
      .filter(({ text }) => query.phrases.every((phrase) => text.includes(phrase)))
      .map((passage) => this.#score(weighted, passage))
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
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
    this.#wordTotal += change * passage.wordCount;
    this.#bigramTotal += change * passage.bigramCount;
  }

  #matching(query: IndexQuery): LivePassage[] {
    const weighted = weighQuery(query, this);
    const terms = chooseCandidateTerms([...weighted.words, ...weighted.bigrams], this.passageCount);
    const numbers = new Set<number>();
    const collect = (found: readonly { id: number }[]) => {
      for (const { id } of found) numbers.add(id);
    };
    if (terms.length > 0) collect(this.#search.search(terms.map(({ term }) => hexTerm(term)).join(' ')));
    // Every place of a character is the beginning of a bigram, a word, or the end of a run: all are terms.
    for (const character of query.characters) collect(this.#search.search(hexTerm(character), { prefix: true }));
    return Array.from(numbers, (number) => this.#passages.get(number)).filter((passage) => passage !== undefined);
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

function searchTerms({ words, bigrams, finals }: PassageTerms): string[] {
  return Array.from(new Set([...words.keys(), ...bigrams.keys(), ...finals]));
}
