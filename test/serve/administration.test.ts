import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { administratorCommands } from '../../src/telegram/administration/administrator-commands.js';
import { commandLines, commands } from '../../src/telegram/messages/commands.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { post, type RunningChuchu, runChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { type FeedServer, startFeedServer } from '../feed/feed-server.js';
import { pageOf, rssOf, storyOf } from '../feed/make-feed.js';
import { makeCorpus } from './corpus.js';
import {
  bringBot,
  complaints,
  labels,
  newPerson,
  type Person,
  quoted,
  secret,
  sent,
  serving,
  silent,
  startTelegram,
  stop,
} from './telegram.js';

const { administrator: theirs } = texts;
const corpus = makeCorpus();
const home = temporaryFolder();
let api: BotApi;
let server: FeedServer;
let chuchu: RunningChuchu;
let admin: Person;
/** Another one, who only has articles taken. */
let editor: Person;
let reader: Person;
beforeAll(async () => {
  const broken = Array.from({ length: 11 }, (_, n) => [`broken/${String(n).padStart(2, '0')}.md`, `只有正文${n}`]);
  writeFiles(corpus, Object.fromEntries(broken));
  [api, server] = await Promise.all([startTelegram(), startFeedServer()]);
  [admin, editor, reader] = [await newPerson(api), await newPerson(api), await newPerson(api)];
  server.serve('/good', { body: rssOf([{ title: '新桥', guid: '1', text: storyOf('新桥') }]) });
  server.serve('/gone', { status: 410 });
  const env = {
    ADMIN_IDS: `${editor.id}, ${admin.id}`,
    FEEDS: `${server.origin}/good ${server.origin}/gone`,
    FEED_ALLOW_PRIVATE: 'yes',
    FEED_CONTACT: 'editor@example.org',
  };
  chuchu = await serving({ api, corpus, cwd: home, env });
});
afterAll(async () => {
  await stop(chuchu);
});

/** What the bot says to `/add` in the end: it tells at first that it reads. */
async function added(say: () => Promise<{ readonly message: Message }>): Promise<string> {
  await say();
  const { message_id: answer, text } = sent(await editor.hears());
  if (text !== theirs.adding()) return text ?? '';
  const edited = await api.control.nextOutgoing({ kind: 'edit', chat: editor.id });
  expect(edited.message?.message_id).toBe(answer);
  return edited.message?.text ?? '';
}

const add = (text: string) => added(() => editor.say(text));

const document = (name: string, content: string | Uint8Array) => ({
  kind: 'document' as const,
  file: { name, base64: Buffer.from(content).toString('base64') },
});

const lighthouse = (n: number) =>
  post(
    [`title: 灯塔之${n}`],
    [`第${n}座灯塔的守塔人说，望海礁的航标每到夜里都会亮起来。`, '灯塔用花岗岩砌成，至今完好。'],
  );

