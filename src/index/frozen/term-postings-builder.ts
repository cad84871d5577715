import { GrowingUint32 } from './growing-array.js';
import { maxTermFrequency, type Postings, posting } from './posting.js';

/** Gathers the terms of passages one passage after another, and turns them round into lists of passages by term. */
export class TermPostingsBuilder {
  /** The term of each entry, and the entry: one a term a passage, in the order of passages. */
  readonly #terms = new GrowingUint32();
  readonly #entries = new GrowingUint32();
  /** For each term 1 + the place of its last entry. */
  readonly #lastPlaces = new GrowingUint32();
  #passageStart = 0;
  #passage = 0;

  /** What is added from now on belongs to this passage; passages come ascending. */
  beginPassage(passage: number): void {
    this.#passage = passage;
    this.#passageStart = this.#terms.length;
  }

  /** @param term a number; new ones come one after another from 0 */
  add(term: number, termFrequency: number): void {
    const place = this.#lastPlaces.at(term) - 1;
    if (place >= this.#passageStart && term < this.#lastPlaces.length) {
      const entry = this.#entries.at(place);
      this.#entries.set(place, posting(entry >>> 8, (entry & maxTermFrequency) + termFrequency));
      return;
    }
    while (this.#lastPlaces.length <= term) this.#lastPlaces.push(0);
    this.#terms.push(term);
    this.#entries.push(posting(this.#passage, termFrequency));
    this.#lastPlaces.set(term, this.#terms.length);
  }

  /** Takes a term of the current passage back. */
  remove(term: number): void {
    const place = this.#lastPlaces.at(term) - 1;
    if (place >= this.#passageStart && term < this.#lastPlaces.length) this.#entries.set(place, 0);
  }

  /** Terms and term frequencies of passages, one after another: calls back for each that was not taken back. */
  forEachEntry(onEntry: (term: number, entry: number) => void): void {
    const terms = this.#terms.values();
    const entries = this.#entries.values();
    for (let i = 0; i < terms.length; i++) {
      const entry = entries[i] ?? 0;
      if ((entry & maxTermFrequency) > 0) onEntry(terms[i] ?? 0, entry);
    }
  }

  /** @param ranks where each term's list stands among the lists, of which there are `lists` */
  postings(ranks: Uint32Array, lists: number): Postings {
    const starts = new Uint32Array(lists + 1);
    let total = 0;
    this.forEachEntry((term) => {
      const after = (ranks[term] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
      total++;
    });
    for (let i = 0; i < lists; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const next = starts.slice();
    const entries = new Uint32Array(total);
    this.forEachEntry((term, entry) => {
      const rank = ranks[term] ?? 0;
      const place = next[rank] ?? 0;
      entries[place] = entry;
      next[rank] = place + 1;
    });
    return { starts, entries };
  }
}
