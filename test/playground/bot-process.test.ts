import { expect, it } from 'vitest';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { createHandClock } from './hand-clock.js';
import { startStage, token } from './stage.js';

it('a bot that runs elsewhere is not for the playground to stop', async () => {
  const stage = await startStage();
  expect(await stage.control.botProcess()).toBeNull();
  await expect(stage.control.stopBot()).rejects.toThrow('expected a bot that this playground has started, got none');
  await expect(stage.control.startBot()).rejects.toThrow('expected a bot that this playground has started, got none');
  await stage.close();
});

it('one that it has started is stopped in order or at once, started again, and everybody is told', async () => {
  const done: string[] = [];
  let running = true;
  const api = await startBotApi({
    bots: [{ token }],
    clock: createHandClock(),
    botProcess: {
      isRunning: () => running,
      start: () => {
        running = true;
        done.push('start');
      },
      stop: (how) => {
        running = false;
        done.push(how);
        return Promise.resolve();
      },
    },
  });
  const { control } = api;
  const before = (await control.state()).seq;
  await control.stopBot();
  expect(await control.botProcess()).toEqual({ running: false });
  await control.startBot();
  await control.stopBot({ atOnce: true });
  expect(done).toEqual(['in-order', 'start', 'at-once']);
  expect((await control.state()).seq).toBe(before + 3);
  await api.close();
});
