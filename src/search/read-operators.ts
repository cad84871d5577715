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
  /** Where each of them begins in the question, in UTF-16 units. */
  readonly places: readonly number[];
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

/** `name:value`; a value in quotes may hold blanks. */
const FILTER = /(?<name>\p{L}{2,8})[:：](?<value>"[^"]*"|“[^”]*”|[^\s"“]\S*)/uy;

/** `-word` and `-"some words"`; a number behind it has a sign. */
const EXCLUSION = /[-－−](?<word>"[^"]+"|“[^”]+”|[^\s\d"“\-－−]\S*)/uy;

/** Up to where the next operator may begin: behind a blank. */
const PROSE = /\S*\s*/uy;

/** Whether a word before a colon names a filter (`来源`, `date`). */
export function isFilterName(word: string, normalize: NormalizeText): boolean {
  return names[normalize(word).text] !== undefined;
}

/**
 * Reads the operators of a question: `来源:科技日报`, `日期:2022-01`, `after:2022-01-05`, `-元宇宙`; at its beginning, behind a
 * blank, and right behind another one that quotes end. Phrases stay in the rest.
 */
export function readOperators(question: string, normalize: NormalizeText, calendar: Calendar): Operators {
  const filters: QuestionFilter[] = [];
  const written: string[] = [];
  const places: number[] = [];
  const unreadable: string[] = [];
  const excluded = new Set<string>();
  const exclusions: string[] = [];
  const rest: string[] = [];
  const clean = (value: string): string =>
    normalize(value.replaceAll(/^["“]|["”]$/gu, ''))
      .text.replaceAll(/\s+/gu, ' ')
      .trim();
  for (const part of partsOf(question, normalize)) {
    const { place, text } = part;
    rest.push(part.kind === 'prose' ? text : ' ');
    if (part.kind === 'exclusion') {
      excluded.add(clean(part.word));
      exclusions.push(text);
    } else if (part.kind === 'filter') {
      const filter = readFilter(part.name, clean(part.value), calendar);
      if (filter === null) unreadable.push(text);
      else {
        filters.push(filter);
        written.push(text);
        places.push(place);
      }
    }
  }
  excluded.delete('');
  return { rest: rest.join(''), excluded: [...excluded], exclusions, filters, written, places, unreadable };
}

type QuestionPart = { readonly place: number; readonly text: string } & (
  | { readonly kind: 'prose' }
  | { readonly kind: 'exclusion'; readonly word: string }
  | { readonly kind: 'filter'; readonly name: FilterName; readonly value: string }
);

/** A question in parts, which come to it again. */
function* partsOf(question: string, normalize: NormalizeText): Generator<QuestionPart, void, undefined> {
  for (let place = 0; place < question.length; ) {
    const part = partAt(question, place, normalize);
    yield part;
    place += part.text.length;
  }
}

function partAt(question: string, place: number, normalize: NormalizeText): QuestionPart {
  const filter = matchAt(FILTER, question, place);
  const { name = '', value = '' } = filter?.groups ?? {};
  const kind = names[normalize(name).text];
  if (filter !== null && kind !== undefined) return { kind: 'filter', place, text: filter[0], name: kind, value };
  const exclusion = matchAt(EXCLUSION, question, place);
  if (exclusion !== null) {
    return { kind: 'exclusion', place, text: exclusion[0], word: exclusion.groups?.['word'] ?? '' };
  }
  return { kind: 'prose', place, text: matchAt(PROSE, question, place)?.[0] ?? '' };
}

/** @param pattern a sticky one */
function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** What begins as an operator in quotes, and would end with the quotes of another one behind it. */
const OPEN_OPERATOR = /(?<!\S)(?:[-－−]|\p{L}{2,8}[:：])["“]/u;

/** A question with these operators behind it, where there are any. */
export function withOperators(
  rest: string,
  { written, exclusions }: Pick<Operators, 'written' | 'exclusions'>,
): string {
  const operators = [...written, ...exclusions];
  if (operators.length === 0) return rest;
  const asked = rest.replaceAll(/\s+/gu, ' ').trim();
  return (OPEN_OPERATOR.test(asked) ? [...operators, asked] : [asked, ...operators]).join(' ');
}

/** A question without its filters. */
export function withoutFilters(question: string, { written, places }: Pick<Operators, 'written' | 'places'>): string {
  let end = 0;
  const kept = places.map((place, i) => {
    const part = question.slice(end, place);
    end = place + (written[i]?.length ?? 0);
    return part;
  });
  return [...kept, question.slice(end)].join(' ').replaceAll(/\s+/gu, ' ').trim();
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
