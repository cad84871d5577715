const digits = '零一二三四五六七八九';

/** A whole number of 1 up to 10¹² as it is written out in Chinese. */
export function chineseNumeral(value: number): string {
  for (const [unit, size] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const zero = rest > 0 && rest < size / 10 ? '零' : '';
    return `${chineseNumeral(Math.floor(value / size))}${unit}${rest === 0 ? '' : zero + behindUnit(rest)}`;
  }
  return value >= 10 && value < 20 ? belowMyriad(value).slice(1) : belowMyriad(value);
}

/** 一十五 and not 十五 where something stands before it. */
function behindUnit(value: number): string {
  const written = chineseNumeral(value);
  return written.startsWith('十') ? `一${written}` : written;
}

function belowMyriad(value: number): string {
  const places = Array.from(String(value), Number);
  const written = places.map((digit, i) =>
    digit === 0 ? '零' : `${digits[digit] ?? ''}${['', '十', '百', '千'][places.length - 1 - i] ?? ''}`,
  );
  return written.join('').replaceAll(/零+/gu, '零').replace(/零$/u, '');
}
