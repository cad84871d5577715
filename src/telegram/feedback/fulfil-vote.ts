import type { Api } from 'grammy';
import type { CallbackQuery, InlineKeyboardButton } from 'grammy/types';
import { referToPassage } from '../../article/passage-reference.js';
import type { ChatPorts } from '../chat-ports.js';
import { editKeyboard } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import type { VoteTap } from '../messages/callback-data.js';
import type { Keyboard } from '../pages/page.js';
import { resolveQuote } from '../pages/resolve-quote.js';
import { isPrivate, markVerdict } from './reader-row.js';

/**
 * Takes what somebody thinks of a quote, and marks it on its button. Of whoever it was nothing is kept. Anybody can send any
 * data: only the chat that was answered has a vote.
 */
export async function fulfilVote(
  api: Api,
  { message }: CallbackQuery,
  { stateId, rank, verdict }: VoteTap,
  { feedback, pageStates, news, texts, now }: ChatPorts,
): Promise<Notice> {
  if (feedback === undefined || message === undefined) return { text: texts.unknownButton() };
  const state = pageStates.find(stateId);
  if (state === null) return { text: texts.expired(), alert: true };
  if (state.chatId !== message.chat.id || !isPrivate(state.chatId)) return { text: texts.unknownButton() };
  const quoted = resolveQuote(state, rank, news());
  if (quoted === null) return { text: texts.quoteGone(), alert: true };
  const held = feedback.vote(stateId, {
    question: state.question,
    ...referToPassage(quoted.passage),
    verdict,
    day: new Date(now()).toISOString().slice(0, 10),
  });
  const keyboard = keyboardOf(message.reply_markup?.inline_keyboard);
  if (keyboard.length > 0) {
    const marked = markVerdict(keyboard, { stateId, rank, verdict: held }, texts);
    await editKeyboard(api, { chatId: message.chat.id, messageId: message.message_id }, marked);
  }
  return { text: held === null ? texts.reading.takenBack() : texts.reading.thanks() };
}

/** Empty where Telegram does not show the message any more. */
function keyboardOf(rows: readonly (readonly InlineKeyboardButton[])[] | undefined): Keyboard {
  return rows ?? [];
}
