import { Composer, type Context } from 'grammy';
import type { Message } from 'grammy/types';
import { banText } from '../access/ban-text.js';
import type { BanWish } from '../access/ban-wish.js';
import { addByHand } from '../administration/add-by-hand.js';
import { mayAdminister } from '../administration/administration.js';
import { administratorCommands } from '../administration/administrator-commands.js';
import type { ChatPorts } from '../chat-ports.js';
import { describeError } from '../connection/describe-error.js';
import { isSilenced } from '../connection/is-silenced.js';
import { replyTarget } from '../connection/reply-target.js';
import { sendPage } from '../connection/send-page.js';
import { GroupLimitError } from '../groups/group-limit-error.js';
import { plainPage } from '../pages/page.js';
import { type PageState, pageStateLifetimeMs } from '../pages/page-state.js';
import { privacyPage } from '../privacy/forget-pages.js';
import { fulfilForget } from '../privacy/fulfil-forget.js';
import { fulfilSettings } from '../settings/fulfil-settings.js';
import { fulfilSubscribing } from '../subscribing/fulfil-subscribing.js';
import { subscribingPorts } from '../subscribing/subscribing-ports.js';
import type { SubscribingWish } from '../subscribing/subscribing-wish.js';
import { createAlbums } from './albums.js';
import { chooseReply, wordsOf } from './choose-reply.js';
import { commands } from './commands.js';
import { type PageReply, respond } from './respond.js';

type AnswerReply = Extract<PageReply, { readonly kind: 'answer' }>;

/**
 * Answers messages, and changes the answer when its question is edited. What fails costs a line in the log, without the
 * words of whoever wrote, and the next message is handled all the same; where it was the search that failed, the person
 * is told. In groups, whoever asks too much, or may not ask, gets no answer, and no word either.
 */
