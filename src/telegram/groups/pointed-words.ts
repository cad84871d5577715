import type { Message } from 'grammy/types';

/**
 * The words that a message points at by being a reply: the part of a message that was picked (Bot API, "TextQuote"), also
 * where that message stands in another chat ("ExternalReplyInfo"), else the whole text or caption of the message it answers.
 * A message of the bot's own is pointed at only where a part of it was picked: a reply to an answer asks further.
 *
 * @returns `null` where it points at none.
 */
export function pointedWords(message: Message, botId: number): string | null {
  const { quote, reply_to_message: target } = message;
  const picked = quote?.text.trim();
  if (picked !== undefined && picked !== '') return picked;
  if (target === undefined || target.from?.id === botId) return null;
  const words = (target.text ?? target.caption)?.trim();
  return words === undefined || words === '' ? null : words;
}
