import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAlerts } from '../../src/cli/open-alerts.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSeenUpdates } from '../../src/storage/sqlite-seen-updates.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { owedAlert } from '../alert/owed-alert.js';
import { realClock } from '../playground/real-clock.js';
import { temporaryFolder } from '../storage/folder.js';
import { memoryChatSettings, memoryPageStates } from '../telegram/memory-states.js';
import { newsroom, quotedTitle } from '../telegram/newsroom.js';

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

/** The bot and its delivery over one database, against a Telegram of this machine. */
async function running() {
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const database = openDatabase(temporaryFolder());
  const moved: string[] = [];
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  const write = (line: string): void => {
    lines.push(line);
    for (const [part, resolve] of waiting) if (line.includes(part)) resolve();
  };
  const log = { info: write, warn: write, error: write };
  const news = newsroom();
  const chatSettings = memoryChatSettings();
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
  const { outbox, delivery, chatEvents } = openAlerts({
    token,
    settings: { botApiRoot: api.apiRoot, sendsPerSecond: '25', timezone: 'Asia/Shanghai' },
    database,
    news: () => news,
    subscriptions: {
      find: () => ({ topic: { kind: 'everything' }, pause: null }),
      moveChat: (from, to) => moved.push(`${from} ${to}`),
      forgetChat: () => {},
    },
    chatSettings,
    log,
    wait,
  });
  const bot = createBot({
    token,
    apiRoot: api.apiRoot,
    news: () => news,
    pageStates: memoryPageStates(Date.now),
    chatSettings,
    seenUpdates: createSeenUpdates(database),
    chatEvents,
    log,
    wait,
    now: Date.now,
  });
  const started = [bot.start(), delivery.start()];
  onTestFinished(async () => {
    await Promise.all([bot.stop(), delivery.stop()]);
    await Promise.all(started);
    database.close();
    await api.close();
  });
  const { control } = api;
  await control.polling();
  const { id: person } = await control.addUser({});
  await control.say({ user: person, text: '/start' });
  await control.nextOutgoing({ chat: person });
  return {
    control,
    outbox,
    person,
    moved,
    /** Owes one, of a story of its own. */
    owe: (chatId: number, storyId: string) => {
      outbox.add(owedAlert({ chatId, storyId, dueAtMs: Date.now() }), Date.now());
      delivery.wake();
    },
    logged: (part: string) =>
      new Promise<void>((resolve) => {
        if (lines.some((line) => line.includes(part))) resolve();
        else waiting.set(part, resolve);
      }),
  };
}

describe('a chat that is owed alerts', () => {
  it('gets them', async () => {
    const { control, owe, person } = await running();
    owe(person, 's1');
    const { message } = await control.nextOutgoing({ kind: 'send', chat: person });
    expect(message?.text).toContain(quotedTitle);
  });

  it('that blocks the bot is left alone, and gets what it missed when it unblocks it', async () => {
    const { control, owe, outbox, person, logged } = await running();
    await control.block({ user: person });
    owe(person, 's1');
    await logged(`chat ${person} can't be written to`);
    owe(person, 's2');
    expect(outbox.counts(Date.now())).toMatchObject({ owed: 0, dropped: 2 });
    await control.unblock({ user: person });
    await control.nextOutgoing({ kind: 'send', chat: person });
    await control.nextOutgoing({ kind: 'send', chat: person });
    expect(await control.calls({ method: 'sendMessage', outcome: 'refused' })).toHaveLength(1);
  });

  it('that becomes a supergroup takes its subscriptions and what it is owed along', async () => {
    const { control, owe, person, moved } = await running();
    const { id: group } = await control.addGroup({ title: '读报小组', members: [person] });
    await control.addBot({ chat: group, by: person });
    const { id: supergroup } = await control.migrate({ chat: group, by: person });
    // Told by the service message, or by what the first request is answered.
    owe(group, 's1');
    const { message } = await control.nextOutgoing({ kind: 'send', chat: supergroup });
    expect(message?.text).toContain(quotedTitle);
    expect(new Set(moved)).toEqual(new Set([`${group} ${supergroup}`]));
  });
});
