import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { mediaKinds } from '../../src/playground/world/media.js';
import { administratorCommands } from '../../src/telegram/administration/administrator-commands.js';
import { commandLines, commands } from '../../src/telegram/messages/commands.js';
import { subscribingData } from '../../src/telegram/subscribing/subscription-data.js';
import { type Language, languageNames } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { latinQuestion, makeLatinCorpus, regatta } from './latin-corpus.js';
import { tapAll } from './tap-all.js';
import { complaints, newPerson, type Person, sent, serving, startTelegram, stop } from './telegram.js';

const readers: readonly (readonly [languageCode: string | undefined, language: Language])[] = [
  ['zh-hans', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['en', 'en'],
  [undefined, 'zh-Hans'],
  ['ja', 'en'],
];
const corpus = makeLatinCorpus();
const cwd = temporaryFolder();
let api: BotApi;
let chuchu: RunningChuchu;
let people: readonly Person[];
beforeAll(async () => {
  api = await startTelegram();
  people = await Promise.all(readers.map(([languageCode]) => newPerson(api, { languageCode })));
  const env = { ADMIN_IDS: people.map(({ id }) => id).join(' '), FEEDS: 'http://127.0.0.1:9/feed' };
  chuchu = await serving({ api, corpus, cwd, env });
});
afterAll(() => stop(chuchu));

const ownNames: ReadonlySet<string> = new Set(Object.values(languageNames));

/**
 * All that the bot has shown somebody: messages as they were and as they became, labels, notices, what is copied and shared;
 * but for the names of languages, each of which stands there for who reads it.
 */
async function shownTo({ id }: Person): Promise<readonly string[]> {
  const records = (await api.control.outbox()).filter(({ chatId }) => chatId === id);
  const notices = (await api.control.callbacks()).filter(({ query }) => query.from.id === id);
  return [
    ...records.flatMap(({ payload, message }) => [
      ...[payload['text'], payload['caption']].filter((text) => typeof text === 'string'),
      ...labelsOf(payload['reply_markup']),
      ...(message?.reply_markup === undefined ? [] : labelsOf(message.reply_markup)),
    ]),
    ...notices.map(({ answer }) => answer?.text ?? ''),
  ].filter((text) => text !== '' && !ownNames.has(text));
}

function labelsOf(markup: unknown): readonly string[] {
  if (typeof markup !== 'object' || markup === null) return [];
  const { inline_keyboard: rows = [], ...other } = markup as Partial<InlineKeyboardMarkup>;
  return [
    ...rows
      .flat()
      .flatMap((button) => [
        button.text,
        ...('url' in button ? [decodeURIComponent(button.url)] : []),
        ...('copy_text' in button ? [button.copy_text.text] : []),
      ]),
    ...Object.values(other).flatMap((value: unknown) => (typeof value === 'string' ? [value] : [])),
  ];
}

const toSimplified = ToSimplified({ from: 't', to: 'cn' });
const toTraditional = ToTraditional({ from: 'cn', to: 'tw' });

/** What of a text is not in the language; the articles and all that these people write are of Latin letters. */
const foreignTo: Readonly<Record<Language, (text: string) => boolean>> = {
  'zh-Hans': (text) => Array.from(text).some((character) => toSimplified(character) !== character),
  'zh-Hant': (text) =>
    Array.from(text.replaceAll('台北', '')).some((character) => toTraditional(character) !== character),
  en: (text) => /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(text),
};

/** Everything that somebody says who wants to hear all that the bot has to say. */
const asked = [
  '/start',
  '/help',
  latinQuestion,
  '/ask',
  `/ask ${latinQuestion}`,
  '/latest',
  '/sources',
  '/nothing',
  '/subscriptions',
  '/export',
  'quantum chromodynamics',
  'ligthouse',
  '…',
  'date:nonsense lighthouse',
  'source:Nobody lighthouse',
  'source:Harbor ferry',
  '/subscribe',
  '/subscribe source:Harbour date:2022',
  '/subscribe source:Harbour -ferry',
  '/subscribe -ferry',
  '/subscribe ferry -ferry',
  '/subscribe …',
  '/subscribe a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2',
  `/subscribe ${'lighthouse'.repeat(30)}`,
  '/subscribe category:Coast',
  '/subscribe source:Harbour',
  '/subscribe all',
  '/subscribe How high is the lighthouse?',
  '/subscribe yachts -storm',
  '/subscribe yachts -storm',
  '/subscriptions',
  '/unsubscribe nothing',
  '/unsubscribe yachts -storm',
  '/export',
  '/import',
  '/start s_0000000000',
  '/status',
  '/add',
  '/add http://127.0.0.1:9/',
];

describe.each(readers)('to a client in %s', (languageCode, language) => {
  const texts = textsIn(language);
  const person = (): Person => {
    const found = people[readers.findIndex(([code]) => code === languageCode)];
    if (found === undefined) throw new Error('expected somebody with that language');
    return found;
  };

  it('each command and question is answered in its language', async () => {
    for (const text of asked) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await person().ask(text);
    }
    for (const kind of mediaKinds) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await api.control.post({ user: person().id, kind });
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await person().hears();
    }
    const file = { name: 'a.json', base64: Buffer.from('{}').toString('base64') };
    await api.control.post({ user: person().id, kind: 'document', caption: '/import', file });
    await person().hears();
    const shown = await shownTo(person());
    expect(shown).toEqual(
      expect.arrayContaining([
        texts.help(commandLines(texts, [...commands, ...administratorCommands])),
        texts.unknownCommand(),
        texts.nothingAmong('source:Nobody', 0),
        texts.subscribing.unreadableFile({ kind: 'other-format' }),
        texts.subscribing.listEmpty(),
        texts.administrator.addNeedsSomething(),
      ]),
    );
    expect(shown.filter(foreignTo[language])).toEqual([]);
  });

  it('so is each button', async () => {
    const tapped = await tapAll(person());
    expect(tapped.length).toBeGreaterThan(40);
    const shown = await shownTo(person());
    expect(shown.filter(foreignTo[language])).toEqual([]);
  });

  it.each([
    ['of an answer that is no longer kept', `${'x'.repeat(16)}:q0`, texts.expired()],
    ['of an alert that is no longer kept', 'stop:999999', texts.alertExpired()],
    ['that nobody made', 'nothing', texts.unknownButton()],
    [
      'of a subscription that is gone',
      subscribingData({ kind: 'card', id: 999_999, act: { kind: 'show' } }),
      texts.subscribing.subscriptionGone(),
    ],
  ])('so is a button %s', async (_which, data, expected) => {
    const id = `forged-${person().id}-${data}`;
    const from = { id: person().id, is_bot: false, first_name: 'R', language_code: languageCode };
    const message = (await person().messages()).at(-1);
    await api.control.pushUpdate({
      type: 'callback_query',
      body: { id, from, chat_instance: '1', data, message },
    });
    expect((await api.control.callbackAnswer({ queryId: id })).text).toBe(expected);
  });
});

