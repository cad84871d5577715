import type { IndexedPassage } from '../../src/index/passage-index.js';
import { passageTerms } from '../../src/index/passage-terms.js';
import type { SegmentedText } from '../../src/words/segmenter.js';

/** A text whose words are marked by hand, `[中国][经济]的[发展]`: no dictionary needed, and none to disagree with. */
export function markedText(marked: string): SegmentedText {
  const words: { text: string; start: number; end: number }[] = [];
  let text = '';
  for (const { groups } of marked.matchAll(/\[(?<word>[^\]]+)\]|(?<other>[^[\]]+)/gu)) {
    const start = text.length;
    text += groups?.word ?? groups?.other ?? '';
    if (groups?.word !== undefined) words.push({ text: groups.word, start, end: text.length });
  }
  return { normalized: { text, isInPlace: true, toOriginal: (start, end) => ({ start, end }) }, words };
}

export function markedPassage(id: string, marked: string): IndexedPassage {
  const segmented = markedText(marked);
  return { id, text: segmented.normalized.text, terms: passageTerms(segmented) };
}
