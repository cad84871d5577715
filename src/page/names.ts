import type { Message } from 'grammy/types';
import type { ChatState } from '../playground/control/state.js';
import type { PageState } from './page-state.js';
import type { PageTexts } from './texts.js';

/** What a chat is called in the list: a private one by the bot's name. */
export function chatTitle(state: PageState, { chat }: ChatState): string {
  return chat.type === 'private' ? botName(state) : (chat.title ?? '');
}

export function botName({ profile, world }: PageState): string {
  return profile?.names[''] ?? profile?.info.first_name ?? world.bots[0]?.first_name ?? '';
}

export function userName({ world }: PageState, id: number): string {
  return [...world.users, ...world.bots].find((user) => user.id === id)?.first_name ?? String(id);
}

/** Who a message says wrote it. */
export function senderName(message: Message, texts: PageTexts): string {
  const { from, sender_chat: chat } = message;
  if (chat !== undefined) return from?.username === 'GroupAnonymousBot' ? texts.anonymous : (chat.title ?? '');
  return from?.first_name ?? '';
}

/** A message in one line, for the list of chats and above an answer. */
export function summary(message: Message, texts: PageTexts): string {
  const words = message.text ?? message.caption;
  const medium = mediumOf(message, texts);
  if (words === undefined) return medium ?? serviceText(message, texts) ?? texts.service;
  return `${medium === null ? '' : `${medium} `}${words}`.replaceAll(/\s+/gu, ' ').slice(0, 200);
}

export function mediumOf(message: Message, texts: PageTexts): string | null {
  const kind = Object.keys(texts.media).find((name) => name in message);
  if (kind === undefined) return null;
  const name = message.document?.file_name;
  return `${texts.media[kind]}${kind === 'document' && name !== undefined ? ` ${name}` : ''}`;
}

/** What a service message says; `null` where a message is none. */
export function serviceText(message: Message, texts: PageTexts): string | null {
  const by = message.from?.first_name ?? '';
  if (message.new_chat_members !== undefined) {
    return message.new_chat_members.map((who) => texts.joined(by, who.first_name)).join('，');
  }
  if (message.left_chat_member !== undefined) return texts.left(by, message.left_chat_member.first_name);
  if (message.forum_topic_created !== undefined) return texts.topicMade(by, message.forum_topic_created.name);
  if (message.forum_topic_closed !== undefined) return texts.topicClosed;
  if (message.forum_topic_reopened !== undefined) return texts.topicOpened;
  if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined) return texts.upgraded;
  const isPlain = message.text !== undefined || message.caption !== undefined || mediumOf(message, texts) !== null;
  return isPlain ? null : texts.service;
}
