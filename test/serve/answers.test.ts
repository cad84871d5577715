import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu } from '../cli/run-chuchu.js';
import {
  countyParagraphs,
  countyQuestion,
  countySource,
  countyTitle,
  countyUrl,
  cropQuestion,
  endlessParagraph,
  endlessQuestion,
  longParagraph,
  longQuestion,
  makeCorpus,
} from './corpus.js';
import {
  complaints,
  labels,
  newPerson,
  type Person,
  press,
  quoted,
  requestTo,
  sent,
  serving,
  silent,
  startTelegram,
  stop,
} from './telegram.js';

const question = '天科合达做什么？';
const passage =
  '让政策支持更精准，不少企业也给出建议。天科合达从事碳化硅晶片的研发、生产和销售，不久前入选国家级“专精特新”“小巨人”企业。企业创始人杨建认为，材料创新的关键在应用。“建议对企业的补贴和支持更多体现在产业链上。比如，可以考虑补给与‘专精特新’企业合作的龙头企业，让中小企业在市场历练中增长本领。”';
const sentence = '天科合达从事碳化硅晶片的研发、生产和销售，不久前入选国家级“专精特新”“小巨人”企业。';
const source = '支持中小企业，今年将从这些方面发力！ · 沧州日报 · 2022年1月29日';
const url = 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202201292266664414';
const citation = `「支持中小企业，今年将从这些方面发力！」，沧州日报，2022-01-29，${url}`;

let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus: makeCorpus() });
  reader = await newPerson(api);
});
afterAll(() => stop(chuchu));

/** The id that the buttons of an answer carry. */
function stateIdOf({ reply_markup }: Message): string {
  const found = /"callback_data":"([\w-]{16}):/u.exec(JSON.stringify(reply_markup))?.[1];
  if (found === undefined) throw new Error('expected a button with the id of a page state');
  return found;
}

/** When the bot begins to answer that tap. */
async function callThatAnswers(queryId: string): Promise<void> {
  const { payload } = await api.control.nextCall({ method: 'answerCallbackQuery' });
  if (payload['callback_query_id'] !== queryId) await callThatAnswers(queryId);
}

describe('an answer', () => {
  it('quotes the best passage, its best sentence in bold, with source and buttons', async () => {
    const { message } = await reader.say(question);
    const answer = await reader.hears();
    const id = stateIdOf(sent(answer));
    expect(answer.payload).toEqual({
      chat_id: reader.id,
      text: `${passage}\n${source}`,
      entities: [
        { type: 'blockquote', offset: 0, length: passage.length },
        { type: 'bold', offset: passage.indexOf(sentence), length: sentence.length },
        { type: 'text_link', offset: passage.length + 1, length: source.length, url },
      ],
      reply_markup: {
        inline_keyboard: [
          [
            { text: '上一段', callback_data: `${id}:p0.9` },
            { text: '下一段', callback_data: `${id}:p0.11` },
          ],
          [
            { text: '全文', callback_data: `${id}:a0` },
            { text: '原文', url },
            { text: '复制引用', copy_text: { text: citation } },
          ],
          [
            { text: '👍', callback_data: `${id}:u0` },
            { text: '👎', callback_data: `${id}:d0` },
            {
              text: '分享',
              switch_inline_query_chosen_chat: {
                query: `#${id}.0`,
                allow_user_chats: true,
                allow_group_chats: true,
                allow_channel_chats: true,
              },
            },
          ],
        ],
      },
      link_preview_options: { is_disabled: true },
      reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true },
    });
  });

  it('is a quote to be unfolded where it is long', async () => {
    const answer = await reader.answerTo(longQuestion);
    expect(answer.entities?.[0]).toMatchObject({ type: 'expandable_blockquote', offset: 0 });
    expect(quoted(answer)).toBe(longParagraph);
  });

  it('is a part of a paragraph that is too long for a message; the pages of the article hold all of it', async () => {
    const answer = await reader.answerTo(endlessQuestion);
    expect(endlessParagraph).toContain(quoted(answer));
    expect(quoted(answer)).toContain('守灯人每晚七点点灯');
    const opened = await reader.tap(answer, '全文');
    expect(labels(opened.message)[0]).toEqual(['1/2', '›']);
    const text = quoted(opened.message) + quoted((await reader.tap(answer, '›')).message);
    expect(text.replaceAll('\n', '')).toBe(longParagraph + endlessParagraph);
  });

  it('opens its source and gives its citation without the bot', async () => {
    const { message_id: messageId } = await reader.answerTo(question);
    const tap = { user: reader.id, messageId };
    expect(await api.control.tap({ ...tap, button: '原文' })).toEqual({ kind: 'url', url });
    expect(await api.control.tap({ ...tap, button: '复制引用' })).toEqual({ kind: 'copy', text: citation });
  });

  it('says so where there is none, and offers topics of the newest articles, which are answered', async () => {
    const refused = await reader.answerTo('明天北京会下雨吗');
    expect(refused.text).toBe(`${texts.nothingFound()}\n\n${texts.topicsHead('newest')}`);
    const topics = labels(refused).flat();
    expect(topics).toEqual([countyTitle('铜陵'), countyTitle('银川'), countyTitle('金湖')]);
    const { notice, message } = await reader.tap(refused, topics[1] ?? '');
    expect(notice).toEqual(silent);
    expect(message.text?.split('\n')[0]).toBe(`问：${countyTitle('银川')}`);
    expect(quoted(message)).toBe(countyParagraphs('银川')[1]);
  });

  it('offers the publisher that there is in place of one that there is not', async () => {
    const refused = await reader.answerTo(`来源:农名日报 ${countyQuestion}`);
    expect(refused.text).toBe(texts.nothingAmong('来源:农名日报', 0));
    expect(labels(refused)).toEqual([[texts.askMended('来源:农民日报')], [texts.askWithoutFilters()]]);
    const { message } = await reader.tap(refused, texts.askMended('来源:农民日报'));
    expect(message.text).toContain(`问：来源:农民日报 ${countyQuestion}`);
    expect(quoted(message)).toBe(countyParagraphs('白河')[1]);
  });
});

