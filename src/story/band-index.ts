import { estimateResemblance, slotCount } from './min-hash.js';
import { mixHash } from './mix-hash.js';
import { closeInTime } from './same-story.js';
import type { StorySignature } from './story-signature.js';

/** Slots that have to be equal together. */
const rows = 3;
/**
 * Two sets of resemblance r are found with the chance 1 - (1 - r³)^64: 0.985 at 0.4, over 0.9999 at 0.55.
 *
 * A. Rajaraman, J. D. Ullman, Mining of massive datasets, section 3.4.
 */
const bands = slotCount / rows;
/** Articles of a segment. A segment is made once and never grows, so that no addition ever has to move what is there. */
const defaultSegmentSize = 8192;

type DatedSlots = Pick<StorySignature, 'slots' | 'publishedMs'>;

/** A signature that may be of the same story. */
export interface StoryCandidate {
  /** As it was added. */
  readonly place: number;
  /** 0–1. */
  readonly resemblance: number;
}

/**
 * Signatures, found by what resembles them: locality-sensitive hashing by bands. 590 bytes an article, in typed arrays.
 */
export class BandIndex {
  readonly #segmentSize: number;
  readonly #segments: Segment[] = [];

  constructor({ segmentSize = defaultSegmentSize }: { readonly segmentSize?: number } = {}) {
    this.#segmentSize = segmentSize;
  }

  /** A signature without slots is found by nothing. */
  add(place: number, signature: DatedSlots): void {
    if (signature.slots.length === 0) return;
    let last = this.#segments.at(-1);
    if (last?.full !== false) {
      last = new Segment(this.#segmentSize);
      this.#segments.push(last);
    }
    last.add(place, signature);
  }

  /** Those of at least that resemblance and close in time, the most alike first, then by place. */
  find(signature: DatedSlots, minResemblance: number): StoryCandidate[] {
    if (signature.slots.length === 0) return [];
    return this.#segments
      .filter((segment) => segment.mayBeCloseTo(signature.publishedMs))
      .flatMap((segment) => segment.find(signature, minResemblance))
      .toSorted((left, right) => right.resemblance - left.resemblance || left.place - right.place);
  }
}

class Segment {
  readonly #size: number;
  readonly #places: Float64Array;
  readonly #slots: Uint8Array;
  /** NaN where unknown. */
  readonly #publishedMs: Float64Array;
  /** By band and hashed rows: the entry added last, one more than its number; 0 for none. */
  readonly #heads: Uint32Array;
  /** By entry (`article · bands + band`): the one before it under the same head, likewise. */
  readonly #next: Uint32Array;
  readonly #seen: Uint8Array;
  #earliestMs = Number.POSITIVE_INFINITY;
  #latestMs = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(size: number) {
    this.#size = size;
    this.#places = new Float64Array(size);
    this.#slots = new Uint8Array(size * slotCount);
    this.#publishedMs = new Float64Array(size);
    this.#heads = new Uint32Array((size * bands) / 2);
    this.#next = new Uint32Array(size * bands);
    this.#seen = new Uint8Array(size);
  }

  get full(): boolean {
    return this.#count === this.#size;
  }

  /** Articles come about in the order of their dates, so most segments need not be looked into. */
  mayBeCloseTo(publishedMs: number | null): boolean {
    if (publishedMs === null) return this.#count > 0;
    return closeInTime(publishedMs, Math.min(Math.max(publishedMs, this.#earliestMs), this.#latestMs));
  }

  add(place: number, { slots, publishedMs }: DatedSlots): void {
    const article = this.#count;
    this.#places[article] = place;
    this.#slots.set(slots, article * slotCount);
    this.#publishedMs[article] = publishedMs ?? Number.NaN;
    // What has no date is close to everything.
    this.#earliestMs = Math.min(this.#earliestMs, publishedMs ?? Number.NEGATIVE_INFINITY);
    this.#latestMs = Math.max(this.#latestMs, publishedMs ?? Number.POSITIVE_INFINITY);
    for (let band = 0; band < bands; band += 1) {
      const head = this.#headOf(slots, band);
      const entry = article * bands + band;
      this.#next[entry] = this.#heads[head] ?? 0;
      this.#heads[head] = entry + 1;
    }
    this.#count += 1;
  }

  find({ slots, publishedMs }: DatedSlots, minResemblance: number): StoryCandidate[] {
    const met: number[] = [];
    for (let band = 0; band < bands; band += 1) {
      for (let entry = this.#heads[this.#headOf(slots, band)] ?? 0; entry !== 0; entry = this.#next[entry - 1] ?? 0) {
        const article = Math.floor((entry - 1) / bands);
        if (this.#seen[article] === 1) continue;
        this.#seen[article] = 1;
        met.push(article);
      }
    }
    const found: StoryCandidate[] = [];
    for (const article of met) {
      this.#seen[article] = 0;
      if (!closeInTime(publishedMs, this.#publishedMs[article] ?? Number.NaN)) continue;
      const own = this.#slots.subarray(article * slotCount, (article + 1) * slotCount);
      const resemblance = estimateResemblance(slots, own);
      if (resemblance >= minResemblance) found.push({ place: this.#places[article] ?? 0, resemblance });
    }
    return found;
  }

  #headOf(slots: Uint8Array, band: number): number {
    let hash = band;
    for (let slot = band * rows; slot < (band + 1) * rows; slot += 1) hash = (hash << 8) | (slots[slot] ?? 0);
    return mixHash(hash) % this.#heads.length;
  }
}