describe('/status', () => {
  it('tells an administrator how all does, and pages through feeds and files that are rejected', async () => {
    await chuchu.wrote('stderr', `${server.origin}/good: 1 new articles`);
    await chuchu.wrote('stderr', `${server.origin}/gone: gone for good`);
    const status = await admin.answerTo('/status');
    expect(status.text?.split('\n')).toEqual([
      theirs.statusHead(),
      expect.stringMatching(/^文章 1[12] 篇，段落 \d+ 个$/u),
      expect.stringMatching(
        /^(?:最近一篇新文章：\d{4}年\d+月\d+日 \d{2}:\d{2}（(?:刚刚|[^（）]+前)）|还没有来过新文章)$/u,
      ),
      expect.stringMatching(/^还没并入索引的段落：\d+ 个$/u),
      theirs.lastFoldLine(null),
      theirs.feedsLine(2, 1),
      theirs.rejectedLine(11),
      theirs.outboxLine(
        { owed: 0, sending: 0, sent: 0, uncertain: 0, givenUp: 0, dropped: 0, oldestDueAtMs: null },
        null,
      ),
    ]);
    expect(labels(status)).toEqual([['订阅源', '读不了的文件'], ['刷新']]);

    const feeds = await admin.tap(status, '订阅源');
    expect(feeds.notice).toEqual(silent);
    const time = String.raw`\d{4}年\d+月\d+日 \d{2}:\d{2}（(?:刚刚|[^（）]+[前后])）`;
    expect(feeds.message.text).toMatch(
      new RegExp(
        `^订阅源（共 2 个）\n\n${server.origin}/good\n上次读成：${time}；下次：${time}\n\n${server.origin}/gone\n还没读成过；不会再读\n出错：HTTP 410$`,
        'u',
      ),
    );
    await admin.tap(feeds.message, '返回');
    const rejected = await admin.tap(status, '读不了的文件');
    expect(rejected.message.text?.split('\n\n').slice(0, 2)).toEqual([
      '读不了的文件（共 11 个）',
      'broken/00.md\nexpected front matter to be a block between two lines of ---, got "只有正文0"',
    ]);
    expect(labels(rejected.message)).toEqual([['1/2', '›'], ['返回']]);
    const second = await admin.tap(rejected.message, '›');
    expect(second.message.text).toContain('broken/10.md');
    expect(labels(second.message)).toEqual([['‹', '2/2'], ['返回']]);
    const back = await admin.tap(second.message, '返回');
    expect(back.message.text).toContain(theirs.rejectedLine(11));
  });

  it('is unknown to everybody else, and so are its buttons', async () => {
    const status = await admin.answerTo('/status');
    expect(await reader.answerTo('/status')).toMatchObject({ text: texts.unknownCommand() });
    expect(await reader.answerTo('/add https://example.org/')).toMatchObject({ text: texts.unknownCommand() });
    const help = await reader.answerTo('/help');
    expect(help.text).toBe(texts.help(commandLines(texts)));
    const all = texts.help(commandLines(texts, [...commands, ...administratorCommands]));
    expect(all.startsWith(`${help.text}\n/status：${theirs.statusSummary()}\n/add `)).toBe(true);
    expect((await admin.answerTo('/help')).text).toBe(all);
    // Somebody sends by hand what only a button of the administrator's sends.
    const message = await reader.answerTo('/start');
    for (const data of ['status', 'feeds:0', 'rejected:1']) {
      const from = { id: reader.id, is_bot: false, first_name: '读者' };
      const body = { id: `tap-${data}`, from, chat_instance: '1', data, message: { ...message } };
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await api.control.pushUpdate({ type: 'callback_query', body });
      // oxlint-disable-next-line no-await-in-loop
      expect(await api.control.callbackAnswer({ queryId: body.id })).toMatchObject({ text: texts.unknownButton() });
    }
    expect(status.text).toContain(theirs.statusHead());
  });

  it('is told in no group', async () => {
    const { control } = api;
    const group = await control.addGroup({ title: '读报群', members: [admin.id, reader.id] });
    await bringBot(control, group.id, admin.id);
    await control.say({ user: admin.id, chat: group.id, text: '/status@chuchu_test_bot' });
    await control.say({ user: admin.id, chat: group.id, text: '/ask@chuchu_test_bot' });
    const { payload } = await control.nextOutgoing({ kind: 'send', chat: group.id });
    expect(payload).toMatchObject({ text: texts.askNeedsQuestion() });
  });
});

it('check tells when the last new article came, beside what it reads itself', async () => {
  await chuchu.wrote('stderr', '"msg":"articles: 1 new');
  const { stdout } = await runChuchu(['check'], { cwd: home, env: { CORPUS_DIR: corpus } });
  expect(stdout).toMatch(/^the last new article came \d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/mu);
  expect(stdout).toMatch(/^broken\/00\.md: expected front matter to be /mu);
  expect(stdout).toMatch(/^1[12] articles, \d+ passages$/mu);
});

