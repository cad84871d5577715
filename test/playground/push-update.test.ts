import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

it('an update of any shape arrives as it is', async () => {
  const body = { message_id: 'seven', chat: null };
  const id = await stage.control.pushUpdate({ type: 'message', body });
  expect(await stage.updates()).toEqual([{ update_id: id, message: body }]);
  await expect(stage.control.pushUpdate({ type: 'massage', body })).rejects.toThrow(
    'pushUpdate: expected a type of update, got "massage"',
  );
});

it('a callback query of any shape is answered once, by its id', async () => {
  await stage.control.pushUpdate({ type: 'callback_query', body: { id: 'odd', message: 5 } });
  const answer = (text: string) => stage.verdict('answerCallbackQuery', { callback_query_id: 'odd', text });
  expect(await answer('长'.repeat(201))).toBe('400 Bad Request: MESSAGE_TOO_LONG');
  const told = stage.control.callbackAnswer({ queryId: 'odd' });
  expect(await answer('好')).toBe('ok');
  expect(await told).toMatchObject({ text: '好' });
  expect(await answer('又')).toMatch(/query is too old/u);
});
