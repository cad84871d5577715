import type { Context, MiddlewareFn } from 'grammy';
import { describeError } from '../connection/describe-error.js';
import { isIn } from '../connection/is-in.js';
import { replyTarget } from '../connection/reply-target.js';
import { sendPage } from '../connection/send-page.js';
import { answerInline } from '../inline/answer-inline.js';
import type { Log } from '../log.js';
import { answerTap } from '../messages/answer-tap.js';
import { plainPage } from '../pages/page.js';
import { readForgetData } from '../privacy/forget-data.js';
import type { Texts } from '../texts/texts.js';
import type { Access, Standing } from './access.js';
import type { ToldStrangers } from './told-strangers.js';

export interface AdmitUpdatesPorts {
  readonly access: Pick<Access, 'standingOf' | 'move'>;
  readonly told: ToldStrangers;
  /** In the language of whoever the update is of. */
  readonly textsFor: (context: Context) => Texts;
  readonly log: Log;
}

/** Behind `/start`, for who comes from an inline answer. */
const strangerStart = 'private';
const strangerCacheSeconds = 60;

/**
 * Lets through what is of people and chats that may use the bot. In groups and channels it is the chat that has to be let
 * in; in private chats, inline, and under messages sent by way of the bot it is the person. Who is banned, and what is
 * written in a chat that is, or in its name, gets nothing but an end to a button's wait. Strangers are told once a day that the
 * bot is not for them, in private, and can still have forgotten what was kept of them; groups of strangers hear nothing.
 *
 * What becomes of chats is let through for the bookkeeping: nothing is said to it.
 */
export function admitUpdates(ports: AdmitUpdatesPorts): MiddlewareFn {
  const { log } = ports;
  return async (context, next) => {
    const standing = standingNow(context, ports);
    if (standing === 'let-in' || (standing === 'stranger' && asksToBeForgotten(context))) return next();
    try {
      if (standing === 'stranger') await answerStranger(context, ports);
      else if (context.callbackQuery !== undefined) await answerTap(context.api, context.callbackQuery.id, {});
    } catch (error) {
      const { update_id: id } = context.update;
      log.error(`update ${id}: could not turn somebody away: ${describeError(error, context.api.token)}`);
    }
  };
}

/** Of what is not of the shape that Telegram promises nobody can be told; a tap on it must be ended all the same. */
function standingNow(context: Context, { access, log }: AdmitUpdatesPorts): Standing {
  const { chat, msg, update } = context;
  try {
    // Here, not where all else is moved: what is written in the new chat may be looked at before.
    if (chat !== undefined && msg?.migrate_to_chat_id !== undefined) access.move(chat.id, msg.migrate_to_chat_id);
    return isNotice(context) ? 'let-in' : standingOf(context, access);
  } catch (error) {
    log.error(`update ${update.update_id}: could not tell whose it is: ${describeError(error, context.api.token)}`);
    return 'let-in';
  }
}

/** The bot was removed, or a group has become a supergroup. */
function isNotice({ myChatMember, msg }: Context): boolean {
  if (myChatMember !== undefined) return !isIn(myChatMember.new_chat_member);
  return msg?.migrate_to_chat_id !== undefined;
}

function standingOf(context: Context, access: Pick<Access, 'standingOf'>): Standing {
  const { chat, from, senderChat } = context;
  const ids = [chat?.id, from?.id, senderChat?.id].filter((id) => typeof id === 'number');
  if (ids.some((id) => access.standingOf(id) === 'banned')) return 'banned';
  const user = chat === undefined || chat.type === 'private' ? from?.id : chat.id;
  return typeof user === 'number' ? access.standingOf(user) : 'let-in';
}

function asksToBeForgotten({ chat, msg, callbackQuery }: Context): boolean {
  if (chat?.type !== 'private') return false;
  if (callbackQuery !== undefined) return readForgetData(callbackQuery.data ?? '') !== null;
  return /^\/(?:privacy|forget)(?![a-z0-9_])/iu.test(msg?.text ?? '');
}

async function answerStranger(context: Context, { told, textsFor }: AdmitUpdatesPorts): Promise<void> {
  const { api, callbackQuery, inlineQuery, message, chat } = context;
  const texts = textsFor(context);
  if (callbackQuery !== undefined) {
    await answerTap(api, callbackQuery.id, { text: texts.access.notForYou() });
  } else if (inlineQuery !== undefined) {
    await answerInline(api, inlineQuery.id, {
      results: [],
      nextOffset: '',
      button: { text: texts.access.notForYouInline(), start_parameter: strangerStart },
      cacheSeconds: strangerCacheSeconds,
      isPersonal: true,
    });
  } else if (message !== undefined && chat?.type === 'private' && told.mayTell(chat.id)) {
    await sendPage(api, replyTarget(message), plainPage(texts.access.notForYou()), texts.threadGone());
  }
}
