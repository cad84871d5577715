import type { Month } from './month.js';
import { numberForms } from './number-forms.js';

/**
 * Further words that a passage is found by: its numbers and dates in the one form that all ways of writing them come to.
 * Where it speaks of 今年 or 上月 there are also two marks that tell relative to what, so that whoever ranks it later can
 * read them without the article.
 *
 * @param text normalised
 */
export function numberTerms(text: string, month?: Month): readonly string[] {
  const forms = numberForms(text, month);
  const marks =
    month !== undefined && forms.some(({ isRelative }) => isRelative) ? [yearMark(month.year), monthMark(month)] : [];
  return [...forms.flatMap(({ terms }) => terms), ...marks];
}

// No text has words with such a sign.
function yearMark(year: number): string {
  return `@${year}`;
}

function monthMark({ year, month }: Month): string {
  return `@${year}-${month}`;
}

/** Years that 今年, 去年 or 明年 may be, in a passage that means one of these years by them. */
export function yearsAround(text: string): readonly number[] {
  const years = Array.from(text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu), ([year]) => Number(year));
  return Array.from(new Set(years.flatMap((year) => [year, year + 1, year - 1])));
}

/**
 * The month that a passage's 今年 and 上月 are relative to, by its marks; none where it says no such thing, or means none of
 * these years.
 */
export function markedMonth(years: readonly number[], holds: (term: string) => boolean): Month | undefined {
  const year = years.find((each) => holds(yearMark(each)));
  if (year === undefined) return undefined;
  for (let month = 1; month <= 12; month++) if (holds(monthMark({ year, month }))) return { year, month };
  return undefined;
}
