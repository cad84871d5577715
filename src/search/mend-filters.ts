import type { NameKind, NearNames } from './near-names.js';
import type { Operators, QuestionFilter } from './read-operators.js';

/** A filter with a name that there is, in place of one that there is not. */
export interface MendedFilter {
  /** As it would be written: `来源:科技日报`. */
  readonly filter: string;
  /** The whole question with it. */
  readonly question: string;
}

export interface MendPorts {
  readonly names: Pick<NearNames, 'near'>;
  /** Whether any article fits these filters. */
  readonly anyFits: (filters: readonly QuestionFilter[]) => boolean;
}

type NameFilter = Extract<QuestionFilter, { kind: NameKind }>;

/** The questions that were perhaps meant where a filter names a publisher, a category or a title that no article has. */
export function mendFilters(
  question: string,
  { filters, written, places }: Pick<Operators, 'filters' | 'written' | 'places'>,
  { names, anyFits }: MendPorts,
  limit: number,
): MendedFilter[] {
  const first = filters.findIndex((filter) => isNameFilter(filter) && !anyFits([filter]));
  const filter = filters[first];
  const before = written[first];
  if (filter === undefined || before === undefined || !isNameFilter(filter)) return [];
  const name = before.slice(0, before.search(/[:：]/u) + 1);
  const place = places[first] ?? 0;
  const behind = question.slice(place + before.length);
  // What stands right behind quotes would be taken for a part of a name without.
  const others = /^\S/u.test(behind) ? ` ${behind}` : behind;
  return names
    .near(filter.kind, filter.text, limit)
    .map(filterValue)
    .filter((value) => value !== null)
    .map((value) => ({ filter: name + value, question: question.slice(0, place) + name + value + others }));
}

function isNameFilter(filter: QuestionFilter | undefined): filter is NameFilter {
  return filter !== undefined && filter.kind !== 'published';
}

/**
 * A name as the value of a filter, which a part of it suffices for: the longest without quotes and blanks that a filter
 * reads otherwise; `null` where there is none.
 */
export function filterValue(name: string): string | null {
  const [longest = ''] = name
    .split(/"|[^\S ]| {2,}/u)
    .map((part) => part.trim())
    .toSorted((a, b) => b.length - a.length);
  if (longest === '') return null;
  return /\s|^[“”]/u.test(longest) ? `"${longest}"` : longest;
}
