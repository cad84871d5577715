/** An `InlineKeyboardButton` as far as it is checked here. */
export interface CheckedButton {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
  readonly copy_text?: { readonly text: string } | undefined;
}

/** What Telegram would refuse in an inline keyboard; empty for a good one. */
export function keyboardFaults(keyboard: readonly (readonly CheckedButton[])[]): string[] {
  const buttons = keyboard.flat();
  const faults = buttons.flatMap(buttonFaults);
  if (keyboard.some((row) => row.length === 0)) faults.push('an empty row');
  if (keyboard.some((row) => row.length > 8)) faults.push('more than 8 buttons in a row');
  if (buttons.length > 100) faults.push('more than 100 buttons');
  return faults;
}

function buttonFaults({ text, callback_data: data, url, copy_text: copy }: CheckedButton): string[] {
  const faults: string[] = [];
  if (text.trim() === '') faults.push('Text buttons are unallowed in the inline keyboard');
  if (/\p{Surrogate}/u.test(text + (copy?.text ?? ''))) faults.push('strings must be encoded in UTF-8');
  if ([data, url, copy].filter((kind) => kind !== undefined).length !== 1)
    faults.push(`${text}: not one kind of button`);
  const bytes = data === undefined ? 1 : Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) faults.push(`BUTTON_DATA_INVALID: ${bytes} bytes`);
  if (copy !== undefined && (copy.text.length < 1 || copy.text.length > 256)) {
    faults.push(`BUTTON_COPY_TEXT_INVALID: ${copy.text.length} characters`);
  }
  if (url !== undefined && (!/^https?:\/\/[^/]*[.\]]/u.test(url) || !URL.canParse(url) || url.length > 2048)) {
    faults.push(`BUTTON_URL_INVALID: ${url}`);
  }
  return faults;
}
