import type { InlineQueryResultArticle } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import type { InlineAnswer } from '../../src/playground/world/inline-queries.js';
import { english } from '../../src/telegram/texts/en/texts.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { traditionalChinese } from '../../src/telegram/texts/zh-hant/texts.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import {
  counties,
  countyDay,
  countyParagraphs,
  countyPublisher,
  countyTitle,
  countyUrl,
  makeCorpus,
} from './corpus.js';
import { complaints, newPerson, type Person, quoted, requestTo, serving, startTelegram, stop } from './telegram.js';

let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus: makeCorpus() });
  reader = await newPerson(api);
});
afterAll(() => stop(chuchu));

/** Types behind the bot's name; the answer. */
async function type(
  query: string,
  { user = reader.id, offset = '' } = {},
): Promise<InlineAnswer & { queryId: string }> {
  const { queryId } = await api.control.typeInline({ user, query, offset });
  return { queryId, ...(await api.control.inlineAnswer({ queryId })) };
}

const raw = ({ choices }: InlineAnswer): readonly InlineQueryResultArticle[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the emulator takes articles alone
  choices.map((choice) => choice.raw as unknown as InlineQueryResultArticle);
const textsOf = ({ choices }: InlineAnswer): readonly string[] => choices.map(({ content }) => content.text);

describe('typing behind the bot’s name', () => {
  it('quotes what answers, with its source, in every chat', async () => {
    const answer = await type('青田县粮食产量达到多少');
    const [best] = raw(answer);
    const [, , paragraph] = countyParagraphs('青田');
    // One answer for everybody who types the same, whatever they read.
    const source = `${countyTitle('青田')} · ${countyPublisher('青田')} · ${countyDay('青田')}`;
    expect(best).toEqual({
      type: 'article',
      id: '0',
      title: paragraph,
      description: `${countyPublisher('青田')} · ${countyDay('青田')}`,
      input_message_content: {
        message_text: `${paragraph}\n${source}`,
        entities: [
          { type: 'blockquote', offset: 0, length: paragraph.length },
          { type: 'bold', offset: 0, length: paragraph.length },
          {
            type: 'text_link',
            offset: paragraph.length + 1,
            length: source.length,
            url: countyUrl('青田'),
          },
        ],
        link_preview_options: { is_disabled: true },
      },
      reply_markup: { inline_keyboard: [[{ text: countyPublisher('青田'), url: countyUrl('青田') }]] },
    });
    const group = await api.control.addGroup({ title: '读报小组', members: [reader.id] });
    const { message } = await api.control.chooseInline({
      user: reader.id,
      queryId: answer.queryId,
      resultId: '0',
      chat: group.id,
    });
    expect(quoted(message)).toBe(paragraph);
    expect(message).toMatchObject({ via_bot: { username: 'chuchu_test_bot' }, from: { id: reader.id } });
  });

  it('finds something with every key', async () => {
    const whole = '稻田养蟹';
    for (let length = 1; length <= whole.length; length++) {
      // oxlint-disable-next-line no-await-in-loop -- one key after another
      const answer = await type(whole.slice(0, length));
      expect(textsOf(answer)[0]).toContain(whole.slice(0, length));
    }
    expect(textsOf(await type('紫阳县的稻'))[0]).toContain('紫阳县');
  });

  it.each([
    ['来源:四川日报 蟹苗', '四川日报'],
    ['蟹苗 "紫阳县', '紫阳县'],
    ['"银川县的老', '银川县的老传统'],
    ['蟹苗 来源:"四川日', '四川日报'],
    ['蟹苗 来源:', '蟹苗'],
    ['蟹苗 日期:2022-0', '蟹苗'],
    ['蟹苗 -', '蟹苗'],
  ])('takes operators, finished or not: %s', async (query, held) => {
    const answer = await type(query);
    const found = raw(answer).map(({ title, description }) => `${title} ${description}`);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toContain(held);
  });

  it('leaves out what is not wanted', async () => {
    const all = textsOf(await type('蟹苗'));
    const fewer = textsOf(await type('蟹苗 -青田'));
    expect(all.filter((text) => text.includes('青田')).length).toBeGreaterThan(0);
    expect(fewer.filter((text) => text.includes('青田'))).toEqual([]);
    const withPhrase = new Set(textsOf(await type('蟹苗 -"青田县的')));
    expect(fewer.filter((text) => !withPhrase.has(text))).toEqual([]);
  });

  it('an empty query shows the newest articles, page after page to the last', async () => {
    const first = await type('');
    expect(first).toMatchObject({ nextOffset: '10', cacheSeconds: 60, personal: false });
    const second = await type('', { offset: first.nextOffset });
    expect(second.nextOffset).toBe('');
    const titles = [...raw(first), ...raw(second)].map(({ title }) => title);
    expect(titles.slice(0, 8)).toEqual(counties.map(countyTitle).toReversed());
    expect(new Set(titles).size).toBe(11);
  });

  it('quotes go on to the last page', async () => {
    const first = await type('企业');
    const pages = [first];
    while ((pages.at(-1)?.nextOffset ?? '') !== '') {
      // oxlint-disable-next-line no-await-in-loop -- a page after another
      pages.push(await type('企业', { offset: pages.at(-1)?.nextOffset ?? '' }));
    }
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.flatMap(textsOf);
    expect(new Set(all).size).toBe(all.length);
    expect(pages.flatMap(({ choices }) => choices.map(({ id }) => id))).toEqual(all.map((_, place) => String(place)));
  });

  it.each(['garbage', '-1', '99990', '1'.repeat(64)])(
    'an offset that was made up (%s) shows nothing',
    async (offset) => {
      for (const query of ['蟹苗', '']) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await type(query, { offset })).toMatchObject({ choices: [], nextOffset: '' });
      }
    },
  );
});

