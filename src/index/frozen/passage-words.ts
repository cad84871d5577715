import { GrowingBytes } from './growing-array.js';

/**
 * The words of passages as bytes: a word is the difference of its number to the one before (a variable-length integer,
 * seven bits a byte, the lowest first) and its term frequency (a byte).
 */
export class PassageWordsWriter {
  readonly #bytes = new GrowingBytes();
  #previous = 0;

  get length(): number {
    return this.#bytes.length;
  }

  beginPassage(): void {
    this.#previous = 0;
  }

  /** Adds a word of the current passage; they come ascending. */
  write(word: number, termFrequency: number): void {
    let difference = word - this.#previous;
    this.#previous = word;
    while (difference > 0x7f) {
      this.#bytes.push((difference & 0x7f) | 0x80);
      difference >>>= 7;
    }
    this.#bytes.push(difference);
    this.#bytes.push(termFrequency);
  }

  bytes(): Uint8Array {
    return this.#bytes.values();
  }
}

/** Calls back for each word from byte `start` up to `end`, ascending by number. */
export function readPassageWords(
  bytes: Uint8Array,
  start: number,
  end: number,
  onWord: (word: number, termFrequency: number) => void,
): void {
  let word = 0;
  for (let at = start; at < end; ) {
    let shift = 0;
    let byte = bytes[at++] ?? 0;
    let difference = byte & 0x7f;
    while (byte > 0x7f) {
      shift += 7;
      byte = bytes[at++] ?? 0;
      difference |= (byte & 0x7f) << shift;
    }
    word += difference;
    onWord(word, bytes[at++] ?? 0);
  }
}
