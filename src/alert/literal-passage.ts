import { splitSentences } from '../article/split-sentences.js';
import { joinSpans, type TextSpan } from '../search/text-span.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { literalForm, literalPlaces, separatorsOfThousands } from './literal-text.js';

/** Where words stand in a passage as it was written: read once, asked for many subscriptions. */
export class LiteralPassage {
  readonly #text: string;
  readonly #literal: string;
  readonly #commas: readonly number[];
  readonly #toOriginal: (start: number, end: number) => TextSpan;
  readonly #sentences: readonly TextSpan[];
  readonly #known = new Map<string, readonly TextSpan[]>();

  constructor(text: string, normalize: NormalizeText) {
    const normalized = normalize(text);
    this.#text = text;
    this.#literal = literalForm(normalized.text);
    this.#commas = separatorsOfThousands(normalized.text);
    this.#toOriginal = (start, end) => normalized.toOriginal(start, end);
    this.#sentences = splitSentences(text);
  }

  /** Ascending, never touching. */
  places(words: readonly string[]): readonly TextSpan[] {
    return joinSpans(words.flatMap((word) => this.#placesOf(word)));
  }

  /** The sentence that holds most of some places, the first of equals, without blanks around it; `null` for no place. */
  sentenceWithMost(places: readonly TextSpan[]): TextSpan | null {
    let best: TextSpan | null = null;
    let most = 0;
    for (const { start, end } of this.#sentences) {
      const count = places.filter((place) => place.start >= start && place.end <= end).length;
      if (count <= most) continue;
      most = count;
      best = { start, end: start + this.#text.slice(start, end).trimEnd().length };
    }
    return best;
  }

  #placesOf(word: string): readonly TextSpan[] {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const places = Array.from(literalPlaces(this.#literal, word), ({ start, end }) =>
      this.#toOriginal(this.#withCommas(start), this.#withCommas(end - 1) + 1),
    );
    this.#known.set(word, places);
    return places;
  }

  /** Each comma that was taken out before it moves a place on. */
  #withCommas(at: number): number {
    return this.#commas.reduce((place, comma) => (comma <= place ? place + 1 : place), at);
  }
}
