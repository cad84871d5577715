import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import {
  countyArticle,
  countyFile,
  countyParagraphs,
  countyQuestion,
  countySource,
  cropQuestion,
  makeCorpus,
} from './corpus.js';
import {
  complaints,
  labels,
  newPerson,
  type Person,
  quoted,
  sent,
  serving,
  silent,
  startTelegram,
  stop,
} from './telegram.js';

const cwd = temporaryFolder();
const corpus = makeCorpus();
let api: BotApi;
let chuchu: RunningChuchu;
let restart: (change: () => void) => Promise<void>;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus, cwd });
  restart = async (change) => {
    await stop(chuchu);
    change();
    chuchu = await serving({ api, corpus, cwd });
  };
});

/** Somebody with an answer, and the message that asked for it. */
async function whoAsked(question: string) {
  const person: Person = await newPerson(api);
  const { message } = await person.say(question);
  return { person, question: message, answer: sent(await person.hears()) };
}

it('buttons work on after a restart, and tell what has become of what they show', async () => {
  const pager = await whoAsked(countyQuestion);
  const editor = await whoAsked('明天北京会下雨吗');
  const late = await whoAsked(countyQuestion);
  const changed = await whoAsked(cropQuestion('黄岩'));
  const deleted = await whoAsked(cropQuestion('紫阳'));
  const second = await pager.person.tap(pager.answer, '›');
  expect(labels(second.message)[0]).toEqual(['‹', '2/5', '›']);

  const newCrop = '黄岩县粮食产量达到99万吨，比去年少收了一成。';
  await restart(() => {
    const [before, crabs] = countyParagraphs('黄岩');
    writeFiles(corpus, { [countyFile('黄岩')]: countyArticle('黄岩', [before, crabs, newCrop]) });
    rmSync(join(corpus, countyFile('紫阳')));
    age(late.person.id);
  });

  const back = await pager.person.tap(pager.answer, '‹');
  expect(back).toMatchObject({
    notice: silent,
    message: { text: pager.answer.text, entities: pager.answer.entities, reply_markup: pager.answer.reply_markup },
  });

  await api.control.edit({ user: editor.person.id, messageId: editor.question.message_id, text: cropQuestion('金湖') });
  const edited = sent(await api.control.nextOutgoing({ kind: 'edit', chat: editor.person.id }));
  expect(edited.message_id).toBe(editor.answer.message_id);
  expect(quoted(edited)).toBe(countyParagraphs('金湖')[2]);

  expect(await late.person.tap(late.answer, '›')).toEqual({
    notice: { ...silent, text: texts.expired(), alert: true },
    message: late.answer,
  });

  await changed.person.tap(changed.answer, '上一段');
  const asItStands = await changed.person.tap(changed.answer, '回到引文');
  expect(asItStands.notice).toEqual(silent);
  expect(asItStands.message.text).toBe(`${newCrop}\n${texts.changed()}\n${countySource('黄岩')}`);
  expect(quoted(asItStands.message)).toBe(newCrop);

  const gone = await deleted.person.tap(deleted.answer, '上一段');
  expect(gone.notice).toEqual(silent);
  expect(gone.message.text).toBe(texts.quoteGone());
  expect(labels(gone.message)).toEqual([['1/5', '›']]);
  const next = await deleted.person.tap(deleted.answer, '›');
  expect(quoted(next.message)).toMatch(/县粮食产量达到\d+万吨/u);
});

it('an answer of which no article is left says so', async () => {
  const alone = await whoAsked('天科合达做什么？');
  await restart(() => rmSync(join(corpus, '002_6fd1f1790e7d96a2.txt')));
  const { notice, message } = await alone.person.tap(alone.answer, '全文');
  expect(notice).toEqual(silent);
  expect(message.text).toBe(texts.quoteGone());
  expect(message).not.toHaveProperty('reply_markup');
});

it('Telegram had nothing to refuse in all this', async () => {
  expect(await complaints(api.control)).toEqual([]);
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(stderr).not.toMatch(/"level":(?:40|50)/u);
});

/** Lets the answers in a chat be 30 days old. The process is not running. */
function age(chatId: number): void {
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'));
  const { changes } = database
    .prepare('UPDATE page_state SET created_at = created_at - ? WHERE chat_id = ?')
    .run(pageStateLifetimeMs, chatId);
  database.close();
  expect(changes).toBe(1);
}
