import type { RankQuestion } from './rank-features.js';

/**
 * The UTF-16 units of a question that a passage may come to hold when its numbers, dates and names are put as the question
 * puts them: so those that such forms are made of (see `numberRules`, `unifyNames`). Empty where nothing is put otherwise.
 */
export function restatedUnits({ numbers, names }: Pick<RankQuestion, 'numbers' | 'names'>): ReadonlySet<number> {
  const forms = names.map((name) => (name.asked === 'long' ? name.long : name.short));
  return unitsOf(`${numbers.length === 0 ? '' : NUMBER_UNITS}${forms.join('')}`);
}

const NUMBER_UNITS = '0123456789.%‰/第季度年月日百千万亿';

function unitsOf(text: string): ReadonlySet<number> {
  return new Set(Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
}
