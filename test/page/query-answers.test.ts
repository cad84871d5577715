import { expect, it } from 'vitest';
import { createQueryAnswers } from '../../src/page/query-answers.js';

const answer = (queryId: string) =>
  ({ kind: 'callback-answer', queryId, text: `${queryId}!`, alert: false, seq: 1, atMs: 0 }) as const;
const never = new AbortController().signal;

it('finds an answer that comes later, and one that came before', async () => {
  const answers = createQueryAnswers();
  answers.put(answer('early'));
  const late = answers.wait('late', never);
  answers.put({ kind: 'action', room: '1', action: 'typing', seq: 2, atMs: 0 });
  answers.put(answer('other'));
  answers.put(answer('late'));
  expect(await late).toEqual(answer('late'));
  expect(await answers.wait('early', never)).toEqual(answer('early'));
});

it('gives up when told to', async () => {
  const answers = createQueryAnswers();
  const gone = new AbortController();
  const waited = answers.wait('x', gone.signal);
  gone.abort();
  expect(await waited).toBeNull();
  expect(await answers.wait('x', gone.signal)).toBeNull();
});
