/**
 * A number in the shortest form that depends on its value alone: digits, and 万 or 亿 for the zeros of a whole multiple of
 * ten thousand: `1.5` × 10⁸ is `1.5亿`, `20000` is `2万`, `12345` stays. Works on digits, so that nothing is rounded.
 *
 * @param digits with a point or without
 * @param power of ten that they are multiplied with, 0 or more
 */
export function decimal(digits: string, power: number): string {
  const [whole = '', behind = ''] = digits.split('.');
  const shifted = whole + behind.slice(0, power).padEnd(power, '0');
  const rest = behind.slice(power).replace(/0+$/u, '');
  const integer = shifted.replace(/^0+(?=\d)/u, '');
  if (rest !== '') return `${integer}.${rest}`;
  if (integer.length <= 4 || !integer.endsWith('0000')) return integer;
  if (integer.length <= 8) return `${integer.slice(0, -4)}万`;
  const myriads = integer.slice(-8, -4).replace(/0+$/u, '');
  return `${integer.slice(0, -8)}${myriads === '' ? '' : `.${myriads}`}亿`;
}
