import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { Wait } from '../../src/telegram/connection/until-reached.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { WebhookTakenError } from '../../src/telegram/webhook/webhook-errors.js';
import { type Stage, startStage, token } from '../playground/stage.js';
import { createMailbox } from './mailbox.js';
import { memoryChatSettings, memoryPageStates, memorySeenUpdates } from './memory-states.js';
import { newsroom } from './newsroom.js';
import { recordingLog } from './recording-log.js';

const url = 'https://bot.example/hook';
const secret = 'a-secret';

let stage: Stage;
const closers: (() => Promise<void>)[] = [];
beforeEach(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
  await stage.close();
});

const say = (text: string) => stage.control.say({ user: stage.reader.id, text });
const heard = async () => (await stage.control.nextOutgoing({ kind: 'send' })).message;

async function listen(handler: RequestListener) {
  const server = createServer(handler);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('expected a port');
  const at = `127.0.0.1:${address.port}`;
  await stage.control.routeWebhooks({ host: 'bot.example', to: `http://${at}` });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  closers.push(close);
  return { address: at, close };
}

/** A bot with a webhook, whose waits end when the test says so: how long each is, and what ends it. */
function hookedBot() {
  const log = recordingLog();
  const news = newsroom();
  const asked = createMailbox<(answer: Answer) => void>();
  news.answerWith(
    () =>
      new Promise((resolve) => {
        asked.put(resolve);
      }),
  );
  const waits = createMailbox<{ readonly milliseconds: number; readonly end: () => void }>();
  const wait: Wait = (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      waits.put({ milliseconds, end: () => resolve(undefined) });
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const now = () => stage.clock.now();
  const bot = createBot({
    token,
    apiRoot: stage.apiRoot,
    news: () => news,
    pageStates: memoryPageStates(now),
    chatSettings: memoryChatSettings(),
    seenUpdates: memorySeenUpdates(),
    webhook: { url, secret, listen },
    log,
    wait,
    now,
  });
  const running = bot.start();
  /** The next wait of that length. */
  const nextWait = async (milliseconds: number): Promise<() => void> => {
    const next = await waits.take();
    return next.milliseconds === milliseconds ? next.end : nextWait(milliseconds);
  };
  return { bot, running, log, news, asked, nextWait };
}

const found = (question: string): Answer => ({ kind: 'nothing-found', question });

describe('an update that is brought', () => {
  it('is taken when it is handled', async () => {
    const { bot, running, asked } = hookedBot();
    const { updateId } = await say('一一');
    const answer = await asked.take();
    expect(await stage.control.deliveries()).toEqual([]);
    answer(found('一一'));
    await heard();
    expect(await stage.control.nextDelivery()).toMatchObject({ updateId, answer: { status: 200 } });
    await bot.stop();
    await running;
  });

  it('is taken after 5 s where it has begun, which lets the next of its chat come; one behind it is put off', async () => {
    const { bot, running, asked, nextWait, log } = hookedBot();
    const first = await say('一一');
    const answer = await asked.take();
    (await nextWait(5000))();
    expect(await stage.control.nextDelivery()).toMatchObject({ updateId: first.updateId, answer: { status: 200 } });
    const second = await say('二二');
    (await nextWait(5000))();
    (await nextWait(4000))();
    expect(await stage.control.nextDelivery()).toMatchObject({
      updateId: second.updateId,
      answer: { status: 503, retryAfterSeconds: 1 },
    });
    // Brought again while its first copy waits: it joins that one, and is answered once.
    stage.clock.advance(1000);
    await nextWait(5000);
    answer(found('一一'));
    (await asked.take())(found('二二'));
    await heard();
    await heard();
    expect(await stage.control.nextDelivery()).toMatchObject({ updateId: second.updateId, answer: { status: 200 } });
    await bot.stop();
    await running;
    expect((await stage.control.outbox()).filter(({ kind }) => kind === 'send')).toHaveLength(2);
    expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
  });
});

describe('once a minute the webhook is looked after:', () => {
  it('what kept updates away is told once, and contact is known', async () => {
    const { bot, running, log, nextWait } = hookedBot();
    let look = await nextWait(60_000);
    expect(bot.contactAgeMs()).toBe(0);
    await stage.control.routeWebhooks({ host: 'bot.example' });
    await say('一一');
    await stage.control.nextDelivery();
    stage.clock.advance(500);
    expect(bot.contactAgeMs()).toBe(500);
    look();
    look = await nextWait(60_000);
    expect(bot.contactAgeMs()).toBe(0);
    look();
    look = await nextWait(60_000);
    await stage.control.fault({ method: 'getWebhookInfo', dropBefore: true, times: 2 });
    look();
    look = await nextWait(60_000);
    look();
    (await nextWait(60_000))();
    await nextWait(60_000);
    await bot.stop();
    await running;
    expect(log.lines).toEqual([
      expect.stringContaining('by webhook at https://bot.example, on 127.0.0.1:'),
      'warn Telegram could not bring an update: Failed to resolve host: Name or service not known',
      expect.stringMatching(
        /^warn cannot look after the webhook, trying on: Network request for 'getWebhookInfo' failed!/u,
      ),
      'info Telegram can be reached again',
    ]);
    expect(log.lines.join('\n')).not.toContain(token.slice(-20));
  });

  it.each([
    ['has set another', 'setWebhook', { url: 'https://other.example/hook' }],
    ['asks for updates itself', 'deleteWebhook', {}],
  ])('a process that %s ends this one, and its webhook is left alone', async (_what, method, payload) => {
    const { running, nextWait } = hookedBot();
    const look = await nextWait(60_000);
    await stage.call(method, payload);
    look();
    await expect(running).rejects.toThrow(WebhookTakenError);
    await expect(running).rejects.toThrow(/^another process gets this bot's updates/u);
    expect(await stage.control.calls({ method: 'deleteWebhook' })).toHaveLength(method === 'deleteWebhook' ? 1 : 0);
  });
});
