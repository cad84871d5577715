import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { post, type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import {
  complaints,
  newPerson,
  type Person,
  press,
  quoted,
  sent,
  serving,
  silent,
  startTelegram,
  stop,
} from './telegram.js';

const { access: words } = texts;
const ask = '/ask@chuchu_test_bot';

async function newGroup({ control }: BotApi, ...people: readonly Person[]): Promise<number> {
  const members = people.map(({ id }) => id);
  const { id } = await control.addGroup({ title: '群', type: 'supergroup', members });
  return id;
}

const sends = async ({ control }: BotApi, chat: number): Promise<number> =>
  (await control.outbox()).filter(({ kind, chatId }) => kind === 'send' && chatId === chat).length;

/** Subscribes to everything, before the bot is started. */
function subscribe(cwd: string, ...chatIds: readonly number[]): void {
  mkdirSync(join(cwd, 'data'), { recursive: true });
  const database = openDatabase(join(cwd, 'data'));
  const subscriptions = createSubscriptions(database, { now: Date.now });
  for (const chatId of chatIds) {
    const how = { topic: { kind: 'everything' }, delivery: { kind: 'at-once' }, silent: false } as const;
    subscriptions.add({ chatId, threadId: 0, ...how });
  }
  database.close();
}

function publish(corpus: string, name: string): void {
  const head = [`title: 灯塔${name}`, `date: ${new Date().toISOString()}`];
  writeFileSync(join(corpus, `${name}.html`), post(head, [`望海礁的灯塔${name}每到夜里都会亮起来，渔船靠它认路。`]));
}

async function end(api: BotApi, chuchu: RunningChuchu): Promise<void> {
  expect(await complaints(api.control)).toEqual([]);
  expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
}

describe('ALLOWED_CHATS', () => {
  it('lets in who is listed, and tells strangers once, in their language, and groups nothing', async () => {
    const api = await startTelegram();
    const { control } = api;
    const [reader, stranger, foreigner, boss] = [
      await newPerson(api),
      await newPerson(api),
      await newPerson(api, { languageCode: 'en' }),
      await newPerson(api),
    ];
    const [ours, theirs] = [await newGroup(api, reader, stranger), await newGroup(api, reader, stranger)];
    const corpus = makeCorpus();
    const cwd = temporaryFolder();
    subscribe(cwd, reader.id, stranger.id, theirs);
    const env = { ALLOWED_CHATS: `${reader.id}, ${ours}`, ADMIN_IDS: String(boss.id) };
    const chuchu = await serving({ api, corpus, cwd, env });

    expect(quoted(await reader.answerTo(cropQuestion('铜陵')))).toContain('铜陵');
    expect(quoted(await boss.answerTo(cropQuestion('铜陵')))).toContain('铜陵');
    const told = await stranger.ask(cropQuestion('铜陵'));
    expect(told.payload).toMatchObject({ chat_id: stranger.id, text: words.notForYou() });
    expect(sent(await foreigner.ask('/start')).text).toBe(textsIn('en').access.notForYou());
    await stranger.say(cropQuestion('银川'));
    await stranger.say('/help');

    // In a group it is the group that counts.
    for (const chat of [theirs, ours]) {
      // oxlint-disable-next-line no-await-in-loop -- the one that is told nothing comes first
      await control.addBot({ chat, by: reader.id });
    }
    await control.nextOutgoing({ kind: 'send', chat: ours });
    await control.say({ user: reader.id, chat: theirs, text: `${ask} ${countyQuestion}` });
    await control.say({ user: stranger.id, chat: ours, text: `${ask} ${countyQuestion}` });
    expect(quoted(sent(await control.nextOutgoing({ kind: 'send', chat: ours })))).not.toBe('');

    const inline = async (user: number) => {
      const { queryId } = await control.typeInline({ user, query: '稻田养蟹' });
      return control.inlineAnswer({ queryId });
    };
    expect(await inline(stranger.id)).toMatchObject({
      choices: [],
      personal: true,
      button: { text: words.notForYouInline() },
    });
    // Telegram must not show strangers what it has kept for others.
    const shown = await inline(reader.id);
    expect(shown.personal).toBe(true);
    expect(shown.choices).not.toEqual([]);

    publish(corpus, '一');
    expect(sent(await reader.hears()).text).toContain('灯塔一');
    publish(corpus, '二');
    expect(sent(await reader.hears()).text).toContain('灯塔二');
    expect([await sends(api, stranger.id), await sends(api, theirs)]).toEqual([1, 0]);

    // Whoever is not let in any more can have forgotten what was kept.
    const asked = await stranger.answerTo('/forget');
    expect(asked.text).toBe(texts.privacy.askForget('person'));
    expect((await stranger.tap(asked, texts.privacy.forgetNo())).message.text).toBe(texts.privacy.notForgotten());
    const again = await stranger.answerTo('/privacy');
    expect(again.text).toBe(texts.privacy.privacy());
    await end(api, chuchu);

    // What they had subscribed to was kept, and is told of when they are let in.
    const everybody = await serving({ api, corpus, cwd });
    publish(corpus, '三');
    expect(sent(await stranger.hears()).text).toContain('灯塔三');
    await stop(everybody);
  });

  it('follows a group that becomes a supergroup', async () => {
    const api = await startTelegram();
    const { control } = api;
    const reader = await newPerson(api);
    const { id: before } = await control.addGroup({ title: '群', type: 'group', members: [reader.id] });
    const corpus = makeCorpus();
    const cwd = temporaryFolder();
    const env = { ALLOWED_CHATS: String(before) };
    const chuchu = await serving({ api, corpus, cwd, env });
    await control.addBot({ chat: before, by: reader.id });
    await control.nextOutgoing({ kind: 'send', chat: before });
    const { id: after } = await control.migrate({ chat: before, by: reader.id });
    const answer = async (): Promise<Message> => {
      await control.say({ user: reader.id, chat: after, text: `${ask} ${countyQuestion}` });
      return sent(await control.nextOutgoing({ kind: 'send', chat: after }));
    };
    expect(quoted(await answer())).not.toBe('');
    await stop(chuchu);
    const later = await serving({ api, corpus, cwd, env });
    expect(quoted(await answer())).not.toBe('');
    await stop(later);
  });
});

describe('a ban', () => {
  it('shuts out a person everywhere, until it is lifted, and an administrator never', async () => {
    const api = await startTelegram();
    const { control } = api;
    const [boss, pest, reader] = [await newPerson(api), await newPerson(api), await newPerson(api)];
    const corpus = makeCorpus();
    const cwd = temporaryFolder();
    subscribe(cwd, pest.id, reader.id);
    const env = { ADMIN_IDS: String(boss.id) };
    const chuchu = await serving({ api, corpus, cwd, env });
    const chat = await newGroup(api, boss, pest, reader);
    await control.addBot({ chat, by: boss.id });
    const hears = async (): Promise<Message> => sent(await control.nextOutgoing({ kind: 'send', chat }));
    await hears();
    const answer = await pest.answerTo(countyQuestion);

    expect((await boss.answerTo('/banned')).text).toBe(words.nobodyBanned());
    expect((await boss.answerTo('/ban')).text).toBe(words.banNeedsId());
    expect((await boss.answerTo('/ban 某人')).text).toBe(words.banNeedsId());
    expect((await boss.answerTo(`/ban ${boss.id}`)).text).toBe(words.cannotBeBanned(boss.id));
    // To everybody else the commands are unknown, and in groups nothing.
    expect((await reader.answerTo(`/ban ${pest.id}`)).text).toBe(texts.unknownCommand());
    const { message: noise } = await control.say({ user: pest.id, chat, text: `${ask} ${countyQuestion}` });
    await hears();
    await control.say({ user: reader.id, chat, text: '/ban@chuchu_test_bot', replyTo: noise.message_id });
    await control.say({ user: boss.id, chat, text: '/ban@chuchu_test_bot', replyTo: noise.message_id });
    expect((await hears()).text).toBe(words.banned(pest.id));
    expect((await boss.answerTo(`/ban ${pest.id}`)).text).toBe(words.alreadyBanned(pest.id));
    expect((await boss.answerTo('/banned')).text?.split('\n')).toEqual([
      words.bannedHead(1, 0),
      '',
      expect.stringContaining(`${pest.id}，`),
    ]);

    const before = [await sends(api, pest.id), await sends(api, chat)];
    await pest.say(cropQuestion('铜陵'));
    await control.say({ user: pest.id, chat, text: `${ask} ${countyQuestion}` });
    // The wait of a button is ended, and that is all.
    const queryId = await press(control, pest.id, answer.message_id, '全文');
    expect(await control.callbackAnswer({ queryId })).toEqual(silent);
    await control.say({ user: reader.id, chat, text: `${ask} ${cropQuestion('银川')}` });
    expect(quoted(await hears())).toContain('银川');
    publish(corpus, '一');
    expect(sent(await reader.hears()).text).toContain('灯塔一');
    expect([await sends(api, pest.id), await sends(api, chat)]).toEqual([before[0], (before[1] ?? 0) + 1]);

    // A restart changes nothing.
    await end(api, chuchu);
    const later = await serving({ api, corpus, cwd, env });
    await pest.say(cropQuestion('铜陵'));
    expect((await boss.answerTo(`/ban ${chat}`)).text).toBe(words.banned(chat));
    await control.say({ user: reader.id, chat, text: `${ask} ${countyQuestion}` });
    expect((await boss.answerTo(`/unban ${pest.id}`)).text).toBe(words.unbanned(pest.id));
    expect((await boss.answerTo(`/unban ${pest.id}`)).text).toBe(words.notBanned(pest.id));
    expect((await boss.answerTo('/unban')).text).toBe(words.unbanNeedsId());
    expect(quoted(await pest.answerTo(cropQuestion('银川')))).toContain('银川');
    expect([await sends(api, pest.id), await sends(api, chat)]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
    await end(api, later);
  });
});

describe('ANSWERS_PER_MINUTE', () => {
  it('drops what is over without a word, and ends each wait', async () => {
    const api = await startTelegram();
    const { control } = api;
    const [quick, calm] = [await newPerson(api), await newPerson(api)];
    const chuchu = await serving({ api, corpus: makeCorpus(), env: { ANSWERS_PER_MINUTE: '5' } });
    const answer = await quick.answerTo(countyQuestion);
    for (let n = 0; n < 20; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await quick.say(cropQuestion(n % 2 === 0 ? '铜陵' : '银川'));
    }
    const taps: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      taps.push(await press(control, quick.id, answer.message_id, '全文'));
    }
    const ended = await Promise.all(taps.map((queryId) => control.callbackAnswer({ queryId })));
    expect(ended).toEqual(taps.map(() => silent));
    expect(quoted(await calm.answerTo(countyQuestion))).not.toBe('');
    // One more may have come in while this took its time.
    const count = await sends(api, quick.id);
    expect([5, 6, 7]).toContain(count);
    await end(api, chuchu);
  });
});
