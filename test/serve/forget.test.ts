import { join } from 'node:path';
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { databaseBytes, formsOfId } from '../storage/bytes-of-id.js';
import { countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import { complaints, labels, newPerson, type Person, sent, serving, silent, startTelegram, stop } from './telegram.js';

const { privacy: words } = texts;
const cwd = temporaryFolder();
let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
let other: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus: makeCorpus(), cwd });
  [reader, other] = [await newPerson(api), await newPerson(api)];
});
afterAll(() => stop(chuchu));

/**
 * Whether those can be read in the files of the database: texts, and ids of groups. The people of this Telegram have ids of
 * three or four bytes, which stand in any file by chance; those of test/storage/forget-chat.test.ts have longer ones.
 */
function kept(...sought: readonly (string | number)[]): readonly boolean[] {
  const bytes = databaseBytes(join(cwd, 'data'));
  return sought.map((each) => {
    if (typeof each === 'string') return bytes.includes(each);
    return Object.values(formsOfId(each)).some((form) => bytes.includes(form));
  });
}

it('/privacy tells what is kept, in the language of who asks, and leads to /forget', async () => {
  const english = await newPerson(api, { languageCode: 'en' });
  const told = await english.answerTo('/privacy');
  const { privacy: inEnglish } = textsIn('en');
  expect(told.text).toBe(inEnglish.privacy());
  expect(labels(told)).toEqual([[inEnglish.forgetButton()]]);
  const asked = await english.tap(told, inEnglish.forgetButton());
  expect(asked.notice).toEqual(silent);
  expect(asked.message.text).toBe(inEnglish.askForget('person'));
  const left = await english.tap(asked.message, inEnglish.forgetNo());
  expect(left.message.text).toBe(inEnglish.notForgotten());
  expect(labels(left.message)).toEqual([]);
});

it('is in the menu of private chats, and /forget in that of who runs a group', async () => {
  const menus = await api.control.calls({ method: 'setMyCommands' });
  const inMenu = (scope: string): readonly string[] =>
    menus
      .filter(({ payload }) => JSON.stringify(payload).includes(scope))
      .map(
        ({ payload }) =>
          JSON.stringify(payload)
            .match(/"(?:privacy|forget)"/gu)
            ?.join() ?? '',
      );
  expect(new Set(inMenu('all_private_chats'))).toEqual(new Set(['"privacy","forget"']));
  expect(new Set(inMenu('all_chat_administrators'))).toEqual(new Set(['"forget"']));
  expect(new Set(inMenu('all_group_chats'))).toEqual(new Set(['']));
});

/** What /forget asks before it does anything. */
async function askedBy(ask: () => Promise<Message>, kind: 'person' | 'group'): Promise<Message> {
  const asked = await ask();
  expect(asked.text).toBe(words.askForget(kind));
  expect(labels(asked)).toEqual([[words.forgetYes(), words.forgetNo()]]);
  return asked;
}

it('/forget deletes all of a person, after asking, and nothing of anybody else', async () => {
  const mine = '青田县粮食产量保密吗达到多少？';
  const inGroup = '白河县粮食产量也保密吗达到多少？';
  const answer = await reader.answerTo(mine);
  await reader.answerTo('/subscribe 保密的航标');
  await other.answerTo(countyQuestion);
  await other.answerTo('/subscribe 别人的灯塔');
  const { control } = api;
  const { id: chat } = await control.addGroup({ title: '群', type: 'supergroup', members: [reader.id, other.id] });
  await control.addBot({ chat, by: other.id });
  // How to ask there.
  await control.nextOutgoing({ kind: 'send', chat });
  await control.say({ user: reader.id, chat, text: `/ask@chuchu_test_bot ${inGroup}` });
  await control.nextOutgoing({ kind: 'send', chat });
  expect(kept(mine, inGroup, '保密的航标', countyQuestion, '别人的灯塔')).toEqual([true, true, true, true, true]);

  const asked = await askedBy(() => reader.answerTo('/forget'), 'person');
  expect(kept(mine)).toEqual([true]);
  const { notice, message } = await reader.tap(asked, words.forgetYes());
  expect(notice).toEqual(silent);
  expect(message.text).toBe(words.forgotten('person'));
  expect(kept(mine, inGroup, '保密的航标', countyQuestion, '别人的灯塔')).toEqual([false, false, false, true, true]);

  // The buttons of before say that they are of before; the bot goes on as with anybody new.
  const late = await reader.tap(answer, '全文');
  expect(late.notice).toMatchObject({ text: texts.expired(), alert: true });
  expect((await reader.answerTo('/subscriptions')).text).not.toContain('保密的航标');
  expect((await other.answerTo('/subscriptions')).text).toContain('别人的灯塔');
  expect((await reader.answerTo(cropQuestion('铜陵'))).text).toContain('铜陵县粮食产量');
});

it('/forget in a group is for its administrators, and deletes what is kept of the group', async () => {
  const { control } = api;
  const members = [reader.id, other.id];
  const { id: chat } = await control.addGroup({ title: '群', type: 'supergroup', members });
  // Whoever makes a group owns it.
  await control.addBot({ chat, by: reader.id });
  const hears = async (): Promise<Message> => sent(await control.nextOutgoing({ kind: 'send', chat }));
  await hears();
  const say = async (who: Person, text: string): Promise<Message> => {
    await control.say({ user: who.id, chat, text });
    return hears();
  };
  const question = '红山县群里的粮食产量达到多少？';
  await say(other, `/ask@chuchu_test_bot ${question}`);
  expect(kept(question, chat)).toEqual([true, true]);
  expect((await say(other, '/forget@chuchu_test_bot')).text).toBe(words.onlyAdministrators());
  const asked = await askedBy(() => say(reader, '/forget@chuchu_test_bot'), 'group');
  const press = async (who: Person) => {
    const tapped = await control.tap({ user: who.id, chat, messageId: asked.message_id, button: words.forgetYes() });
    if (tapped.kind !== 'callback') throw new Error(`expected the bot to be asked, got ${tapped.kind}`);
    return control.callbackAnswer({ queryId: tapped.queryId });
  };
  expect(await press(other)).toMatchObject({ text: words.onlyAdministrators(), alert: true });
  expect(kept(question, chat)).toEqual([true, true]);
  expect(await press(reader)).toEqual(silent);
  // The file was rewritten less than a minute ago: it is again when that is over, or the bot stops.
  await stop(chuchu);
  expect(kept(question, chat)).toEqual([false, false]);
});

it('all the while nothing was refused', async () => {
  expect(await complaints(api.control)).toEqual([]);
});
