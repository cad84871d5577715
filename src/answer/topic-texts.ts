/** What is on a button, in UTF-16 units: shorter says nothing, longer does not fit on a phone. */
const minUtf16Units = 4;
const maxUtf16Units = 24;

/** Signs that end a part of a title. Quotes are not among them: “小巨人”企业 is one name. */
const separators = /[：:；;，,。！!？?…【】[\]（）()|｜\s\p{Cc}]+|—+|--+/u;
/** Signs that a part need not begin or end with, and that it may hold only in pairs. */
const pairs: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
];

/**
 * What a title can be called by on a button: the whole where it is short, else its parts between signs, as they are
 * written, longest first; none for a title of signs alone. Each is a question that no operator is read from.
 */
export function topicTexts(title: string): string[] {
  const whole = title.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (isTopic(whole)) return [whole];
  return whole
    .split(separators)
    .map((part) => part.trim())
    .filter(isTopic)
    .toSorted((a, b) => b.length - a.length);
}

/** A name before a colon could be an operator's; a part has none. */
const operator = /(?:^|\s)(?:[-－−]|\p{L}{2,8}[:：])/u;

function isTopic(text: string): boolean {
  return (
    text.length >= minUtf16Units &&
    text.length <= maxUtf16Units &&
    /^[^\p{Cs}\p{Cf}]+$/u.test(text) &&
    (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= minUtf16Units &&
    !text.includes('"') &&
    !operator.test(text) &&
    pairs.every(([open, close]) => text.split(open).length === text.split(close).length)
  );
}
