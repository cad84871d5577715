import type { Word } from './segmenter.js';

/** The name of an office or a body, and what it may be called for short. */
export interface LongName {
  /** In UTF-16 units of the normalised text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1–2 of them, 3 or 4 characters each; whether anybody says so, texts must tell. */
  readonly shorts: readonly string[];
}

const HAN = /^\p{Script=Han}+$/u;
/** What such a name ends with. */
const BODY = /[部委会局署院所]$/u;
/** What stands before the name proper, and in no short one. */
const REALM = new Set(['中国', '国家', '国务院', '中华人民共和国', '我国', '全国']);
const JOINED_BY = new Set(['', '和', '与', '及']);
const minLength = 5;
/** Of one word of the dictionary: 中国证券监督管理委员会. */
const PARTS = /委员会$|监督管理|\p{Script=Han}{2}|\p{Script=Han}/gu;
const minWholeLength = 8;
/** Of words that a short name takes a character of each. */
const maxWords = 4;

/**
 * Names that are called for short by the first character of each of their words and what they end with: 工业和信息化部 is 工信部,
 * 国家发展和改革委员会 is 发改委, 票据交易所 is 票交所. Names that leave a word out (住建部) are not among them: 上海黄金交易所 is not 上交所.
 *
 * @param words of the text, in order, stop words dropped
 */
export function longNames(text: string, words: readonly Word[]): readonly LongName[] {
  const names: LongName[] = [];
  for (const [at, last] of words.entries()) {
    if (!HAN.test(last.text) || !BODY.test(last.text)) continue;
    const parts = nameBefore(text, words, at);
    const [first] = parts;
    if (first === undefined || last.end - first.start < minLength) continue;
    const whole = parts.length === 1 ? partsOfWhole(last.text) : parts.map((word) => word.text);
    const shorts = shortsOf(whole).filter((short) => short.length === 3 || short.length === 4);
    if (shorts.length > 0) names.push({ start: first.start, end: last.end, shorts });
  }
  return names;
}

/** The words of the name that ends with one: side by side, or joined by 和; from the realm on, where one is named. */
function nameBefore(text: string, words: readonly Word[], at: number): readonly Word[] {
  const parts: Word[] = [];
  for (let i = at; i >= 0 && parts.length < maxWords; i--) {
    const word = words[i];
    const next = parts[0];
    if (word === undefined || !HAN.test(word.text) || REALM.has(word.text)) break;
    if (next !== undefined && !JOINED_BY.has(text.slice(word.end, next.start))) break;
    // 的总局, 银监会云南监管局: what ends as a body does is another one.
    if (next !== undefined && BODY.test(word.text) && word.text.length > 2) break;
    parts.unshift(word);
  }
  return parts;
}

function partsOfWhole(word: string): readonly string[] {
  if (word.length < minWholeLength) return [];
  return word.replace(/^(?:中国|国家|国务院)/u, '').match(PARTS) ?? [];
}

function shortsOf(parts: readonly string[]): readonly string[] {
  const last = parts.at(-1) ?? '';
  const initials = parts
    .slice(0, -1)
    .map((part) => part.charAt(0))
    .join('');
  if (initials === '') return [];
  if (last === '委员会') return [`${initials}委`, `${initials}会`];
  return [initials + (last.length === 1 ? last : last.charAt(0) + last.slice(-1))];
}
