import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { readTap } from '../../src/telegram/messages/callback-data.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';
import { readSettingsTap, settingsData, settingsTaps } from '../../src/telegram/settings/settings-data.js';
import type { Language } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { labels } from '../serve/telegram.js';
import { subscribingStage, type Voice } from './subscribing-stage.js';

const words = texts.settings;
const none = { all: 0, paused: 0 };

/** A running bot, and a group of an owner and a member, which it is in. */
async function inGroup() {
  const stage = await subscribingStage();
  const { control } = stage;
  const [owner, member] = await Promise.all([control.addUser({}), control.addUser({})]);
  const members = [owner.id, member.id];
  const { id: chat } = await control.addGroup({ title: '读报群', type: 'supergroup', members });
  await control.addBot({ chat, by: owner.id });
  const voice = (user: number): Voice => ({ user, chat });
  return { ...stage, chat, owner: voice(owner.id), member: voice(member.id) };
}

const lines = {
  language: words.languageLine(words.asClient()),
  quotes: words.quotesLine(1),
  quiet: words.quietHoursLine(null),
  zone: words.zoneLine('北京'),
  alerts: words.alertsLine(none),
};

describe('/settings in a private chat', () => {
  it('shows each on a line of its own, with what is set now', async () => {
    const { say, reader, faults } = await subscribingStage();
    const page = await say(reader, '/settings');
    expect(page.text).toBe(words.head('private'));
    expect(labels(page)).toEqual([[lines.language], [lines.quotes], [lines.quiet], [lines.zone], [lines.alerts]]);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['zh-Hant', '繁體中文'],
    ['en', 'English'],
  ] as const)('the language (%s) is that of the message itself from then on', async (language, name) => {
    const { say, reader, taps, chatSettings, faults } = await subscribingStage();
    const asked = await taps(reader, await say(reader, '/settings'), lines.language);
    expect(asked.text).toBe(words.askLanguage('private'));
    expect(labels(asked).flat()).toEqual([
      '简体中文',
      '繁體中文',
      'English',
      texts.subscribing.chosen(words.asClient()),
      texts.subscribing.back(),
    ]);
    const page = await taps(reader, asked, name);
    const theirs = textsIn(language);
    expect(page.text).toBe(theirs.settings.head('private'));
    expect(labels(page)[0]).toEqual([theirs.settings.languageLine(name)]);
    expect(chatSettings.of(reader.chat).language).toBe(language satisfies Language);
    expect((await say(reader, '/ask')).text).toBe(theirs.askNeedsQuestion());
    expect(await faults()).toEqual([]);
  });

  it('three quotes at a time, and one again', async () => {
    const { say, reader, taps, chatSettings } = await subscribingStage();
    const page = await taps(reader, await say(reader, '/settings'), lines.quotes);
    expect(labels(page)[1]).toEqual([words.quotesLine(3)]);
    expect(chatSettings.of(reader.chat)).toEqual({ ...unsetChatSettings, quotes: 3 });
    expect(labels(await taps(reader, page, words.quotesLine(3)))[1]).toEqual([lines.quotes]);
  });

  it('quiet hours and time zone are those of the subscriptions, and lead back', async () => {
    const { say, reader, taps, outbox } = await subscribingStage();
    const page = await say(reader, '/settings');
    const quiet = await taps(reader, page, lines.quiet, '22:00–7:00', words.settings());
    expect(labels(quiet)[2]).toEqual([words.quietHoursLine('22:00–7:00')]);
    const zone = await taps(reader, quiet, lines.zone, '东京', words.settings());
    expect(labels(zone)[3]).toEqual([words.zoneLine('东京')]);
    expect(outbox.scheduleOf(reader.chat)).toEqual({
      timezone: 'Asia/Tokyo',
      quietHours: { fromMinute: 22 * 60, toMinute: 7 * 60 },
    });
    const list = await say(reader, '/subscriptions');
    expect((await taps(reader, list, '时区')).text).toContain('东京');
  });

  it('pauses all that the chat has subscribed to, and resumes it', async () => {
    const { say, reader, taps, subscriptions } = await subscribingStage();
    await say(reader, '/subscribe 芯片');
    await say(reader, '/subscribe 稻田');
    const page = await say(reader, '/settings');
    const alerts = await taps(reader, page, words.alertsLine({ all: 2, paused: 0 }));
    expect(alerts.text).toBe(words.alertsHead({ all: 2, paused: 0 }));
    expect(labels(alerts)).toEqual([[words.pauseAll()], ['全部订阅', '返回']]);
    const paused = await taps(reader, alerts, words.pauseAll());
    expect(labels(paused)[0]).toEqual([words.resumeAll()]);
    expect(subscriptions.ofChat(reader.chat).map(({ pause }) => pause)).toEqual([{ untilMs: null }, { untilMs: null }]);
    await taps(reader, await say(reader, '/subscriptions'), '1. 更改', '恢复');
    const some = await taps(reader, paused, '返回', words.alertsLine({ all: 2, paused: 1 }));
    expect(labels(some)[0]).toEqual([words.pauseAll(), words.resumeAll()]);
    await taps(reader, some, words.resumeAll());
    expect(subscriptions.ofChat(reader.chat).map(({ pause }) => pause)).toEqual([null, null]);
    expect((await taps(reader, some, '全部订阅')).text).toMatch(/^这里有 2 项订阅/u);
  });

  it('has nothing to pause where nothing is subscribed to', async () => {
    const { say, reader, taps } = await subscribingStage();
    const alerts = await taps(reader, await say(reader, '/settings'), lines.alerts);
    expect(alerts.text).toBe(words.alertsHead(none));
    expect(labels(alerts)).toEqual([['全部订阅', '返回']]);
  });

  it('an edited command changes nothing', async () => {
    const { control, say, reader } = await subscribingStage();
    await say(reader, '/settings');
    const [asked] = await control.messages({ chat: reader.chat });
    await control.edit({ user: reader.user, messageId: asked?.message.message_id ?? 0, text: '/settings now' });
    await say(reader, '/help');
    expect((await control.outbox()).filter(({ kind }) => kind === 'send' || kind === 'edit')).toHaveLength(2);
  });
});

