import type { Line } from './extract-lines.js';

/** Shorter digests, in UTF-16 units, may stand in a body by accident; they must open it. */
const LONG_ENOUGH = 15;

/**
 * The lines without the digest that the template puts above the article, where the article says the same again: whole,
 * cut short, or with its source in brackets behind it. A digest that says something of its own stays.
 */
export function dropRepeatedDigest(lines: readonly Line[]): Line[] {
  const bodyStart = lines.findIndex((line) => line.paragraph !== null);
  if (bodyStart <= 0) return [...lines];
  const body = lines
    .slice(bodyStart)
    .map((line) => bare(line.text))
    .join('');
  const digest = lines.slice(0, bodyStart);
  const whole = trimDigest(digest.map((line) => line.text).join(''));
  if (isIn(whole, body)) return lines.slice(bodyStart);
  return lines.filter((line, index) => index >= bodyStart || !isIn(trimDigest(line.text), body));
}

function isIn(digest: string, body: string): boolean {
  return digest.length >= LONG_ENOUGH ? body.includes(digest) : digest !== '' && body.startsWith(digest);
}

/** Less the source behind it and the mark it ends in: where a digest stops, the article may go on with a comma. */
function trimDigest(text: string): string {
  return bare(text)
    .replace(/[（(][^（）()]{1,20}[）)]$/u, '')
    .replace(/[。！？；，…!?;,.]+$/u, '');
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}