describe('where nothing is found', () => {
  it.each([
    ['zh-hans', texts],
    ['zh-hant', traditionalChinese],
    ['en', english],
  ])('a button in the language of who types (%s) leads to the private chat', async (languageCode, dictionary) => {
    const { id: user } = await api.control.addUser({ languageCode });
    const answer = await type('登月飞船何时返回', { user });
    expect(answer).toMatchObject({ choices: [], personal: true, button: { text: dictionary.inline.nothingFound() } });
    await api.control.say({ user, text: `/start ${answer.button?.start_parameter}` });
    const { message } = await api.control.nextOutgoing({ kind: 'send', chat: user });
    expect(message?.text?.split('\n')[0]).toBe(dictionary.asked('登月飞船何时返回'));
    const nothing = await type('多少', { user });
    expect(nothing).toMatchObject({ choices: [], button: { text: dictionary.inline.nothingToSearch() } });
  });

  it('pinyin on its way to become characters is nothing to search', async () => {
    expect(await type('xie miao')).toMatchObject({ button: { text: texts.inline.nothingToSearch() } });
    expect(textsOf(await type("稻田yang'xie"))[0]).toContain('稻田');
  });
});

describe('what Telegram does', () => {
  it('a flood is not waited out, and a lost answer not repeated', async () => {
    const { control } = api;
    const before = (await control.calls({ method: 'answerInlineQuery' })).length;
    await control.fault({ method: 'answerInlineQuery', retryAfter: 1 });
    await control.typeInline({ user: reader.id, query: '青田' });
    await chuchu.wrote('stderr', 'could not send an inline answer: answerInlineQuery: 429');
    await control.fault({ method: 'answerInlineQuery', code: 502 });
    await control.typeInline({ user: reader.id, query: '白河' });
    await chuchu.wrote('stderr', 'could not send an inline answer: answerInlineQuery: 502');
    expect(textsOf(await type('红山县粮食产量'))[0]).toContain('红山');
    const calls = (await control.calls({ method: 'answerInlineQuery' })).slice(before);
    expect(calls.map(({ outcome }) => outcome.kind)).toEqual(['refused', 'refused', 'ok']);
  });

  it('an answer comes while the chat’s own answer is held up', async () => {
    const { control } = api;
    const held = await control.fault({ method: 'sendMessage', chat: reader.id, hold: true });
    await reader.say('青田县粮食产量达到多少？');
    await reader.say('白河县粮食产量达到多少？');
    await requestTo(control, 'sendMessage', reader.id);
    expect(textsOf(await type('黄岩县粮食产量'))[0]).toContain('黄岩');
    await control.release({ fault: held });
    await reader.hears();
    await reader.hears();
  });

  it('of what was typed meanwhile only the newest is answered', async () => {
    const { control } = api;
    const polling = await control.fault({ method: 'getUpdates', hold: true });
    // The next poll after the one that brings this is held.
    await type('金湖县粮食产量');
    const typed = [];
    for (const query of ['紫', '紫阳', '紫阳县']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after another
      typed.push(await control.typeInline({ user: reader.id, query }));
    }
    await control.release({ fault: polling });
    await control.inlineAnswer({ queryId: typed.at(-1)?.queryId ?? '' });
    const calls = await control.calls({ method: 'answerInlineQuery' });
    const answered = new Set(calls.map(({ payload }) => payload['inline_query_id']));
    expect(typed.map(({ queryId }) => answered.has(queryId))).toEqual([false, false, true]);
  });

  it('nothing was refused but what a fault refused, and nothing vanished', async () => {
    const found = await complaints(api.control);
    expect(found.filter((line) => !/^answerInlineQuery: (?:429|502)/u.test(line))).toEqual([]);
  });
});

it('the log holds no words of anybody', async () => {
  const { stderr } = await stop(chuchu);
  expect(stderr).not.toMatch(/青田|白河|蟹苗/u);
  expect(stderr).not.toContain('inline mode is off');
});

it('says at the start that inline mode is off, and what to do', async () => {
  const other = await startTelegram();
  await other.control.setBot({ inline: false });
  const quiet = await serving({ api: other, corpus: makeCorpus(), cwd: temporaryFolder() });
  await quiet.wrote('stderr', 'inline mode is off');
  expect((await stop(quiet)).stderr).toContain('/setinline to @BotFather');
});
