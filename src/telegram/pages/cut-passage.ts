import type { Span } from '../../answer/answer.js';
import { cuttingPlace, trimSpan } from '../texts/visible-text.js';

/** The part of a passage that is shown, in UTF-16 units of the passage, and whether anything is left out around it. */
export interface ShownPart extends Span {
  readonly leftOutBefore: boolean;
  readonly leftOutAfter: boolean;
}

const sentenceEnds = '。！？；…!?\n';
const closers = '”’」』）)》"';

/**
 * The part of a passage to show when at most `maxUtf16Units` fit, the two `…` marks among them: all of it where it
 * fits, else the sentence that answers with what stands around it, whole sentences where there are any, else a part of
 * that sentence from a little before the first matched word.
 *
 * @param maxUtf16Units over 100.
 */
export function cutPassage(text: string, sentence: Span, matches: readonly Span[], maxUtf16Units: number): ShownPart {
  const whole = trimSpan(text, { start: 0, end: text.length });
  if (whole.end - whole.start <= maxUtf16Units) return { ...whole, leftOutBefore: false, leftOutAfter: false };

  const room = maxUtf16Units - 2;
  const focus = focusOf(clamp(sentence, whole), matches, room);
  const around = wholeSentences(text, widen(focus, whole, room), focus, whole);
  const shown = trimSpan(text, {
    start: cuttingPlace(text, around.start, 1),
    end: cuttingPlace(text, around.end, -1),
  });
  return { ...shown, leftOutBefore: shown.start > whole.start, leftOutAfter: shown.end < whole.end };
}

/** `span` as far as it lies in `within`; empty where it does not. */
export function clamp(span: Span, within: Span): Span {
  const start = Math.min(Math.max(span.start, within.start), within.end);
  return { start, end: Math.min(Math.max(span.end, start), within.end) };
}

/** The sentence where it fits, else `room` units of it, the first matched word a quarter in. */
function focusOf(sentence: Span, matches: readonly Span[], room: number): Span {
  if (sentence.end - sentence.start <= room) return sentence;
  const firstMatch = matches.find((match) => match.start >= sentence.start && match.end <= sentence.end);
  const wanted = (firstMatch?.start ?? sentence.start) - Math.floor(room / 4);
  const start = Math.min(Math.max(wanted, sentence.start), sentence.end - room);
  return { start, end: start + room };
}

/** `focus` and as much on either side as `room` allows; what one side cannot use goes to the other. */
function widen(focus: Span, whole: Span, room: number): Span {
  const spare = room - (focus.end - focus.start);
  const before = focus.start - whole.start;
  const after = whole.end - focus.end;
  const takeBefore = Math.min(before, Math.max(Math.floor(spare / 2), spare - after));
  return { start: focus.start - takeBefore, end: focus.end + Math.min(after, spare - takeBefore) };
}

/** `span` without the half sentences at its ends, as far as that leaves `focus` whole. */
function wholeSentences(text: string, span: Span, focus: Span, whole: Span): Span {
  let { start, end } = span;
  if (start > whole.start) while (start < focus.start && !endsSentence(text, start)) start += 1;
  if (end < whole.end) while (end > focus.end && !endsSentence(text, end)) end -= 1;
  return { start, end };
}

/** Whether a sentence, with its closing quotes and brackets, ends right before `at`. */
function endsSentence(text: string, at: number): boolean {
  const next = text.charAt(at);
  if (next !== '' && (sentenceEnds.includes(next) || closers.includes(next))) return false;
  let place = at;
  while (place > 0 && closers.includes(text.charAt(place - 1))) place -= 1;
  return place > 0 && sentenceEnds.includes(text.charAt(place - 1));
}
