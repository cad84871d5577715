import type { NormalizeText } from '../words/normalize-text.js';
import type { ArrivedArticle } from './arrived-article.js';
import { LiteralPassage } from './literal-passage.js';
import { holdsLiterally, literalForm } from './literal-text.js';

/** Where an article holds a word. */
interface Holders {
  readonly title: boolean;
  /** For each passage whether its own text holds it, and whether its heading does. */
  readonly texts: readonly boolean[];
  readonly headings: readonly boolean[];
}

/** An article as words of subscriptions are looked for in it: each word once, however many subscriptions ask for it. */
export class ArticleWords {
  /** All that it says, in literal form: what does not hold a word here holds it nowhere. */
  readonly whole: string;
  readonly #title: string;
  readonly #texts: readonly string[];
  readonly #headings: readonly string[];
  readonly #known = new Map<string, Holders | null>();

  readonly #article: ArrivedArticle;
  readonly #normalize: NormalizeText;
  readonly #passages = new Map<number, LiteralPassage>();

  constructor(article: ArrivedArticle, normalize: NormalizeText) {
    const { head, passages, indexed } = article;
    this.#article = article;
    this.#normalize = normalize;
    const literal = (text: string | null): string => (text === null ? '' : literalForm(normalize(text).text));
    this.#title = literal(head.title);
    this.#texts = indexed.map(({ text }) => literalForm(text));
    const headings = new Map(passages.map(({ heading }) => [heading, literal(heading)]));
    this.#headings = passages.map(({ heading }) => headings.get(heading) ?? '');
    this.whole = [this.#title, ...headings.values(), ...this.#texts].join('\n');
  }

  holds(word: string): boolean {
    return this.#holders(word) !== null;
  }

  /** The passages that, with their heading and the title, hold all the words; ascending. */
  passagesWith(words: readonly string[]): number[] {
    const holders = words.map((word) => this.#holders(word));
    const isHeld = (holder: Holders | null, ordinal: number): boolean =>
      holder !== null && (holder.title || holder.texts[ordinal] === true || holder.headings[ordinal] === true);
    return Array.from(this.#texts.keys()).filter((ordinal) => holders.every((holder) => isHeld(holder, ordinal)));
  }

  /** How many of the words a passage holds in its own text. */
  countIn(ordinal: number, words: readonly string[]): number {
    return words.filter((word) => this.#holders(word)?.texts[ordinal] === true).length;
  }

  /** @param ordinal of a passage */
  passage(ordinal: number): LiteralPassage {
    const known =
      this.#passages.get(ordinal) ?? new LiteralPassage(this.#article.passages[ordinal]?.text ?? '', this.#normalize);
    this.#passages.set(ordinal, known);
    return known;
  }

  #holders(word: string): Holders | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const holders = this.#find(word);
    this.#known.set(word, holders);
    return holders;
  }

  #find(word: string): Holders | null {
    if (!this.whole.includes(word)) return null;
    const isIn = (text: string): boolean => holdsLiterally(text, word);
    const [title, texts, headings] = [isIn(this.#title), this.#texts.map(isIn), this.#headings.map(isIn)];
    return title || texts.includes(true) || headings.includes(true) ? { title, texts, headings } : null;
  }
}
