import type { NormalizeText } from '../words/normalize-text.js';
import { type Calendar, type PublishedRange, readPublishedRange } from './published-range.js';

/** Which articles a question is asked of. Texts are normalised. */
export type QuestionFilter =
  | { readonly kind: 'source' | 'category' | 'title'; readonly text: string }
  | ({ readonly kind: 'published' } & PublishedRange);

/** A question taken apart: what is asked, and what its operators say. */
export interface Operators {
  /** The question without its operators. */
  readonly rest: string;
  /** What a passage must not hold; normalised, without repeats. */
  readonly excluded: readonly string[];
  /** The same as they were written. */
  readonly exclusions: readonly string[];
  readonly filters: readonly QuestionFilter[];
  /** The filters as they were written, in the order of `filters`. */
  readonly written: readonly string[];
  /** Filters whose value can't be read, as they were written. */
  readonly unreadable: readonly string[];
}

type FilterName = 'source' | 'category' | 'title' | 'date' | 'after' | 'before';

/** Normalised, so Traditional names are among them. */
const names: Readonly<Record<string, FilterName>> = {
  来源: 'source',
  媒体: 'source',
  source: 'source',
  分类: 'category',
  栏目: 'category',
  category: 'category',
  标题: 'title',
  title: 'title',
  日期: 'date',
  date: 'date',
  之后: 'after',
  after: 'after',
  之前: 'before',
  before: 'before',
};

/** `name:value`, at the beginning or behind a blank; a value in quotes may hold blanks. */
const FILTER = /(?<!\S)(?<name>\p{L}{2,8})[:：](?<value>"[^"]*"|“[^”]*”|[^\s"“]\S*)/gu;

/** `-word` and `-"some words"`, at the beginning or behind a blank; a number behind it has a sign. */
const EXCLUSION = /(?<!\S)[-－−](?<word>"[^"]+"|“[^”]+”|[^\s\d"“\-－−]\S*)/gu;

/** Whether a word before a colon names a filter (`来源`, `date`). */
export function isFilterName(word: string, normalize: NormalizeText): boolean {
  return names[normalize(word).text] !== undefined;
}

/** Reads the operators of a question: `来源:科技日报`, `日期:2022-01`, `after:2022-01-05`, `-元宇宙`. Phrases stay in the rest. */
export function readOperators(question: string, normalize: NormalizeText, calendar: Calendar): Operators {
  const filters: QuestionFilter[] = [];
  const written: string[] = [];
  const unreadable: string[] = [];
  const clean = (value: string): string =>
    normalize(value.replaceAll(/^["“]|["”]$/gu, ''))
      .text.replaceAll(/\s+/gu, ' ')
      .trim();
  const withoutFilters = question.replaceAll(FILTER, (whole: string, name: string, value: string) => {
    const kind = names[normalize(name).text];
    if (kind === undefined) return whole;
    const filter = readFilter(kind, clean(value), calendar);
    if (filter === null) unreadable.push(whole);
    else {
      filters.push(filter);
      written.push(whole);
    }
    return ' ';
  });
  const excluded = new Set<string>();
  const exclusions: string[] = [];
  const rest = withoutFilters.replaceAll(EXCLUSION, (whole: string, word: string) => {
    excluded.add(clean(word));
    exclusions.push(whole);
    return ' ';
  });
  excluded.delete('');
  return { rest, excluded: [...excluded], exclusions, filters, written, unreadable };
}

/** A question with these operators behind it, where there are any. */
export function withOperators(
  rest: string,
  { written, exclusions }: Pick<Operators, 'written' | 'exclusions'>,
): string {
  return written.length + exclusions.length === 0
    ? rest
    : [rest.replaceAll(/\s+/gu, ' ').trim(), ...written, ...exclusions].join(' ');
}

function readFilter(name: FilterName, value: string, calendar: Calendar): QuestionFilter | null {
  if (value === '') return null;
  if (name === 'source' || name === 'category' || name === 'title') return { kind: name, text: value };
  const range = readPublishedRange(value.replaceAll(' ', ''), calendar);
  if (range === null) return null;
  if (name === 'after') return { kind: 'published', fromMs: range.fromMs, untilMs: null };
  if (name === 'before') return { kind: 'published', fromMs: null, untilMs: range.fromMs };
  return { kind: 'published', ...range };
}
