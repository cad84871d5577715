import * as fc from 'fast-check';
import { articleKey, shelfId } from '../../src/library/shelf.js';
import { anyChat, anyMessage, messageId } from './any-message.js';
import { anyWords } from './any-words.js';
import type { FuzzChats } from './fuzz-chats.js';
import { type Body, somebody } from './message-contents.js';

/** `@<number>` stands for the id of a page state that the bot has given away; see {@link withStateId}. */
const stateId = fc.oneof(
  { weight: 4, arbitrary: fc.nat(500).map((place) => `@${place}`) },
  { weight: 1, arbitrary: fc.constantFrom('AAAAAAAAAAAAAAAA', '________--------', 'alert-0000000001', 'short') },
);

const number = fc.oneof(fc.nat(6), fc.constantFrom(999_999, 1_000_000, -1, 1.5));

const callbackData = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        stateId,
        fc.constantFrom('q', 'p', 'a', 'u', 'd', 'x', ''),
        number,
        fc.option(number, { nil: '' }).map((n) => (n === '' ? '' : `.${n}`)),
      )
      .map(([id, view, rank, at]) => `${id}:${view}${rank}${at}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'latest',
          'sources',
          'example',
          'stop',
          'pause',
          'digest',
          'feeds',
          'rejected',
          'subs',
          'quiet',
          'zone',
          'new',
          'sub:1',
        ),
        number,
      )
      .map((two) => two.join(':')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', 'L0', 'L9P0', 'P1', 'D0', 'C999999'),
        fc.constantFrom('', `p${shelfId('科技日报')}`, `d${shelfId('2022-01-25')}`, 'cAAAAAAAAAAAA'),
        fc.constantFrom('', `a${articleKey('000_f97f05e1fc978df9')}`, 'aAAAAAAAAAAAA', 'a'),
        number,
      )
      .map(([from, shelf, article, page]) => `at:${from}${shelf}${shelf === '' ? '' : '0'}${article}${page}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('none', 'status', '', 'null', '{}', '\u0000', '字'.repeat(21)) },
  { weight: 1, arbitrary: anyWords.map((words) => words.slice(0, 64)) },
);

/** The data with the id of a real answer in it. */
export function withStateId(data: string, ids: readonly string[]): string {
  return data.replace(/^@(?<place>\d+)/u, (_whole, place: string) => ids[Number(place) % ids.length] ?? 'A'.repeat(16));
}

export const anyQuery = (chats: FuzzChats): fc.Arbitrary<Body> =>
  fc
    .tuple(callbackData, anyWords, anyMessage(chats), messageId, anyChat(chats))
    .chain(([data, label, message, id, chat]) => {
      const { from, ...where } = chat;
      const query = { id: 'to be given', from: from ?? somebody, chat_instance: '1', data };
      const keyboard = { inline_keyboard: [[{ text: label === '' ? '›' : label, callback_data: data }]] };
      return fc.oneof(
        { weight: 6, arbitrary: fc.constant<Body>({ ...query, message: { ...message, reply_markup: keyboard } }) },
        {
          weight: 1,
          arbitrary: fc.constant<Body>({ ...query, message: { chat: where['chat'], message_id: id, date: 0 } }),
        },
        { weight: 1, arbitrary: fc.constant<Body>({ ...query, inline_message_id: 'inline-1' }) },
        { weight: 1, arbitrary: fc.constant<Body>(query) },
        { weight: 1, arbitrary: fc.constant<Body>({ ...query, data: undefined, game_short_name: 'game' }) },
      );
    });