describe('the pager', () => {
  it('leads to the other quotes and back', async () => {
    const first = await reader.answerTo(countyQuestion);
    expect(quoted(first)).toBe(countyParagraphs('青田')[1]);
    expect(labels(first)).toEqual([
      ['1/5', '›'],
      ['上一段', '下一段'],
      ['全文', '原文', '复制引用'],
      ['👍', '👎', '分享'],
    ]);

    const second = await reader.tap(first, '›');
    expect(second.notice).toEqual(silent);
    expect(second.message).toMatchObject({
      message_id: first.message_id,
      text: `${countyParagraphs('白河')[1]}\n${countySource('白河')}`,
      link_preview_options: { is_disabled: true },
    });
    expect(labels(second.message)[0]).toEqual(['‹', '2/5', '›']);

    const seen = [quoted(first), quoted(second.message)];
    let last = second;
    for (let page = 3; page <= 5; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- page after page
      last = await reader.tap(first, '›');
      seen.push(quoted(last.message));
    }
    expect(labels(last.message)[0]).toEqual(['‹', '5/5']);
    expect(new Set(seen).size).toBe(5);

    for (let page = 4; page >= 1; page -= 1) {
      // oxlint-disable-next-line no-await-in-loop
      last = await reader.tap(first, '‹');
    }
    expect(last).toMatchObject({
      notice: silent,
      message: { text: first.text, entities: first.entities, reply_markup: first.reply_markup },
    });
  });

  it('has a place in the middle that does nothing, and says nothing', async () => {
    const first = await reader.answerTo(countyQuestion);
    expect(await reader.tap(first, '1/5')).toEqual({ notice: silent, message: first });
  });

  it('swallows a second tap on the same button', async () => {
    const hasty = await newPerson(api);
    const first = await hasty.answerTo(countyQuestion);
    // Both taps are under way before the first is answered: Telegram does not edit a message to what it is.
    const hold = await api.control.fault({ method: 'editMessageText', chat: hasty.id, hold: true });
    const taps = [await press(api.control, hasty.id, first.message_id, '›')];
    await requestTo(api.control, 'editMessageText', hasty.id);
    taps.push(await press(api.control, hasty.id, first.message_id, '›'));
    await api.control.release({ fault: hold });
    for (const queryId of taps) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await api.control.callbackAnswer({ queryId })).toEqual(silent);
    }
    const flipped = (await hasty.messages()).find(({ message_id }) => message_id === first.message_id);
    expect(labels(flipped ?? first)[0]).toEqual(['‹', '2/5', '›']);
  });

  it('swallows that a tap is too old to be answered, and does it all the same', async () => {
    const late = await newPerson(api);
    const first = await late.answerTo(countyQuestion);
    const hold = await api.control.fault({ method: 'answerCallbackQuery', hold: true });
    const queryId = await press(api.control, late.id, first.message_id, '›');
    await callThatAnswers(queryId);
    await api.control.forgetCallbacksAfter({ milliseconds: -1 });
    await api.control.release({ fault: hold });
    await api.control.idle();
    await api.control.forgetCallbacksAfter({ milliseconds: 60_000 });
    expect((await late.messages()).at(-1)?.text).toContain(countyParagraphs('白河')[1]);
    const { notice } = await late.tap(first, '‹');
    expect(notice).toEqual(silent);
  });
});

