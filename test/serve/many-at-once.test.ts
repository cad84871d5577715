import { expect, it } from 'vitest';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { linesOf, SEEDS, startChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { realClock } from '../playground/real-clock.js';

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

it('answers thirty people at a time, and logs nothing about it', async () => {
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const { control } = api;
  const cwd = temporaryFolder();
  const env = { BOT_API_ROOT: api.apiRoot, BOT_TOKEN: token, CORPUS_DIR: SEEDS };
  const serve = startChuchu(['serve'], { cwd, env });
  await control.polling();
  const people = Array.from({ length: 30 }, (_, place) => 100 + place);
  const fault = await control.fault({ method: 'sendMessage', hold: true, times: people.length });
  await Promise.all(people.map((id) => control.addUser({ id })));
  await Promise.all(people.map((user) => control.say({ user, text: '天科合达做什么？' })));
  // All of them are under way before the first is let go.
  await Promise.all(people.map(() => control.nextCall({ method: 'sendMessage' })));
  await control.release({ fault });
  await Promise.all(people.map((chat) => control.nextOutgoing({ kind: 'send', chat })));
  serve.kill('SIGTERM');
  const { exitCode, stderr } = await serve.ended;
  expect(exitCode).toBe(0);
  // Node itself would warn of "a possible memory leak" in its own words.
  expect(linesOf(stderr).filter((line) => !line.startsWith('{"level":30,'))).toEqual([]);
  await api.close();
});