export function messageHandler(ports: ChatPorts): Composer<Context> {
  const { pageStates, texts, log, administration, groupLimits, whoAsks } = ports;
  const partOf = createAlbums();
  const handler = new Composer<Context>();

  const failed = (context: Context, doing: string, error: unknown): void => {
    if (error instanceof GroupLimitError) return;
    const personal = context.msg === undefined ? [] : [wordsOf(context.msg) ?? ''];
    const line = `update ${context.update.update_id}: ${doing}: ${describeError(error, context.api.token, personal)}`;
    if (isSilenced(error)) log.warn(line);
    else log.error(line);
  };
  const answer = (context: Context, message: Message, reply: PageReply, known: PageState | null): Promise<void> => {
    const followed = reply.kind === 'answer' && reply.about === undefined ? followingUp(message, reply.question) : null;
    return respond(
      context.api,
      {
        reply: followed === null ? reply : { kind: 'answer', question: followed },
        target: replyTarget(message),
        questionMessageId: message.message_id,
        known,
        tellsQuestion: followed !== null || (reply.kind === 'answer' && reply.isUnwritten === true),
        botUsername: context.me.username,
        askerId: message.sender_chat?.id ?? message.from?.id,
      },
      ports,
      (doing, error) => failed(context, doing, error),
    );
  };
  /** What a button of an inline answer has led here to ask. */
  const inlineQuestion = (id: string): PageReply => {
    const question = ports.inlineQuestions?.find(id) ?? null;
    return question === null
      ? { kind: 'say', text: texts.inline.expired() }
      : { kind: 'answer', question, isUnwritten: true };
  };
  const replyTo = (message: Message, { me }: Context) => {
    // A post that Telegram itself puts into the group of its channel was meant for the channel.
    if (message.is_automatic_forward === true) return null;
    const isTheirs = administration !== undefined && mayAdminister(administration, message.from?.id, message.chat);
    return chooseReply(message, {
      bot: me,
      texts,
      available: isTheirs ? [...commands, ...administratorCommands] : commands,
      isAnswer: (messageId) => pageStates.findByAnswer(message.chat.id, messageId) !== null,
    });
  };
  /** A short reply to an answer of ours keeps its topic; `null` for what stands by itself. */
  const followingUp = ({ chat, reply_to_message: target }: Message, text: string): string | null => {
    const previous = target === undefined ? null : pageStates.findByAnswer(chat.id, target.message_id);
    return previous === null || previous.question === '' ? null : ports.news().followUp(previous.question, text);
  };

  const isAdmitted = async ({ api }: Context, message: Message): Promise<boolean> => {
    const { chat, from, sender_chat: senderChat } = message;
    if (chat.type === 'private') return true;
    if (!(await whoAsks.mayAsk(api, chat, message))) return false;
    return groupLimits.admits(chat.id, senderChat?.id ?? from?.id ?? 0);
  };

  /** Whether there is room for one more of that person and chat; in groups only what the bot acts on counts. */
  const hasRoom = ({ chat, from, sender_chat: senderChat }: Message, what: 'answer' | 'add'): boolean =>
    ports.allowance?.admits({ askerId: senderChat?.id ?? from?.id ?? chat.id, chatId: chat.id }, what) ?? true;

  const asksTheSame = (message: Message, { question, about }: AnswerReply, known: PageState): boolean =>
    about === undefined && (followingUp(message, question) ?? question) === known.question;

  const safely = handler.errorBoundary(({ ctx, error }) => failed(ctx, 'could not reply', error));

  const subscribe = async (context: Context, message: Message, wish: SubscribingWish): Promise<void> => {
    const subscribing = subscribingPorts(ports, context);
    if (subscribing === null) {
      await sendPage(context.api, replyTarget(message), plainPage(texts.unknownCommand()), texts.threadGone());
      return;
    }
    await fulfilSubscribing(context.api, message, wish, subscribing, (doing, error) => failed(context, doing, error));
  };

  /** No state is kept of it: who asks what is kept, or to be forgotten, leaves nothing new behind. */
  const tellPrivacy = async (context: Context, message: Message, asked: 'privacy' | 'forget'): Promise<void> => {
    const { forgetting } = ports;
    if (asked === 'privacy') {
      await sendPage(context.api, replyTarget(message), privacyPage(texts.privacy), texts.threadGone());
    } else if (forgetting === undefined) {
      await sendPage(context.api, replyTarget(message), plainPage(texts.unknownCommand()), texts.threadGone());
    } else {
      const noted = (doing: string, error: unknown): void => failed(context, doing, error);
      await fulfilForget(context.api, message, { forgetting, texts }, noted);
    }
  };

  const ban = async (context: Context, message: Message, wish: BanWish): Promise<void> => {
    const { access } = ports;
    if (access === undefined || administration === undefined) return;
    const shown = { texts, timezone: administration.timezoneOf(message.chat.id), nowMs: ports.now() };
    const text = banText(message, wish, { access, ...shown });
    await sendPage(context.api, replyTarget(message), plainPage(text), texts.threadGone());
  };

  safely.on(['message', 'channel_post'], async (context) => {
    const message = context.msg;
    const reply = replyTo(message, context);
    if (reply === null) return;
    const part = partOf({
      albumId: message.media_group_id,
      messageId: message.message_id,
      hasWords: wordsOf(message) !== undefined,
    });
    if (part.kind === 'further' || !hasRoom(message, 'answer')) return;
    if (reply.kind === 'ban') {
      await ban(context, message, reply.wish);
      return;
    }
    if (reply.kind === 'add') {
      if (administration === undefined || !hasRoom(message, 'add')) return;
      const adding = { api: context.api, message, wanted: reply.wanted };
      await addByHand(adding, ports, administration, (doing, error) => failed(context, doing, error));
      return;
    }
    if (reply.kind === 'settings') {
      await fulfilSettings(context.api, message, ports, (doing, error) => failed(context, doing, error));
      return;
    }
    if (reply.kind === 'subscribing') {
      await subscribe(context, message, reply.wish);
      return;
    }
    if (reply.kind === 'privacy' || reply.kind === 'forget') {
      await tellPrivacy(context, message, reply.kind);
      return;
    }
    if (reply.kind === 'inline-question') {
      await answer(context, message, inlineQuestion(reply.id), null);
      return;
    }
    if (!(await isAdmitted(context, message))) return;
    const known = part.kind === 'caption' ? pageStates.findByQuestion(message.chat.id, part.repliedTo) : null;
    await answer(context, message, reply, known);
  });

  safely.on('edited_message', async (context) => {
    const message = context.editedMessage;
    // A location that moves is edited every few seconds, and a picture that gets no caption has nothing new to say.
    if (wordsOf(message) === undefined) return;
    const reply = replyTo(message, context);
    // Telegram calls it an edit, too, when the preview of a link has come. What was subscribed to stays: its buttons change it.
    if (reply === null || reply.kind === 'add' || reply.kind === 'subscribing' || reply.kind === 'settings') return;
    if (reply.kind === 'inline-question' || reply.kind === 'privacy' || reply.kind === 'forget') return;
    if (reply.kind === 'ban') return;
    const known = pageStates.findByQuestion(message.chat.id, message.message_id);
    // Telegram also calls it an edit when a reaction or a preview is added (Bot API, "edited_message").
    if (known !== null && reply.kind === 'answer' && asksTheSame(message, reply, known)) return;
    if (known === null && message.date * 1000 <= ports.now() - pageStateLifetimeMs) return;
    if (!hasRoom(message, 'answer') || !(await isAdmitted(context, message))) return;
    await answer(context, message, reply, known);
  });
  return handler;
}
