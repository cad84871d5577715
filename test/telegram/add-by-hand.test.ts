import { describe, expect, it } from 'vitest';
import type { Administration } from '../../src/telegram/administration/administration.js';
import type { SettledFile, TakenByHand } from '../../src/telegram/administration/taker-by-hand.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { answerId, person, recordedBot } from './recorded-bot.js';

const { administrator: theirs } = texts;
const path = 'added/a.html';

/** A bot with one administrator, for whom everything that is asked for becomes the same article. */
function administeredBot({
  take = () => Promise.resolve<readonly TakenByHand[]>([{ kind: 'new', path, title: '新桥' }]),
  settled = new Map<string, SettledFile>([[path, 'served']]),
} = {}) {
  const asked: string[] = [];
  const administration: Administration = {
    administrators: new Set([person]),
    status: () => {
      throw new Error('the disk is full');
    },
    timezoneOf: () => 'Asia/Shanghai',
    byHand: {
      takeAddress: (address) => {
        asked.push(address);
        return take();
      },
      takeFile: () => Promise.reject(new Error('no file was sent')),
      whenSettled: () => Promise.resolve(settled),
    },
  };
  const bot = recordedBot(undefined, undefined, { administration });
  const from = { id: person, is_bot: false, first_name: '读者' };
  return { ...bot, asked, write: (text: string, chat = person) => bot.receive(chat, { text, from }), from };
}

const told = (messageId: number, text: string) => ({
  method: 'editMessageText',
  payload: { chat_id: person, message_id: messageId, text, link_preview_options: { is_disabled: true } },
});

describe('/add', () => {
  it('tells that it reads, then in its place what it took', async () => {
    const { write, sent, asked, log } = administeredBot();
    await write('/add https://example.org/1');
    expect(asked).toEqual(['https://example.org/1']);
    expect(sent).toMatchObject([
      { method: 'sendMessage', payload: { text: theirs.adding() } },
      told(answerId(1), '新收录：新桥\n现在可以查了。'),
    ]);
    expect(log.lines).toEqual([]);
  });

  it('says that it takes a moment where the bot has not seen it by then', async () => {
    const { write, sent } = administeredBot({ settled: new Map() });
    await write('/add https://example.org/1');
    expect(sent[1]).toEqual(told(answerId(1), '新收录：新桥\n稍等片刻就能查到。'));
  });

  it('takes it though it could not tell that it reads', async () => {
    const { write, sent, outcomes, log } = administeredBot();
    outcomes.push({ error_code: 500, description: 'Internal Server Error' });
    await write('/add https://example.org/1');
    expect(sent).toMatchObject([
      { method: 'sendMessage', payload: { text: theirs.adding() } },
      { method: 'sendMessage', payload: { text: '新收录：新桥\n现在可以查了。' } },
    ]);
    expect(log.lines).toEqual([
      'error update 1: could not tell that it is read: sendMessage: 500 Internal Server Error',
    ]);
  });

  it('that fails is told, and logged', async () => {
    const { write, sent, log } = administeredBot({ take: () => Promise.reject(new Error('the thread has ended')) });
    await write('/add https://example.org/1');
    expect(sent[1]).toEqual(told(answerId(1), theirs.addFailed()));
    expect(log.lines).toEqual(['error update 1: could not take an article: Error: the thread has ended']);
  });

  it('is done once, though the preview of its link is an edit', async () => {
    const { write, edit, sent, asked, from } = administeredBot();
    await write('/add https://example.org/1');
    await edit(person, 11, { text: '/add https://example.org/1', from });
    expect([asked.length, sent.length]).toEqual([1, 2]);
  });

  it('and /status are unknown to others, and anywhere but in the private chat', async () => {
    const { receive, write, sent, asked } = administeredBot();
    await receive(42, { text: '/add https://example.org/1' });
    await receive(42, { text: '/status' });
    await write('/add https://example.org/1', -100);
    await write('/status', -100);
    expect(asked).toEqual([]);
    expect(sent.map(({ payload }) => payload['text'])).toEqual([texts.unknownCommand(), texts.unknownCommand()]);
  });
});

it('a status that can not be told is apologised for', async () => {
  const { write, sent, log } = administeredBot();
  await write('/status');
  expect(sent[0]?.payload['text']).toBe(texts.failed());
  expect(log.lines).toEqual(['error update 1: could not answer: Error: the disk is full']);
});
