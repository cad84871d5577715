/** What a button about forgetting says: to ask whether to, to do it, to leave all as it is. */
export type ForgetTap = 'ask' | 'yes' | 'no';

/** At most 64 bytes (Bot API, "InlineKeyboardButton"). What is forgotten is the chat that the button stands in. */
export function forgetData(tap: ForgetTap): string {
  return `forget:${tap}`;
}

/** `null` for what none of these buttons sends. */
export function readForgetData(data: string): ForgetTap | null {
  switch (data) {
    case 'forget:ask':
      return 'ask';
    case 'forget:yes':
      return 'yes';
    case 'forget:no':
      return 'no';
    default:
      return null;
  }
}
