/** What of one message's text is selected: exactly as it stands in the message. */
export interface PickedPart {
  readonly messageId: number;
  readonly text: string;
}

/** `null` where nothing is selected, or more than the text of one message. */
export function pickedPart(selection: Selection | null): PickedPart | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const around = range.commonAncestorContainer;
  const element = around instanceof Element ? around : around.parentElement;
  const words = element?.closest<HTMLElement>('[data-words-of]');
  if (words === null || words === undefined) return null;
  // A range's own text is that of its text nodes; a selection's has line breaks between blocks.
  const text = range.toString().trim();
  return text === '' ? null : { messageId: Number(words.dataset['wordsOf']), text };
}
