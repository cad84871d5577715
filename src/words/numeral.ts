const digits = '零一二三四五六七八九';
const units: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);

/** 一千二百三十四万五千六百七十八亿九千… is as long as a number gets; what is longer is none. */
const maxLength = 32;

/** A Chinese numeral, as part of a regular expression. */
export const NUMERALS = '[〇零○一二两三四五六七八九十百千万亿]';

/** What one Chinese digit stands for; -1 for another character. */
export function digitValue(character: string): number {
  if (character === '〇' || character === '○') return 0;
  return character === '两' ? 2 : digits.indexOf(character);
}

/**
 * The value of a Chinese numeral as it is written out: `三百二十` is 320, `一千零五` 1,005, `两万` 20,000.
 *
 * @returns `null` for what is no number, or not surely one: `万一`, `千万`, `三四十`, `十四五`, `二百五`
 */
export function numeralValue(numeral: string): number | null {
  if (numeral.length > maxLength) return null;
  if (numeral.includes('亿')) return withMyriads(numeral, '亿', 1e8);
  return numeral.includes('万') ? withMyriads(numeral, '万', 1e4) : belowMyriad(numeral);
}

function withMyriads(numeral: string, unit: string, size: number): number | null {
  const at = numeral.lastIndexOf(unit);
  if (at <= 0) return null;
  const many = numeralValue(numeral.slice(0, at));
  const rest = numeral.slice(at + 1);
  if (many === null || rest === '') return many === null ? null : many * size;
  const few = numeralValue(rest.replace(/^[零〇○]/u, ''));
  // 三万五 is 35,000 as it is spoken, and no number as it is written.
  if (few === null || few >= size || (few < size / 10 && !/^[零〇○]/u.test(rest))) return null;
  return many * size + few;
}

function belowMyriad(numeral: string): number | null {
  if (numeral === '') return null;
  let value = 0;
  let smallest = 10_000;
  let digit: number | null = null;
  let afterZero = false;
  for (const [at, character] of Array.from(numeral).entries()) {
    const unit = units.get(character);
    if (unit === undefined) {
      const next = digitValue(character);
      if (next < 0 || digit !== null || (next === 0 && (afterZero || at === 0))) return null;
      if (next === 0) afterZero = true;
      else digit = next;
      continue;
    }
    if (unit >= smallest || (digit === null && (unit !== 10 || value > 0))) return null;
    value += (digit ?? 1) * unit;
    smallest = unit;
    digit = null;
    afterZero = false;
  }
  if (digit === null) return afterZero ? null : value;
  return smallest > 10 && smallest < 10_000 && !afterZero ? null : value + digit;
}
