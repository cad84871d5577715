import { expect, it } from 'vitest';
import { linesOf } from '../cli/run-chuchu.js';
import { cropQuestion, makeCorpus } from './corpus.js';
import { preload, shortWaits } from './preload.js';
import { newPerson, serving, startTelegram } from './telegram.js';

const corpus = makeCorpus();

it('told to stop a second time, it ends at once with exit code 1', async () => {
  const api = await startTelegram();
  const chuchu = await serving({ api, corpus });
  const reader = await newPerson(api);
  const hold = await api.control.fault({ method: 'sendMessage', hold: true, times: null });
  await reader.say(cropQuestion('金湖'));
  await api.control.nextCall({ method: 'sendMessage' });
  chuchu.kill('SIGINT');
  // Two within half a second are one Ctrl-C: the second must not be one of these.
  const insist = setInterval(() => chuchu.kill('SIGTERM'), 100);
  const { exitCode, signal } = await chuchu.ended;
  clearInterval(insist);
  expect({ exitCode, signal }).toEqual({ exitCode: 1, signal: null });
  await api.control.release({ fault: hold });
});

it('told to stop with a request that hangs, it says so and ends all the same, exit code 0', async () => {
  const api = await startTelegram();
  const chuchu = await serving({ api, corpus });
  const reader = await newPerson(api);
  const hold = await api.control.fault({ method: 'sendMessage', hold: true, times: null });
  await reader.say(cropQuestion('金湖'));
  await api.control.nextCall({ method: 'sendMessage' });
  chuchu.kill('SIGTERM');
  const { exitCode, signal, stderr } = await chuchu.ended;
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
  expect(linesOf(stderr).filter((line) => line.includes('stopped with 1 messages in hand'))).toHaveLength(1);
  await api.control.release({ fault: hold });
});

it('told to stop with work that is not given up in time, it ends after 9.5 s whatever is left, and says so, exit code 0', async () => {
  const api = await startTelegram();
  // Sooner than what hangs is given up, which is after 8 s.
  const chuchu = await serving({ api, corpus, env: preload(shortWaits({ timers: [9500] })) });
  const reader = await newPerson(api);
  const hold = await api.control.fault({ method: 'sendMessage', hold: true, times: null });
  await reader.say(cropQuestion('金湖'));
  await api.control.nextCall({ method: 'sendMessage' });
  chuchu.kill('SIGTERM');
  const { exitCode, signal, stderr } = await chuchu.ended;
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
  expect(linesOf(stderr).filter((line) => line.includes('it took longer than 9.5 s'))).toHaveLength(1);
  expect(stderr).not.toContain('messages in hand');
  await api.control.release({ fault: hold });
});
