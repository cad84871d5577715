import type { CallbackQuery, InlineKeyboardButton } from 'grammy/types';

/** What the tapped button says; `undefined` where Telegram does not show its message any more. */
export function tappedLabel(message: CallbackQuery['message'], data: string | undefined): string | undefined {
  const buttons: readonly InlineKeyboardButton[] = message?.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.find((button) => 'callback_data' in button && button.callback_data === data)?.text;
}
