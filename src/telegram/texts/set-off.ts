/** A word as it stands among Chinese: one of Latin letters between blanks. */
export function setOff(word: string): string {
  return /^[\x20-\x7e]+$/u.test(word) ? ` ${word} ` : word;
}
