import { countCharacters } from '../check/count-characters.js';
import { readInlineAnswer } from '../check/inline-answer.js';
import { badRequest } from '../refusal.js';
import type { Done, MethodCall, MethodTable } from './method.js';

export const queryMethods: MethodTable = {
  answerCallbackQuery: { kind: 'answer', run: answerCallbackQuery },
  answerInlineQuery: { kind: 'answer', run: answerInlineQuery },
};

const tooOld = 'query is too old and response timeout expired or query ID is invalid';
/** Bot API, "answerCallbackQuery". */
const maxAnswerCharacters = 200;

function answerCallbackQuery({ world, bot, params }: MethodCall): Done {
  const id = params.string('callback_query_id') ?? '';
  const tapped = world.callbackQueries.all.find((each) => each.query.id === id && each.bot === bot.info.id);
  const text = params.string('text') ?? '';
  const isOld = tapped !== undefined && world.clock.now() - tapped.atMs > world.callbackQueries.forgetAfterMs;
  if (tapped === undefined || tapped.answer !== null || isOld) throw badRequest(tooOld);
  if (countCharacters(text) > maxAnswerCharacters) throw badRequest('MESSAGE_TOO_LONG');
  const url = params.string('url');
  // Only a game's button, or a deep link to a bot, may open something.
  if (url !== undefined && !/^(?:https?:\/\/)?t\.me\/\w+\?start/iu.test(url)) throw badRequest('URL_INVALID');
  const alert = params.boolean('show_alert');
  tapped.answer = { text, alert, url, cacheSeconds: params.integer('cache_time', { default: 0, min: 0 }) };
  world.events.emit({ kind: 'callback-answer', queryId: id, text, alert });
  const chatId = tapped.query.message?.chat.id;
  return { result: true, ...(chatId !== undefined && { chatId }) };
}

function answerInlineQuery({ world, bot, params, drop }: MethodCall): Done {
  const id = params.string('inline_query_id') ?? '';
  const typed = world.inlineQueries.all.find((each) => each.query.id === id && each.bot === bot.info.id);
  const { answer, dropped } = readInlineAnswer(params, bot.info.supports_inline_queries);
  const isOld = typed !== undefined && world.clock.now() - typed.atMs > world.inlineQueries.forgetAfterMs;
  if (typed === undefined || typed.answer !== null || isOld) throw badRequest(tooOld);
  drop(dropped);
  typed.answer = answer;
  typed.answeredAtMs = world.clock.now();
  world.events.emit({ kind: 'inline-answer', queryId: id, count: answer.choices.length });
  return { result: true };
}