describe('/settings in a group', () => {
  it('also has who may ask, and a language for all', async () => {
    const { say, owner, taps, chatSettings, chat, faults } = await inGroup();
    const page = await say(owner, '/settings');
    expect(page.text).toBe(words.head('group'));
    const whoAsks = words.whoAsksLine('everybody');
    const language = words.languageLine('简体中文');
    expect(labels(page).flat()).toEqual([language, lines.quotes, whoAsks, lines.quiet, lines.zone, lines.alerts]);
    const asked = await taps(owner, page, language);
    expect(labels(asked).flat()).toEqual(['✓ 简体中文', '繁體中文', 'English', '返回']);
    const changed = await taps(owner, asked, '返回', whoAsks);
    expect(labels(changed)[2]).toEqual([words.whoAsksLine('administrators')]);
    expect(chatSettings.of(chat).whoAsks).toBe('administrators');
    expect(await faults()).toEqual([]);
  });

  it('is refused to all but administrators, also of every button, whose rights are looked up anew', async () => {
    const stage = await inGroup();
    const { control, say, owner, member, forge, chat, chatSettings } = stage;
    expect((await say(member, '/settings')).text).toBe(words.onlyAdministrators());
    const page = await say(owner, '/settings');
    for (const tap of settingsTaps) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const notice = await forge(member, page, settingsData(tap));
      expect(notice).toMatchObject({ text: words.onlyAdministrators(), alert: true });
    }
    expect(chatSettings.of(chat)).toEqual(unsetChatSettings);
    await control.setAdministrator({ chat, user: member.user, by: owner.user, administrator: true });
    await stage.tap(member, page, lines.quotes);
    expect(chatSettings.of(chat).quotes).toBe(3);
  });

  it('where Telegram does not tell who runs it, nothing changes; where it fails, the person is told', async () => {
    const { control, say, owner, tap, log } = await inGroup();
    const page = await say(owner, '/settings');
    const description = 'Bad Request: CHAT_ADMIN_REQUIRED';
    await control.fault({ method: 'getChatMember', code: 400, description, times: 2 });
    expect((await tap(owner, page, lines.quotes)).notice).toMatchObject({ text: words.rightsUnknown(), alert: true });
    expect((await say(owner, '/settings')).text).toBe(words.rightsUnknown());
    await control.fault({ method: 'getChatMember', code: 403 });
    expect((await say(owner, '/settings')).text).toBe(words.notDone());
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it.each(['set:', 'set:lang:en', 'set:alerts:off'])('a button (%s) that is too old says so', async (data) => {
    const { forge, owner, chat, chatSettings } = await inGroup();
    const old: Partial<Message> = { message_id: 5, date: 0, chat: { id: chat, type: 'supergroup', title: '读报群' } };
    expect(await forge(owner, old, data)).toMatchObject({ text: words.buttonTooOld(), alert: true });
    expect(chatSettings.of(chat)).toEqual(unsetChatSettings);
  });
});

it('/settings in a channel has no answers to set', async () => {
  const { control, reader, say } = await subscribingStage();
  const { id: chat } = await control.addChannel({ title: '每日财经', owner: reader.user });
  await control.addBot({ chat, by: reader.user });
  const page = await say({ user: reader.user, chat }, '/settings');
  expect(page.text).toBe(words.head('channel'));
  expect(labels(page).flat()).toEqual([words.languageLine('简体中文'), lines.quiet, lines.zone, lines.alerts]);
});

it('what a button sends is read as what it is, and fits', () => {
  expect(settingsTaps.map((tap) => readSettingsTap(settingsData(tap)))).toEqual(settingsTaps);
  expect(settingsTaps.map((tap) => readTap(settingsData(tap)))).toEqual(
    settingsTaps.map((tap) => ({ kind: 'settings', tap })),
  );
  expect(new Set(settingsTaps.map(settingsData)).size).toBe(settingsTaps.length);
  expect(Math.max(...settingsTaps.map((tap) => Buffer.byteLength(settingsData(tap))))).toBeLessThanOrEqual(64);
  expect(['set', 'set:x', 'set:quotes:2', 'set:lang:fr', 'SET:', 'set:lang:'].map(readSettingsTap)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});
