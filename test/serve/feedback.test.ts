import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { jsonLinesOf, type RunningChuchu, runChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { countyArticle, countyFile, countyParagraphs, countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import { complaints, labels, newPerson, type Person, quoted, serving, startTelegram, stop } from './telegram.js';

const cwd = temporaryFolder();
const corpus = makeCorpus();
const env = { CORPUS_DIR: corpus };
let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
let other: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus, cwd });
  reader = await newPerson(api);
  other = await newPerson(api);
});
afterAll(() => stop(chuchu));

/** `chuchu feedback`, beside the bot or after it. */
async function feedback(...args: string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await runChuchu(['feedback', ...args], { cwd, env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

async function evaluate(lines: string): Promise<unknown> {
  writeFiles(cwd, { 'feedback.jsonl': lines });
  const ended = await runChuchu(['eval', '--questions', 'feedback.jsonl', '--json'], { cwd, env });
  expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
  return JSON.parse(ended.stdout);
}

const hash: unknown = expect.stringMatching(/^[0-9a-f]{64}$/u);
const feedbackId: unknown = expect.stringMatching(/^feedback-[0-9a-f]{12}$/u);

it('says that there is none yet', async () => {
  const { stdout, stderr, exitCode } = await runChuchu(['feedback'], { cwd, env });
  expect({ stdout, stderr, exitCode }).toEqual({ stdout: '', stderr: 'no feedback yet\n', exitCode: 0 });
});

it('votes are given, changed and taken back in the chat', async () => {
  const crop = await reader.answerTo(cropQuestion('红山'));
  expect(labels(crop).at(-1)).toEqual(['👍', '👎', '分享']);
  const up = await reader.tap(crop, '👍');
  expect(up.notice).toMatchObject({ text: '谢谢，记下了。再点一次可以撤回。', alert: false });
  expect(labels(up.message).at(-1)).toEqual(['👍 ✓', '👎', '分享']);
  expect({ ...up.message, reply_markup: null, edit_date: 0 }).toEqual({ ...crop, reply_markup: null, edit_date: 0 });
  expect(labels((await reader.tap(crop, '👎')).message).at(-1)).toEqual(['👍', '👎 ✓', '分享']);
  const back = await reader.tap(crop, '👎 ✓');
  expect(back.notice).toMatchObject({ text: '已撤回。' });
  expect(labels(back.message)).toEqual(labels(crop));
  await reader.tap(crop, '👍');

  // The same question of somebody else, in other widths: it is one question.
  await other.tap(await other.answerTo(cropQuestion('红山').replace('？', '?')), '👍');
  // The first quote is no good, the second is.
  const crabs = await reader.answerTo(countyQuestion);
  await reader.tap(crabs, '👎');
  const second = await reader.tap(crabs, '›');
  expect(labels(second.message).at(-1)).toEqual(['👍', '👎', '分享']);
  await reader.tap(crabs, '👍');
  expect(labels((await reader.tap(crabs, '‹')).message).at(-1)).toEqual(['👍', '👎 ✓', '分享']);
});

it('prints lines beside the running bot, those that were liked by default', async () => {
  const crop = { id: feedbackId, question: cropQuestion('红山'), gold: ['county-2#2'], goldHashes: [hash] };
  const crabs = { id: feedbackId, question: countyQuestion, gold: ['county-1#1'], goldHashes: [hash] };
  expect(jsonLinesOf(await feedback())).toEqual([crop, crabs]);
  expect(await feedback('--up')).toBe(await feedback());
  expect(jsonLinesOf(await feedback('--down'))).toEqual([
    { id: feedbackId, question: countyQuestion, bad: ['county-0#1'], badHashes: [hash] },
  ]);
  const day: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\d$/u);
  expect(jsonLinesOf(await feedback('--json'))).toEqual([
    {
      votes: { up: 3, down: 1 },
      questions: [
        {
          id: feedbackId,
          question: cropQuestion('红山'),
          firstDay: day,
          lastDay: day,
          quotes: [{ passageId: 'county-2#2', textHash: hash, up: 2, down: 0 }],
        },
        {
          id: feedbackId,
          question: countyQuestion,
          firstDay: day,
          lastDay: day,
          quotes: [
            { passageId: 'county-0#1', textHash: hash, up: 0, down: 1 },
            { passageId: 'county-1#1', textHash: hash, up: 1, down: 0 },
          ],
        },
      ],
    },
  ]);
  expect(jsonLinesOf(await feedback('--json', '--down'))).toMatchObject([
    { votes: { up: 0, down: 1 }, questions: [{ question: countyQuestion }] },
  ]);
});

it('eval reads them: one question is found at once, the other second', async () => {
  expect(await evaluate(await feedback())).toMatchObject({
    all: { questions: 2, 'recall@1': 1 / 2, 'recall@3': 1, 'mrr@10': (1 + 1 / 2) / 2 },
  });
});

it('eval does not take what was not liked for answers', async () => {
  writeFiles(cwd, { 'bad.jsonl': await feedback('--down') });
  const { stdout, stderr, exitCode } = await runChuchu(['eval', '--questions', 'bad.jsonl'], { cwd, env });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 1 });
  expect(stderr).toMatch(/^bad\.jsonl:1: expected an object with a string "question" and a list of strings "gold"/u);
});

