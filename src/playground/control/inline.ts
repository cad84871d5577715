import type { InlineQuery, Message } from 'grammy/types';
import { cachedAnswer } from '../world/inline-queries.js';
import type { World } from '../world/world.js';
import { asUser, personOf } from '../world/world.js';
import { writeAs } from '../world/write.js';
import { command } from './command.js';
import { ControlError } from './control-error.js';
import { findBot, findOwnChat, findPerson } from './find.js';
import { integer, object, optional, text } from './shape.js';

/** What was sent through the bot. */
export interface Chosen {
  readonly message: Message;
  /** Only where the message has a keyboard (Bot API, "ChosenInlineResult"). */
  readonly inlineMessageId: string | null;
  /** Of the `chosen_inline_result`; `null` where the bot is not told. */
  readonly updateId: number | null;
}

export const inline = {
  /**
   * Somebody types `@bot …` in a chat. Gives the query's id; `inlineAnswer` waits for the answer. There is no update where
   * Telegram still has an answer that the bot has given to the same.
   */
  typeInline: command(
    object({ user: integer, query: text, offset: optional(text), chat: optional(integer), bot: optional(integer) }),
    (stage, { user, query, offset = '', chat, bot }) => {
      const { world } = stage;
      const account = findBot(stage, bot);
      if (!account.info.supports_inline_queries) throw new ControlError('inline mode is off: setBot({ inline: true })');
      // "up to 256 characters" (Bot API, "InlineQuery"): clients cut the rest.
      const inlineQuery: InlineQuery = {
        id: String(world.nextId()),
        from: findPerson(world, user).user,
        query: wellFormedStart(query, 256),
        offset,
        chat_type: chatType(
          stage.world,
          chat === undefined ? undefined : findOwnChat(stage, user, chat, bot).key,
          user,
        ),
      };
      const atMs = world.clock.now();
      const asked = { query: inlineQuery, bot: account.info.id };
      const cached = cachedAnswer(world.inlineQueries, asked, atMs);
      world.inlineQueries.all.push({
        ...asked,
        atMs,
        givenAtMs: null,
        lastGivenAtMs: null,
        answeredAtMs: null,
        answer: cached,
      });
      if (cached === null) {
        return { queryId: inlineQuery.id, updateId: account.updates.push('inline_query', inlineQuery) };
      }
      world.events.emit({ kind: 'inline-answer', queryId: inlineQuery.id, count: cached.choices.length });
      return { queryId: inlineQuery.id, updateId: null };
    },
  ),
  /** All that was typed, with the times at which the bot was given it and has answered. */
  inlineQueries: command(object({}), ({ world }) =>
    world.inlineQueries.all.map(({ query, givenAtMs, lastGivenAtMs, answeredAtMs }) => ({
      queryId: query.id,
      givenAtMs,
      lastGivenAtMs,
      answeredAtMs,
    })),
  ),
  /** Picks one of the results: its message appears in the chat, from the person, by way of the bot. */
  chooseInline: command(
    object({
      user: integer,
      queryId: text,
      resultId: text,
      chat: optional(integer),
      bot: optional(integer),
      thread: optional(integer),
    }),
    (stage, { user, queryId, resultId, chat, bot, thread }): Chosen => {
      const { world } = stage;
      const typed = world.inlineQueries.all.find(({ query }) => query.id === queryId);
      const choice = typed?.answer?.choices.find(({ id }) => id === resultId);
      const account = world.bots.get(typed?.bot ?? 0);
      if (typed === undefined || choice === undefined || account === undefined) {
        const ids = typed?.answer?.choices.map(({ id }) => id).join(', ') ?? 'no answer';
        throw new ControlError(`expected a result of query ${queryId}, got ${resultId} of: ${ids}`);
      }
      const room = findOwnChat(stage, user, chat, bot);
      const { content, keyboard, preview } = choice;
      const { stored } = writeAs(
        world,
        room,
        { user, thread },
        {
          via_bot: asUser(account),
          text: content.text,
          ...(content.entities.length > 0 && { entities: [...content.entities] }),
          ...(keyboard && { reply_markup: keyboard }),
          ...(preview && { link_preview_options: preview }),
        },
      );
      const id = keyboard === undefined ? null : `inline-${world.nextId()}`;
      if (id !== null) {
        const sent = { id, bot: account.info.id, room: room.key, messageId: stored.message.message_id };
        world.inlineQueries.messages.set(id, sent);
      }
      const updateId = account.inlineFeedback
        ? account.updates.push('chosen_inline_result', {
            result_id: resultId,
            from: personOf(world, user).user,
            query: typed.query.query,
            ...(id !== null && { inline_message_id: id }),
          })
        : null;
      return { message: stored.message, inlineMessageId: id, updateId };
    },
  ),
};

/** As much of a text as `maxUtf16Units` hold, no pair cut in two. */
function wellFormedStart(whole: string, maxUtf16Units: number): string {
  return whole.slice(0, maxUtf16Units).replace(/[\ud800-\udbff]$/, '');
}

/** `sender` is the private chat with the bot itself. */
function chatType(world: World, key: string | undefined, user: number): NonNullable<InlineQuery['chat_type']> {
  const room = key === undefined ? undefined : world.rooms.get(key);
  if (room === undefined || room.privately?.user === user) return 'sender';
  return room.chat.type;
}