describe('the paragraphs around a quote', () => {
  it('are shown one by one, with the way back', async () => {
    const [before, crabs, after] = countyParagraphs('青田');
    const quote = await reader.answerTo(countyQuestion);
    const next = await reader.tap(quote, '下一段');
    expect(next).toMatchObject({
      notice: silent,
      message: {
        text: `${after}\n${texts.paragraphPlace(3, 3)}\n${countySource('青田')}`,
        entities: [
          { type: 'blockquote', offset: 0, length: after.length },
          { type: 'text_link', url: countyUrl('青田') },
        ],
      },
    });
    expect(labels(next.message)).toEqual([['上一段'], ['回到引文', '全文'], ['原文', '复制引用']]);

    expect(quoted((await reader.tap(quote, '上一段')).message)).toBe(crabs);
    const first = await reader.tap(quote, '上一段');
    expect(quoted(first.message)).toBe(before);
    expect(labels(first.message)[0]).toEqual(['下一段']);

    const back = await reader.tap(quote, '回到引文');
    expect(back).toMatchObject({
      notice: silent,
      message: { text: quote.text, entities: quote.entities, reply_markup: quote.reply_markup },
    });
  });
});

describe('the whole article', () => {
  it('is shown in pages from the one that holds the quote, with the way back', async () => {
    const quote = await reader.answerTo('服务业中小企业分类指导');
    const opened = await reader.tap(quote, '全文');
    expect(opened.notice).toEqual(silent);
    expect(labels(opened.message)[0]).toEqual(['‹', '2/2']);
    expect(quoted(opened.message)).toContain(quoted(quote));
    const other = await reader.tap(quote, '‹');
    expect(labels(other.message)).toEqual([
      ['1/2', '›'],
      ['回到引文', '原文', '复制引用'],
    ]);
    expect(quoted(other.message)).toMatch(/^1月24日，工业和信息化部召开“中小企业发展情况发布会”。\n/u);

    const back = await reader.tap(quote, '回到引文');
    expect(back.message).toMatchObject({ text: quote.text, reply_markup: quote.reply_markup });
  });

  it('is one page where it is short, and stands there word for word', async () => {
    const quote = await reader.answerTo(cropQuestion('金湖'));
    const { message } = await reader.tap(quote, '全文');
    expect(quoted(message)).toBe(countyParagraphs('金湖').join('\n'));
    expect(labels(message)).toEqual([['回到引文', '原文', '复制引用']]);
  });
});

it('a button that nobody made is told apart from one that is too old', async () => {
  const { message_id } = await reader.answerTo(question);
  const forge = async (data: string) => {
    const from = { id: reader.id, is_bot: false, first_name: '读者' };
    const message = { message_id, date: 0, chat: { id: reader.id, type: 'private' } };
    const body = { id: `forged ${data}`, from, chat_instance: '1', data, message };
    await api.control.pushUpdate({ type: 'callback_query', body });
    return api.control.callbackAnswer({ queryId: body.id });
  };
  expect(await forge('garbage')).toEqual({ ...silent, text: texts.unknownButton() });
  expect(await forge('example:9')).toEqual({ ...silent, text: texts.unknownButton() });
  expect(await forge('AAAAAAAAAAAAAAAA:q0')).toEqual({ ...silent, text: texts.expired(), alert: true });
});

it('Telegram refused nothing but what it must', async () => {
  const complained = (await complaints(api.control)).map((line) =>
    line.replace(/: specified new message content.*$/u, ''),
  );
  expect(complained).toEqual([
    'editMessageText: 400 Bad Request: message is not modified',
    'answerCallbackQuery: 400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    expect.stringMatching(/^tap on .*:q1: not answered$/u),
  ]);
  const { stderr } = await stop(chuchu);
  expect(stderr).not.toMatch(/"level":(?:40|50)/u);
});
