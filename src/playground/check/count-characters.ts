/** Code points: what td counts for texts that are no messages (`utf8_length`). */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
