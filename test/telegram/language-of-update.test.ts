import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { otherQuestion } from '../../src/telegram/pages/other-question.js';
import { readPromptReply } from '../../src/telegram/subscribing/subscribing-prompt.js';
import { readZone } from '../../src/telegram/texts/common-zones.js';
import { type Language, languageOf, languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { incomingMessage, type MessageContent } from './incoming-message.js';
import { callbackQuery, group, person, recordedBot } from './recorded-bot.js';
import { testBot } from './test-bot.js';

const client = (languageCode?: string) => ({
  id: 42,
  is_bot: false,
  first_name: '读者',
  ...(languageCode !== undefined && { language_code: languageCode }),
});

/** The update by which somebody brings the bot to a chat, or changes what it may do there. */
function membership(languageCode: string, before: 'left' | 'member', after: 'member' | 'administrator' | 'kicked') {
  const member = (status: string) => ({ status, user: testBot });
  const update = {
    my_chat_member: {
      chat: { id: group, type: 'supergroup', title: '读报群' },
      from: client(languageCode),
      date: 1_643_000_000,
      old_chat_member: member(before),
      new_chat_member: member(after),
    },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rights of members are not looked at
  return update as unknown as Omit<Update, 'update_id'>;
}

/** What the bot says to `/ask` with nothing behind it, as the language it is said in. */
async function spoken(
  bot: ReturnType<typeof recordedBot>,
  chatId: number,
  languageCode?: string,
): Promise<Language | null> {
  bot.sent.length = 0;
  const text = chatId > 0 ? '/ask' : `/ask@${testBot.username}`;
  await bot.receive(chatId, { text, from: client(languageCode) });
  const said = bot.sent.find(({ method }) => method === 'sendMessage')?.payload['text'];
  return languages.find((language) => textsIn(language).askNeedsQuestion() === said) ?? null;
}

describe('a language code', () => {
  it.each([
    ['zh-hans', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-hant', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-MO', 'zh-Hant'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['ja', 'en'],
    ['zha', 'en'],
    ['', 'zh-Hans'],
    [undefined, 'zh-Hans'],
  ])('%s is answered in %s', (code, language) => {
    expect(languageOf(code)).toBe(language);
  });
});

describe('a private chat', () => {
  it('is answered in the language of its client, as it is now', async () => {
    const bot = recordedBot();
    expect(await spoken(bot, person, 'en')).toBe('en');
    expect(await spoken(bot, person, 'zh-hant')).toBe('zh-Hant');
    expect(await spoken(bot, person, 'zh-hans')).toBe('zh-Hans');
  });

  it('keeps the language it had, where a client tells none', async () => {
    const bot = recordedBot();
    expect(await spoken(bot, person)).toBe('zh-Hans');
    expect(await spoken(bot, person, 'en')).toBe('en');
    expect(await spoken(bot, person)).toBe('en');
  });

  it('is answered in what it has set, whatever its client says', async () => {
    const bot = recordedBot();
    bot.chatSettings.change(person, { language: 'zh-Hant' });
    expect(await spoken(bot, person, 'en')).toBe('zh-Hant');
    bot.chatSettings.change(person, { language: null });
    expect(await spoken(bot, person, 'en')).toBe('en');
  });

  it('hears the notice of a button in the same language', async () => {
    const bot = recordedBot();
    bot.chatSettings.change(person, { language: 'zh-Hant' });
    await bot.tap('nothing', { from: client('en') });
    expect(bot.sent.at(-1)?.payload['text']).toBe(textsIn('zh-Hant').unknownButton());
  });
});

describe('a group', () => {
  it('speaks Simplified Chinese with everybody, until somebody brings the bot in or sets a language', async () => {
    const bot = recordedBot();
    expect(await spoken(bot, group, 'en')).toBe('zh-Hans');
    await bot.handle(membership('en', 'left', 'member'));
    expect(await spoken(bot, group, 'zh-hant')).toBe('en');
    bot.chatSettings.change(group, { language: 'zh-Hant' });
    expect(await spoken(bot, group, 'zh-hans')).toBe('zh-Hant');
    await bot.tap('nothing', { from: client('en'), message: incomingMessage(group, 1001, { text: '……' }) });
    expect(bot.sent.at(-1)?.payload['text']).toBe(textsIn('zh-Hant').unknownButton());
  });

  it('goes on in its language when the bot is promoted or removed, and takes that of whoever brings it back', async () => {
    const bot = recordedBot();
    await bot.handle(membership('zh-hant', 'left', 'member'));
    await bot.handle(membership('en', 'member', 'administrator'));
    await bot.handle(membership('en', 'member', 'kicked'));
    expect(await spoken(bot, group, 'en')).toBe('zh-Hant');
    await bot.handle(membership('en', 'left', 'member'));
    expect(await spoken(bot, group, 'zh-hans')).toBe('en');
  });
});

describe('a button outside any chat', () => {
  const outside = (languageCode: string) => {
    const { message: _message, ...query } = callbackQuery('nothing', {
      from: { ...client(languageCode), id: person },
      inline_message_id: 'i',
    });
    return { callback_query: query };
  };

  it('is answered in the language of whoever tapped it, and tells nothing of their private chat', async () => {
    const bot = recordedBot();
    await bot.handle(outside('en'));
    expect(bot.sent.at(-1)?.payload['text']).toBe(textsIn('en').unknownButton());
    expect(bot.chatSettings.lastLanguage(person)).toBeNull();
    bot.chatSettings.change(person, { language: 'zh-Hant' });
    await bot.handle(outside('en'));
    expect(bot.sent.at(-1)?.payload['text']).toBe(textsIn('zh-Hant').unknownButton());
  });
});

describe('a message of before the language changed', () => {
  it.each(languages)('that asks in %s for something is answered by a reply all the same', (language) => {
    const { askZone, askTopic } = textsIn(language).subscribing;
    const replyTo = (asked: string) => {
      const prompt: unknown = { ...incomingMessage(person, 1001, { text: asked }), from: testBot };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type wants a field that is present and undefined
      const reply = prompt as NonNullable<MessageContent['reply_to_message']>;
      return readPromptReply(incomingMessage(person, 12, { text: 'GDP', reply_to_message: reply }), testBot.username);
    };
    expect(replyTo(askZone())).toEqual({ kind: 'zone', written: 'GDP' });
    expect(replyTo(askTopic())).toEqual({ kind: 'subscribe', written: 'GDP' });
    expect(replyTo(`${askZone()}!`)).toBeNull();
  });

  it.each([
    ['改成 来源:科技日报', 'b'],
    ['Try 来源:科技日报', 'b'],
    ['Try 来源:農民日報', undefined],
    [undefined, 'a'],
  ])('whose button says %j asks that', (label, asked) => {
    const offers = ['农民日报', '科技日报'].map((name, place) => ({
      text: `来源:${name}`,
      question: 'ab'[place] ?? '',
    }));
    const filters = { written: ['来源:日报'], articles: 0, questionWithout: '利润', mended: offers };
    const answer = { kind: 'nothing-found', question: '来源:日报 利润', filters } as const;
    expect(otherQuestion(answer, { kind: 'mended', place: 0 }, { label })).toBe(asked);
  });

  it('that named a time zone is known by that name', () => {
    expect([readZone('巴黎'), readZone('紐約'), readZone('hong kong'), readZone('雪梨'), readZone('悉尼')]).toEqual([
      'Europe/Paris',
      'America/New_York',
      'Asia/Hong_Kong',
      'Australia/Sydney',
      'Australia/Sydney',
    ]);
  });
});

it('answers all the same where the language can not be kept', async () => {
  const bot = recordedBot();
  bot.chatSettings.noteLanguage = () => {
    throw new Error('database is full');
  };
  expect(await spoken(bot, person, 'en')).toBe('en');
  expect(bot.log.lines).toEqual(['error update 1: could not note a language: Error: database is full']);
});
