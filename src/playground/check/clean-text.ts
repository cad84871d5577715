/** Text as Telegram keeps it, and where each place of the original went. */
export interface CleanText {
  readonly text: string;
  /** The place in `text` of a place (UTF-16) in the original, 0 to its length. */
  placeOf(original: number): number;
}

/** U+2028–U+202E would break or turn the line for everybody; three combining marks are used to smear over it. */
const removed = /[\r\u2028-\u202e]|\u030a|\u0333|\u033f/u;
/** Controls and the tab become a blank; only the line feed stays. */
// oxlint-disable-next-line no-control-regex -- controls are what it is about
const blanked = /[\u0000-\u0009\u000b-\u001f]/u;

/** What Telegram does to every text before it looks at it (td, `clean_input_string`). */
export function cleanText(original: string): CleanText {
  const places: number[] = [];
  let text = '';
  // By UTF-16 unit: none of the characters it is about has two.
  for (const unit of original.split('')) {
    places.push(text.length);
    if (removed.test(unit)) continue;
    text += blanked.test(unit) ? ' ' : unit;
  }
  places.push(text.length);
  return { text, placeOf: (place) => places[Math.min(Math.max(place, 0), original.length)] ?? text.length };
}

/**
 * What a reader cannot see: a message of nothing else is empty (td, `strip_empty_characters`, `is_empty_string`), an
 * entity over nothing else is dropped.
 */
const invisible = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\ufffc]*$/u;

export function isBlank(text: string): boolean {
  return invisible.test(text);
}
