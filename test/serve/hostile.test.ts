import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Written } from '../../src/playground/control/writing.js';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { administratorCommands } from '../../src/telegram/administration/administrator-commands.js';
import { commands } from '../../src/telegram/messages/commands.js';
import { post, type RunningChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { type FeedServer, startFeedServer } from '../feed/feed-server.js';
import { rssOf, storyOf } from '../feed/make-feed.js';
import { cropQuestion } from './corpus.js';
import {
  complaints,
  newPerson,
  type Person,
  quoted,
  type Serve,
  sent,
  serving,
  startTelegram,
  stop,
} from './telegram.js';

/** Each means something to somebody who takes it for more than a text. */
const hostile = [
  `'; DROP TABLE subscription; DELETE FROM page_state; --`,
  `" OR ""=" UNION SELECT question FROM page_state`,
  '../../../../escaped.txt',
  '/etc/passwd',
  String.raw`..\..\escaped.txt`,
  '$(touch escaped.txt)',
  '`touch escaped.txt`; touch escaped.txt | touch escaped.txt && touch escaped.txt',
  '(a+)+$ [[:alpha:]]* (?<=x{1,99999})* \\p{Han}',
  `${'a'.repeat(200)}!`,
  '<b>粗</b> <script>alert(1)</script> &lt;i&gt; &amp;',
  '_*[链接](tg://user?id=1)*_ ```代码``` ||藏|| \\',
  '\u202E倒着写的粮食\u202C\u200F\u2066\u2069 \u200D\uFEFF',
  '前\u0000后 \u0001\u001B[31m',
  '{{constructor}} __proto__ ${process.exit(1)} %s%n %00',
] as const;
/** JSON can write it, Telegram's own texts can't. */
const loneSurrogate = String.raw`\ud800`;

/** What no XML can hold. */
const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}/gu, '');

let api: BotApi;
let server: FeedServer;
let chuchu: RunningChuchu;
let boss: Person;
/** All that the process could write to by mistake: what is above its own folders, too. */
const home = temporaryFolder();
const [cwd, corpus] = [join(home, 'a', 'b', 'work'), join(home, 'a', 'b', 'corpus')];
const filesOf = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });
let before: readonly string[];

beforeAll(async () => {
  [api, server] = await Promise.all([startTelegram(), startFeedServer()]);
  boss = await newPerson(api);
  mkdirSync(cwd, { recursive: true });
  writeFiles(corpus, {
    ...Object.fromEntries(
      hostile.map((text, place) => [
        `hostile-${place}.md`,
        post(
          [`title: ${JSON.stringify(text)}`, `tags: [${JSON.stringify(text)}]`],
          [`粮食之${place}：${text.replaceAll('\u0000', '')}，如此而已，说的是收成。`],
        ),
      ]),
    ),
    'county.html': post(['title: 铜陵的稻田'], ['铜陵县粮食产量达到127万吨，比上年多收了三成。']),
  });
  const items = hostile.map((title, place) => ({
    title: withoutControls(title),
    guid: `../${place}/${withoutControls(title)}`,
    text: storyOf(`第${place}座桥`),
  }));
  server.serve('/feed', { body: rssOf(items, '坏消息 ../../x') });
  const env = {
    ADMIN_IDS: String(boss.id),
    FEEDS: `${server.origin}/feed`,
    FEED_ALLOW_PRIVATE: 'yes',
    FEED_CONTACT: 'editor@example.org',
  };
  before = filesOf(home);
  chuchu = await serving({ api, corpus, cwd, env } satisfies Serve & { api: BotApi });
});
afterAll(() => stop(chuchu));

/** What replies to that message: alerts may come between. */
async function replyTo({ message }: Pick<Written, 'message'>): Promise<Message> {
  const heard = sent(await boss.hears());
  // A file that is exported replies to nothing.
  const isReply = heard.document !== undefined || heard.reply_to_message?.message_id === message.message_id;
  return isReply ? heard : replyTo({ message });
}

const answerTo = async (text: string): Promise<Message> => replyTo(await boss.say(text));

/** The process has not stopped, is not stuck, and finds what it should. */
async function isWell(): Promise<void> {
  expect(quoted(await answerTo(cropQuestion('铜陵')))).toContain('铜陵县粮食产量');
}

it.each(hostile)('%j is answered as a text, alone and behind each command', async (text) => {
  expect((await answerTo(text)).text).not.toBe('');
  for (const { name } of [...commands, ...administratorCommands]) {
    // An address is fetched, a command without a wish is asked about; both are answers.
    // oxlint-disable-next-line no-await-in-loop -- each has its answer before the next
    expect((await answerTo(`/${name} ${text}`)).text).not.toBe('');
  }
  const { queryId } = await api.control.typeInline({ user: boss.id, query: text });
  await api.control.inlineAnswer({ queryId });
  await isWell();
});

it('files are read for what is in them, whatever they are called', async () => {
  const postFile = async (caption: string, name: string, content: string): Promise<Message> => {
    const file = { name, base64: Buffer.from(content).toString('base64') };
    return replyTo(await api.control.post({ user: boss.id, kind: 'document', caption, file }));
  };
  for (const text of hostile) {
    const json = JSON.stringify({ version: 1, subscriptions: [{ topic: 'words', words: [text], text }] });
    for (const content of [json, json.replace(/^\{/u, `{"x":"${loneSurrogate}",`), text]) {
      // oxlint-disable-next-line no-await-in-loop -- each has its answer before the next
      expect((await postFile('/import', `${text}.json`, content)).text).not.toBe('');
    }
  }
  for (const text of hostile.filter((each) => each.includes('escaped'))) {
    const about = storyOf(`${hostile.indexOf(text)}号桥`);
    const page = `<html><head><title>${text}</title></head><body>${about}</body></html>`;
    // oxlint-disable-next-line no-await-in-loop -- each has its answer before the next
    expect((await postFile('/add', `${text}.html`, page)).text).not.toBe('');
  }
  await isWell();
}, 240_000);

it('nothing was run, and nothing written but into the two folders', async () => {
  const written = filesOf(home).filter((name) => !before.includes(name));
  expect(written.length).toBeGreaterThan(hostile.length);
  expect(written.filter((name) => !/^a\/b\/(?:work\/data|corpus)(?:\/|$)/u.test(name))).toEqual([]);
  expect(written.filter((name) => /escaped|passwd|touch|DROP|script/u.test(name))).toEqual([]);
});

it('nothing was sent as markup, refused, or lost an entity', async () => {
  const calls = await api.control.calls({});
  expect(calls.filter(({ payload }) => JSON.stringify(payload).includes('parse_mode'))).toEqual([]);
  expect(await complaints(api.control)).toEqual([]);
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(stderr).not.toMatch(/"level":50/u);
});
