import type { Message } from 'grammy/types';
import { type Page, plainPage } from '../pages/page.js';
import { languages } from '../texts/language.js';
import type { SubscribingTexts } from '../texts/subscribing-texts.js';
import { textsIn } from '../texts/texts-in.js';
import type { SubscribingWish } from './subscribing-wish.js';

export type PromptKind = 'topic' | 'zone';

/**
 * Asks for something that has to be typed, as a reply. Only in a private chat does it open the reply by itself: in a
 * group it would with everybody, and a channel takes no such thing.
 */
export function promptPage(kind: PromptKind, isPrivate: boolean, words: SubscribingTexts): Page {
  const text = kind === 'topic' ? words.askTopic() : words.askZone();
  const placeholder = kind === 'topic' ? words.topicPlaceholder() : words.zonePlaceholder();
  return { ...plainPage(text), ...(isPrivate && { askReply: placeholder }) };
}

/**
 * What a reply to a prompt of the bot wants; `null` for any other message. Known by what the prompt says, so that nothing
 * has to be kept for it; in whatever language, since that of the chat may be another by now.
 *
 * @param botUsername without `@`
 */
export function readPromptReply(
  { reply_to_message: prompt, text, chat }: Message,
  botUsername: string,
): SubscribingWish | null {
  if (prompt === undefined || text === undefined) return null;
  // In a channel a post says not who wrote it; only administrators write there.
  if (chat.type !== 'channel' && prompt.from?.username !== botUsername) return null;
  const asked = languages.map((language) => textsIn(language).subscribing);
  if (asked.some((words) => prompt.text === words.askTopic())) return { kind: 'subscribe', written: text.trim() };
  return asked.some((words) => prompt.text === words.askZone()) ? { kind: 'zone', written: text.trim() } : null;
}
