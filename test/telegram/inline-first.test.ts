import type { Update } from 'grammy/types';
import { expect, it } from 'vitest';
import { inlineFirst } from '../../src/telegram/connection/inline-first.js';
import { incomingMessage } from './incoming-message.js';

const typed = (update_id: number, person: number, query: string): Update => ({
  update_id,
  inline_query: { id: String(update_id), from: { id: person, is_bot: false, first_name: '甲' }, query, offset: '' },
});
const said = (update_id: number): Update => ({ update_id, message: incomingMessage(7, update_id, { text: '问' }) });

it('inline queries come first, the newest of each person alone; all else keeps its order', () => {
  const updates = [said(1), typed(2, 1, '专'), said(3), typed(4, 2, '小'), typed(5, 1, '专精'), said(6)];
  expect(inlineFirst(updates).map(({ update_id }) => update_id)).toEqual([5, 4, 1, 3, 6]);
  expect(inlineFirst([said(1), said(2)])).toEqual([said(1), said(2)]);
  expect(inlineFirst([])).toEqual([]);
});
