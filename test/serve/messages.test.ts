import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { type MediaKind, mediaKinds } from '../../src/playground/world/media.js';
import type { WordlessKind } from '../../src/telegram/texts/texts.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import type { RunningChuchu } from '../cli/run-chuchu.js';
import { countyParagraphs, countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import {
  bringBot,
  complaints,
  labels,
  newPerson,
  type Person,
  quoted,
  sent,
  serving,
  startTelegram,
  stop,
} from './telegram.js';

const question = cropQuestion('金湖');
const [, , quote] = countyParagraphs('金湖');

let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus: makeCorpus() });
  reader = await newPerson(api);
});
afterAll(() => stop(chuchu));

const post = async (user: Person, kind: MediaKind, more: { caption?: string; album?: string } = {}) =>
  api.control.post({ user: user.id, kind, ...more });

/** A refusal, with what comes over the buttons of topics. */
const withTopics = (refusal: string) => `${refusal}\n\n${texts.topicsHead('newest')}`;

describe('without words', () => {
  const whatItIs: Readonly<Record<MediaKind, WordlessKind>> = {
    photo: 'picture',
    document: 'picture',
    video: 'picture',
    sticker: 'sticker',
    animation: 'sticker',
    dice: 'sticker',
    voice: 'voice',
    audio: 'voice',
    video_note: 'voice',
    location: 'place',
    contact: 'other',
    poll: 'other',
  };
  it.each(mediaKinds)('a %s gets one helpful sentence', async (kind) => {
    const { message } = await post(reader, kind);
    expect((await reader.hears()).payload).toEqual({
      chat_id: reader.id,
      text: texts.wordless(whatItIs[kind]),
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    });
  });

  it.each(['🤔', '👨‍👩‍👧', '的', '了吗？', '？！……', '\u2060'])('so does %j', async (words) => {
    await api.control.postRaw({ user: reader.id, content: { text: words } });
    expect(sent(await reader.hears()).text).toBe(withTopics(texts.nothingToSearch()));
  });

  it('what happens in the chat gets nothing', async () => {
    const quiet = await newPerson(api);
    await api.control.postRaw({ user: quiet.id, content: { pinned_message: { message_id: 1, date: 0 } } });
    await api.control.postRaw({ user: quiet.id, content: { message_auto_delete_timer_changed: {} } });
    expect(quoted(await quiet.answerTo(question))).toBe(quote);
    expect(await quiet.messages()).toHaveLength(4);
  });
});

describe('with a caption', () => {
  it.each(mediaKinds.filter((kind) => kind === 'photo' || kind === 'document' || kind === 'voice'))(
    'a %s asks',
    async (kind) => {
      const { message } = await post(reader, kind, { caption: question });
      const answer = sent(await reader.hears());
      expect(quoted(answer)).toBe(quote);
      expect(answer.reply_to_message?.message_id).toBe(message.message_id);
    },
  );

  it('an album gets one answer', async () => {
    const collector = await newPerson(api);
    const first = await post(collector, 'photo', { album: 'a', caption: question });
    await post(collector, 'photo', { album: 'a' });
    await post(collector, 'photo', { album: 'a' });
    expect(sent(await collector.hears()).reply_to_message?.message_id).toBe(first.message.message_id);
    await collector.answerTo('/help');
    expect(await collector.messages()).toHaveLength(3 + 1 + 2);
  });

  it('an album whose caption is on the second picture gets one answer too', async () => {
    const collector = await newPerson(api);
    await post(collector, 'photo', { album: 'b' });
    await post(collector, 'photo', { album: 'b', caption: question });
    await collector.hears();
    const edited = await api.control.nextOutgoing({ kind: 'edit', chat: collector.id });
    expect(quoted(sent(edited))).toBe(quote);
    await collector.answerTo('/help');
    expect(await collector.messages()).toHaveLength(2 + 1 + 2);
  });
});