it('tells of new articles in the language last spoken, and asks in it what its buttons do', async () => {
  const subscribers = await Promise.all(readers.map(([languageCode]) => newPerson(api, { languageCode })));
  await Promise.all(subscribers.map((reader) => reader.ask('/subscribe yachts')));
  writeFileSync(join(corpus, 'regatta.html'), regatta(1));
  const alerts = await Promise.all(subscribers.map((reader) => reader.hears()));
  expect(alerts.map((alert) => sent(alert).text?.split('\n').at(-1))).toEqual(
    readers.map(([, language]) => textsIn(language).alertReason(['yachts'], 0, true)),
  );
  await Promise.all(subscribers.map(tapAll));
  const shown = await Promise.all(subscribers.map(shownTo));
  const foreign = readers.flatMap(([, language], place) => (shown[place] ?? []).filter(foreignTo[language]));
  expect(foreign).toEqual([]);
});

it('speaks in a group the language of whoever brought it there, with everybody', async () => {
  const [simplified, traditional, english] = people;
  if (simplified === undefined || traditional === undefined || english === undefined)
    throw new Error('expected people');
  const bringTo = async (by: Person, other: Person): Promise<(text: string, user: Person) => Promise<string>> => {
    const { id: chat } = await api.control.addGroup({ title: 'Readers', members: [by.id, other.id] });
    await api.control.addBot({ chat, by: by.id });
    return async (text, user) => {
      const { message } = await api.control.say({ user: user.id, chat, text });
      const replies = async () =>
        (await api.control.outbox()).filter(
          ({ message: reply }) => reply?.chat.id === chat && reply.reply_to_message?.message_id === message.message_id,
        );
      await expect.poll(replies).toHaveLength(1);
      return (await replies())[0]?.message?.text ?? '';
    };
  };
  const inEnglish = await bringTo(english, simplified);
  expect(await inEnglish('/ask@chuchu_test_bot', simplified)).toBe(textsIn('en').askNeedsQuestion());
  expect(await inEnglish('/subscribe@chuchu_test_bot yachts', simplified)).toBe(
    textsIn('en').subscribing.onlyAdministrators(),
  );
  const inTraditional = await bringTo(traditional, english);
  expect(await inTraditional('/ask@chuchu_test_bot', english)).toBe(textsIn('zh-Hant').askNeedsQuestion());
});

it('Telegram had nothing to refuse in all this', async () => {
  // A button may ask for what is there already.
  const unexpected = (await complaints(api.control)).filter(
    (complaint) => !complaint.includes('message is not modified'),
  );
  expect(unexpected).toEqual([]);
});
