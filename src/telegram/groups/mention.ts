import type { Message, MessageEntity, UserFromGetMe } from 'grammy/types';

/** A bot as messages name it; the name without `@`. */
export type NamedBot = Pick<UserFromGetMe, 'id' | 'username'>;

/**
 * What a message says before and after it names the bot; `null` where it doesn't name it.
 *
 * By `@username`, or, as clients write for who has no name to type, by a link to the bot (Bot API, "MessageEntity",
 * `mention` and `text_mention`). In privacy mode such messages arrive for some bots and not for others.
 */
export function wordsBesideMention(message: Message, bot: NamedBot): string | null {
  const words = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const mentions = entities.filter((entity) => names(entity, words, bot)).toSorted((a, b) => a.offset - b.offset);
  if (mentions.length === 0) return null;
  const ends = [0, ...mentions.map(({ offset, length }) => offset + length)];
  const between = ends.map((end, place) => words.slice(end, mentions[place]?.offset));
  // What sets off the name, as in `@bot，…`, is not asked.
  return between
    .map((part) => part.replaceAll(/^[\s,，:：、]+|[\s,，:：、]+$/gu, ''))
    .filter((part) => part !== '')
    .join(' ');
}

function names(entity: MessageEntity, words: string, { id, username }: NamedBot): boolean {
  if (entity.type === 'text_mention') return entity.user.id === id;
  if (entity.type !== 'mention') return false;
  const named = words.slice(entity.offset, entity.offset + entity.length);
  return named.toLowerCase() === `@${username.toLowerCase()}`;
}
