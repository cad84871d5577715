import { sequentialize } from '@grammyjs/runner';
import { type Bot, Composer, type Context, type MiddlewareFn } from 'grammy';
import { admitUpdates } from './access/admit-updates.js';
import { createToldStrangers } from './access/told-strangers.js';
import type { BegunUpdates } from './connection/begun-updates.js';
import { chatEventsHandler } from './connection/chat-events-handler.js';
import { chatKey } from './connection/chat-key.js';
import { describeError } from './connection/describe-error.js';
import { dropRepeats } from './connection/drop-repeats.js';
import { logUpdates } from './connection/log-updates.js';
import type { PhaseTimes } from './connection/phase-times.js';
import { takeTurns } from './connection/take-turns.js';
import type { BotOptions } from './create-bot.js';
import { createGroupLimits } from './groups/group-limits.js';
import { keepGroupLimits } from './groups/keep-group-limits.js';
import { createWhoAsks } from './groups/who-asks.js';
import { inlineHandler } from './inline/inline-handler.js';
import { createTypingPeople } from './inline/typing-people.js';
import { welcomeHandler } from './membership/welcome-handler.js';
import { byLanguage } from './messages/by-language.js';
import { languageOfUpdate, noteLanguage } from './messages/language-of-update.js';
import { messageHandler } from './messages/message-handler.js';
import { tapHandler } from './messages/tap-handler.js';
import { type Language, languageOf } from './texts/language.js';
import type { Texts } from './texts/texts.js';
import { textsIn } from './texts/texts-in.js';

export interface HandlingOptions extends BotOptions {
  readonly newId: () => string;
  readonly chatName: (chatId: number) => string;
  readonly phases: PhaseTimes;
  readonly begun: BegunUpdates;
  /** Aborted when the bot is to stop. */
  readonly stopping: AbortSignal;
}

/**
 * What becomes of each update: inline queries before all else, then each chat's updates in order, once, in its language.
 * What fails costs a line in the log.
 */
export function handleUpdates(bot: Bot, options: HandlingOptions): void {
  const { token, log, phases, begun, chatName, takeTurn, chatEvents } = options;
  const logged = logUpdates({ log, chatName, nowMs: () => performance.now() });
  bot.use(phases.arrived);
  turnAway(bot, options);
  answerInline(bot, logged, options);
  bot.use(sequentialize(chatKey), dropRepeats(options.seenUpdates, log), begun.middleware, phases.begun, logged);
  if (takeTurn !== undefined) bot.use(takeTurns(takeTurn));
  if (chatEvents !== undefined) bot.use(chatEventsHandler(chatEvents, log));
  bot.use((context, next) => {
    tryTo(context, options, 'note a language', () => noteLanguage(context, options.chatSettings));
    return next();
  });
  answerChats(bot, options);
  bot.catch(({ ctx, error }) => {
    log.error(`update ${ctx.update.update_id}: ${describeError(error, token)}`);
  });
}

/** Before any work is done for them. */
function turnAway(bot: Bot, options: HandlingOptions): void {
  const { access, now, log } = options;
  if (access === undefined) return;
  const textsFor = (context: Context): Texts => textsIn(languageFor(context, options));
  bot.use(admitUpdates({ access, told: createToldStrangers(now), textsFor, log }));
}

/** A person waits for it with every key, and one that was answered before is not answered twice. */
function answerInline(bot: Bot, logged: MiddlewareFn, options: HandlingOptions): void {
  const { access, allowance, inlineQuestions, pageStates, phases, begun, log, wait, now, stopping } = options;
  if (inlineQuestions === undefined) return;
  const news = () => phases.timed(options.news());
  const typing = createTypingPeople({ wait, stopping, now });
  const inline = byLanguage((language) =>
    inlineHandler({
      news,
      pageStates,
      inlineQuestions,
      typing,
      texts: textsIn(language),
      log,
      ...(allowance !== undefined && { allowance }),
      isForSome: access?.isForSome === true,
    }),
  );
  bot
    .on('inline_query', begun.middleware, phases.begun, logged)
    .lazy((context) => inline(languageFor(context, options)));
}

function answerChats(bot: Bot, options: HandlingOptions): void {
  const groupLimits = options.groupLimits ?? createGroupLimits(options.now);
  // Before all others, so that what is made again counts once.
  bot.api.config.use(keepGroupLimits(groupLimits));
  const inlineIsOn = (): boolean => bot.isInited() && bot.botInfo.supports_inline_queries;
  const news = () => options.phases.timed(options.news());
  const whoAsks = createWhoAsks(options.chatSettings, options.elapsedMs ?? options.now);
  const chat = { ...options, news, groupLimits, whoAsks, inlineIsOn };
  const handlers = byLanguage((language) => {
    const ports = { ...chat, texts: textsIn(language) };
    return new Composer(messageHandler(ports), tapHandler(ports), welcomeHandler(ports));
  });
  bot.lazy((context) => handlers(languageFor(context, options)));
}

/** What can't be read of a chat must not leave its message without an answer. */
function languageFor(context: Context, options: HandlingOptions): Language {
  const doing = (): Language => languageOfUpdate(context, options.chatSettings);
  return tryTo(context, options, 'tell its language', doing) ?? languageOf(undefined);
}

/** @returns `undefined` where it failed, which the log tells. */
function tryTo<Value>(
  { update }: Context,
  { log, token }: Pick<HandlingOptions, 'log' | 'token'>,
  what: string,
  doing: () => Value,
): Value | undefined {
  try {
    return doing();
  } catch (error) {
    log.error(`update ${update.update_id}: could not ${what}: ${describeError(error, token)}`);
    return undefined;
  }
}