describe('/add', () => {
  it('takes a page behind a link, which can be asked for then, and knows it the next time', async () => {
    server.serve('/bridge', { body: pageOf('彩虹桥') });
    expect(await add(`/add ${server.origin}/bridge`)).toBe('新收录：彩虹桥\n现在可以查了。');
    expect(quoted(await reader.answerTo('彩虹桥'))).toContain('彩虹桥');
    expect(await add(`/add ${server.origin}/bridge`)).toBe('早已收录：彩虹桥');
    const link = await editor.say(`看看 ${server.origin}/bridge 吧`);
    await editor.hears();
    expect(
      await added(() => api.control.say({ user: editor.id, text: '/add', replyTo: link.message.message_id })),
    ).toBe('早已收录：彩虹桥');
  });

  it('takes a file that it is the caption of, or that it answers', async () => {
    const { control, id: user } = editor;
    const send = (name: string, content: string | Uint8Array, caption?: string) =>
      control.post({ user, ...document(name, content), ...(caption !== undefined && { caption }) });
    expect(await added(() => send('灯塔.html', lighthouse(1), '/add'))).toBe('新收录：灯塔之1\n现在可以查了。');
    expect(readdirSync(join(corpus, 'added'))).toContain('灯塔.html');
    expect(quoted(await reader.answerTo('第1座灯塔的守塔人说什么？'))).toContain('望海礁');
    const plain = await send('灯塔二.html', lighthouse(2));
    await editor.hears();
    expect(await added(() => control.say({ user, text: '/add', replyTo: plain.message.message_id }))).toBe(
      '新收录：灯塔之2\n现在可以查了。',
    );
    // The same text under another name.
    expect(await added(() => send('又一座.html', lighthouse(2), '/add'))).toBe('与已收录的另一篇是同一篇文章：灯塔之2');
    expect(await added(() => send('大.html', 'x'.repeat(512 * 1024 + 1), '/add'))).toBe(theirs.fileTooLarge(512));
    expect(await added(() => send('../../图.png', 'x', '/add'))).toMatch(
      /^没有收录 \.\.\/\.\.\/图\.png：expected a name that ends in /u,
    );
    expect(await added(() => send('空.md', '---\ntitle: 空\n---\n', '/add'))).toMatch(
      /^没有收录 空\.md：.*空\.md: expected/u,
    );
  });

  it('says what it did not take, and why', async () => {
    expect(await add('/add')).toBe(theirs.addNeedsSomething());
    expect(await add(`/add ${server.origin}/missing`)).toBe(
      theirs.refusedLine(`${server.origin}/missing`, 'expected a page or a feed, got HTTP 404'),
    );
    expect(await add('/add 元宇宙')).toBe(theirs.refusedLine('元宇宙', 'expected an http or https address'));
  });

  it('gives up what it reads when the bot is to stop', async () => {
    const cwd = temporaryFolder();
    const own = await startTelegram();
    const boss = await newPerson(own);
    const env = { ADMIN_IDS: String(boss.id), FEED_ALLOW_PRIVATE: 'yes' };
    const bot = await serving({ api: own, corpus: makeCorpus(), cwd, env });
    const hangs = new Promise<void>((resolve) => {
      server.serve('/hangs', () => {
        resolve();
        return undefined;
      });
    });
    await boss.say(`/add ${server.origin}/hangs`);
    await hangs;
    const ended = stop(bot);
    const { message } = await own.control.nextOutgoing({ kind: 'edit', chat: boss.id });
    expect(message?.text).toBe(theirs.addInterrupted());
    expect(await ended).toMatchObject({ exitCode: 0 });
  });
});

it('all the while nothing was refused, and the token told to nobody', async () => {
  expect(await complaints(api.control)).toEqual([]);
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(stderr).not.toContain(secret);
  expect(stderr).not.toMatch(/"level":50/u);
});