describe('an edited question', () => {
  const edit = async (user: Person, messageId: number, text: string) => {
    await api.control.edit({ user: user.id, messageId, text });
    return sent(await api.control.nextOutgoing({ kind: 'edit', chat: user.id }));
  };

  it('edits its answer, buttons and all', async () => {
    const editor = await newPerson(api);
    const { message } = await editor.say('明天北京会下雨吗');
    const answer = sent(await editor.hears());
    expect(answer.text).toBe(withTopics(texts.nothingFound()));

    const better = await edit(editor, message.message_id, countyQuestion);
    expect(better.message_id).toBe(answer.message_id);
    expect(quoted(better)).toBe(countyParagraphs('青田')[1]);
    expect(labels((await editor.tap(better, '›')).message)[0]).toEqual(['‹', '2/5', '›']);
    await api.control.nextOutgoing({ kind: 'edit', chat: editor.id });

    const other = await edit(editor, message.message_id, question);
    expect(quoted(other)).toBe(quote);
    const none = await edit(editor, message.message_id, '？');
    expect(none).toMatchObject({ message_id: answer.message_id, text: withTopics(texts.nothingToSearch()) });
    expect(labels(none)).toEqual(labels(answer));
    expect(await editor.messages()).toHaveLength(2);
  });

  it('asks anew where it had no answer', async () => {
    const editor = await newPerson(api);
    const { message } = await post(editor, 'photo', { caption: '/nope' });
    expect(sent(await editor.hears()).text).toBe(texts.unknownCommand());
    expect(quoted(await edit(editor, message.message_id, question))).toBe(quote);
  });

  it('is not answered again where only a preview was added', async () => {
    const editor = await newPerson(api);
    const { message } = await editor.say(question);
    const answer = await editor.hears();
    await api.control.edit({ user: editor.id, messageId: message.message_id, text: `${question} ` });
    await editor.answerTo('/help');
    expect(await editor.messages()).toHaveLength(4);
    const edits = (await api.control.outbox()).filter(({ kind, chatId }) => kind === 'edit' && chatId === editor.id);
    expect(edits).toEqual([]);
    expect(answer.message?.edit_date).toBeUndefined();
  });
});

describe('a question of 4,096 characters', () => {
  it('is answered', async () => {
    const long = question.padStart(4096, '请问');
    expect(long).toHaveLength(4096);
    expect(quoted(await reader.answerTo(long))).toBe(quote);
    expect(sent(await reader.ask('？'.repeat(4096))).text).toBe(withTopics(texts.nothingToSearch()));
    expect(sent(await reader.ask(`/ask ${'𠮷'.repeat(2045)}`)).text).toBeDefined();
  });
});

describe('in a group', () => {
  it('only /ask is answered', async () => {
    const { control } = api;
    await control.setBot({ privacy: false });
    const { id: chat } = await control.addGroup({ title: '读报群', members: [reader.id] });
    expect((await bringBot(control, chat, reader.id)).text).toContain('只回应对我说的话');
    const say = (text: string) => control.say({ user: reader.id, chat, text });
    for (const text of [question, '/start', '/help', '/latest', '/nope', '/ask@another_bot 元宇宙']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await say(text);
    }
    await control.post({ user: reader.id, chat, kind: 'sticker' });
    const asked = await say(`/ask@chuchu_test_bot ${question}`);
    const answer = sent(await control.nextOutgoing({ kind: 'send', chat }));
    expect(quoted(answer)).toBe(quote);
    expect(answer.reply_to_message?.message_id).toBe(asked.message.message_id);
    await say('/ask');
    expect(sent(await control.nextOutgoing({ kind: 'send', chat })).text).toBe(texts.askNeedsQuestion());
    expect((await control.outbox()).filter(({ chatId }) => chatId === chat)).toHaveLength(3);
    await control.setBot({ privacy: true });
  });
});

it('many people at once are all answered, each what they asked', async () => {
  const counties = ['白河', '红山', '黄岩', '紫阳'] as const;
  const crowd = await Promise.all(Array.from({ length: 40 }, () => newPerson(api)));
  const answers = await Promise.all(
    crowd.map(async (person, i) => {
      const county = counties[i % counties.length] ?? '白河';
      return [quoted(await person.answerTo(cropQuestion(county))), countyParagraphs(county)[2]];
    }),
  );
  for (const [answer, expected] of answers) expect(answer).toBe(expected);
});

it('goes on when update ids start anywhere, as after an idle week', async () => {
  await api.control.restartUpdateIds({ at: 7 });
  expect(quoted(await reader.answerTo(question))).toBe(quote);
  expect(quoted(await reader.answerTo(question))).toBe(quote);
});

it('Telegram had nothing to refuse, and the log nothing to tell', async () => {
  await api.control.idle();
  expect(await complaints(api.control)).toEqual([]);
  expect(await api.control.pendingUpdates()).toEqual([]);
  const { exitCode, stdout, stderr } = await stop(chuchu);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).not.toMatch(/"level":(?:40|50)/u);
  expect(stderr).not.toContain(question);
});