it('a passage that has moved within its article since is still the one that was liked', async () => {
  const file = temporaryFolder();
  writeFiles(file, {
    [countyFile('红山')]: countyArticle('红山', ['红山县新来了一段话，排在所有的前面。', ...countyParagraphs('红山')]),
  });
  const lines = (await feedback()).split('\n').slice(0, 1).join('');
  writeFiles(cwd, { 'moved.jsonl': `${lines}\n` });
  const moved = await runChuchu(['eval', '--questions', 'moved.jsonl', '--corpus', file, '--json'], { cwd });
  expect(JSON.parse(moved.stdout)).toMatchObject({ all: { questions: 1, 'recall@1': 1 } });
});

it('no vote tells of whom it is, and the log tells nothing of votes', async () => {
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'), { readonly: true });
  const votes = JSON.stringify(database.prepare('SELECT * FROM feedback').all());
  const states = database.prepare<[], string>('SELECT id FROM page_state').pluck().all();
  database.close();
  expect(votes).toContain('county-2#2');
  for (const person of [reader, other]) expect(votes).not.toContain(String(person.id));
  for (const state of states) expect(votes).not.toContain(state);
});

it('a quote is shared: what 分享 writes brings exactly it, into any chat', async () => {
  const answer = await reader.answerTo(countyQuestion);
  const second = await reader.tap(answer, '›');
  const shared = await api.control.tap({ user: reader.id, messageId: answer.message_id, button: '分享' });
  if (shared.kind !== 'inline') throw new Error(`expected an inline query, got ${shared.kind}`);
  const { queryId } = await api.control.typeInline({ user: reader.id, query: shared.query });
  const { choices } = await api.control.inlineAnswer({ queryId });
  expect(choices).toHaveLength(1);
  const group = await api.control.addGroup({ title: '读报群', members: [reader.id] });
  const resultId = choices[0]?.id ?? '';
  const { message } = await api.control.chooseInline({ user: reader.id, queryId, resultId, chat: group.id });
  expect(quoted(message)).toBe(quoted(second.message));
  expect(message.chat.id).toBe(group.id);
  // In no language of the bot, as all that comes inline.
  expect(message.text).toBe(`${countyParagraphs('白河')[1]}\n白河的稻田 · 农民日报 · 2022-03-02`);
  const gone = await api.control.typeInline({ user: reader.id, query: shared.query.replace(/\d+$/u, '99') });
  expect((await api.control.inlineAnswer({ queryId: gone.queryId })).choices).toEqual([]);
});

it('is not shared where inline mode is off', async () => {
  await stop(chuchu);
  await api.control.setBot({ inline: false });
  chuchu = await serving({ api, corpus, cwd });
  const answer = await reader.answerTo(cropQuestion('金湖'));
  expect(quoted(answer)).toBe(countyParagraphs('金湖')[2]);
  expect(labels(answer).at(-1)).toEqual(['👍', '👎']);
});

it('--up and --down at once is bad use; votes are there after the bot has ended', async () => {
  const bad = await runChuchu(['feedback', '--up', '--down'], { cwd, env });
  expect(bad).toMatchObject({ exitCode: 2, stdout: '' });
  expect(bad.stderr).toContain("option '--down' cannot be used with option '--up'");
  const ended = await stop(chuchu);
  expect(`${ended.stdout}${ended.stderr}`).not.toContain('稻田');
  expect(jsonLinesOf(await feedback())).toHaveLength(2);
});

it('Telegram had nothing to refuse in all this', async () => {
  expect(await complaints(api.control)).toEqual([]);
});
