/**
 * Text for a person, with control characters as `\u001b`: article texts and file names come from elsewhere, and on a
 * terminal such a character can colour, move or hide what stands around it.
 */
export function escapeControls(text: string, keep: 'lines' | 'nothing'): string {
  return text.replaceAll(/\p{Cc}/gu, (character) =>
    keep === 'lines' && (character === '\n' || character === '\t')
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
