import { setTimeout as sleep } from 'node:timers/promises';
import type { InlineKeyboardButton } from 'grammy/types';
import type { Control } from '../../src/playground/control/controls.js';
import type { Deeds, Scene } from './deed.js';
import type { Arrival } from './growing-corpus.js';
import type { Ledger } from './ledger.js';
import { categories, markQuestion, markWithoutTrial, markWords, publishers } from './made-article.js';

/** A chat that has subscribed once and for all, so that it is known what it is to be told of. */
export interface SteadySubscriber {
  readonly name: string;
  /** Its id, and the one it had before it became a supergroup. */
  readonly chatIds: number[];
  readonly threadId: number;
  wants(arrival: Arrival): boolean;
}

export interface SteadySubscribers {
  readonly all: readonly SteadySubscriber[];
  /** What befalls them. */
  readonly deeds: Deeds;
  /** Until all have subscribed, while nothing disturbs them. */
  untilSubscribed(): Promise<void>;
  /** Who had blocked the bot lets it in again; the groups that have not yet become supergroups do. */
  settle(): Promise<void>;
}

const [publisher] = publishers;
const [category] = categories;

const wishes: Readonly<Record<string, { readonly written: string; readonly wants: (arrival: Arrival) => boolean }>> = {
  everything: { written: '全部', wants: () => true },
  publisher: { written: `来源:${publisher}`, wants: ({ article }) => article.publisher?.includes(publisher) === true },
  category: {
    written: `分类:${category}`,
    wants: ({ article }) => article.category === category || article.tags.includes(category),
  },
  words: { written: markWords, wants: ({ made }) => made.marks.has('words') },
  'words without others': {
    written: markWithoutTrial,
    wants: ({ made }) => made.marks.has('words') && !made.marks.has('trial'),
  },
  question: { written: markQuestion, wants: ({ made }) => made.marks.has('answer') },
};

export async function createSteadySubscribers(scene: Scene): Promise<SteadySubscribers> {
  const { control, random, ledger } = scene;
  const all: SteadySubscriber[] = [];
  const ready: (() => Promise<void>)[] = [];
  let lastId = 920_000_000;
  const addPerson = async (languageCode?: string): Promise<number> => {
    lastId += 1;
    await control.addUser({ id: lastId, firstName: '订户阿飞', ...(languageCode !== undefined && { languageCode }) });
    return lastId;
  };
  const steward = await addPerson('zh-hans');
  const subscribe = async (name: string, chat: number, user: number, thread?: number): Promise<SteadySubscriber> => {
    const wish = wishes[name.split(',')[0] ?? ''];
    if (wish === undefined) throw new Error(`expected a wish, got ${name}`);
    const text = `/subscribe@chuchu_test_bot ${wish.written}`;
    const { message } = await control.say({ user, chat, text, ...(thread !== undefined && { thread }) });
    ledger.ask({ chat, user, messageId: message.message_id, mayBeEdited: false });
    ready.push(() => answered(ledger, chat, message.message_id));
    const subscriber = { name, chatIds: [chat], threadId: thread ?? 0, wants: wish.wants };
    all.push(subscriber);
    return subscriber;
  };
  const inPrivate = async (name: string, languageCode?: string): Promise<number> => {
    const user = await addPerson(languageCode);
    await subscribe(name, user, user);
    return user;
  };

  for (const [name, language] of [
    ['everything', 'zh-hans'],
    ['publisher', 'zh-hant'],
    ['category', 'en'],
    ['words', undefined],
    ['words without others', 'zh-hans'],
    ['question', 'zh-hant'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await inPrivate(name, language);
  }
  const silent = await inPrivate('publisher, without a sound', 'en');
  ready.push(() => tapKey(control, silent, /^sub:\d+:s1$/u));
  const daily = await inPrivate('category, in a daily digest', 'zh-hans');
  const nextHour = (new Date(Date.now() + 9 * 3_600_000).getUTCHours() + 24) % 24;
  ready.push(async () => {
    await tapKey(control, daily, /^sub:\d+:d$/u);
    await tapKey(control, daily, new RegExp(`^sub:\\d+:d${nextHour}$`, 'u'));
  });
  const blocker = await inPrivate('everything, blocks the bot at times', 'zh-hans');

  const addGroup = async (title: string, forum = false): Promise<number> => {
    const { id } = await control.addGroup({ title, members: [steward], ...(forum && { forum }) });
    await control.addBot({ chat: id, by: steward });
    return id;
  };
  const moving: SteadySubscriber[] = [];
  for (const title of ['搬家一群', '搬家二群']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    moving.push(await subscribe('words, in a group that moves', await addGroup(title), steward));
  }
  const forum = await addGroup('话题群', true);
  await subscribe(
    'question, in a topic',
    forum,
    steward,
    await control.createTopic({ chat: forum, name: '水利', by: steward }),
  );
  await subscribe('category, in a group', await addGroup('水乡群'), steward);

  const migrate = async (one: SteadySubscriber): Promise<void> => {
    moving.splice(moving.indexOf(one), 1);
    one.chatIds.push((await control.migrate({ chat: one.chatIds[0] ?? 0, by: steward })).id);
  };
  let isBlocked = false;
  return {
    all,
    deeds: {
      'blocks the bot, or lets it in again': {
        weight: 1,
        run: async () => {
          isBlocked = !isBlocked;
          await (isBlocked ? control.block({ user: blocker }) : control.unblock({ user: blocker }));
        },
      },
      'a group becomes a supergroup': {
        weight: 1,
        run: async () => {
          if (moving.length > 0 && random.next() < 0.1) await migrate(random.pick(moving));
        },
      },
    },
    untilSubscribed: async () => {
      for (const one of ready) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await one();
      }
    },
    settle: async () => {
      await control.unblock({ user: blocker });
      const { message } = await control.say({ user: blocker, text: '/help' });
      ledger.ask({ chat: blocker, user: blocker, messageId: message.message_id, mayBeEdited: false });
    },
  };
}

async function answered(ledger: Ledger, chat: number, messageId: number): Promise<void> {
  const isAnswered = (): boolean =>
    ledger.given.some(({ asked }) => asked.chat === chat && asked.messageId === messageId);
  // oxlint-disable-next-line no-await-in-loop -- until it is
  for (let tries = 0; !isAnswered() && tries < 1200; tries += 1) await sleep(50);
  if (!isAnswered()) throw new Error(`expected message ${messageId} of chat ${chat} to be answered, got nothing`);
}

/** Taps the button with such data, under whatever message of the bot's, and waits until it was answered. */
async function tapKey(control: Control, user: number, data: RegExp): Promise<void> {
  const standing = (await control.messages({ chat: user })).toReversed();
  for (const { message } of standing) {
    const keys: InlineKeyboardButton[] = (message.reply_markup?.inline_keyboard ?? []).flat();
    const key = keys.find((one) => 'callback_data' in one && data.test(one.callback_data));
    if (key === undefined || !('callback_data' in key)) continue;
    // oxlint-disable-next-line no-await-in-loop -- of one message only
    const tapped = await control.tap({ user, messageId: message.message_id, button: key.callback_data });
    if (tapped.kind !== 'callback') break;
    // oxlint-disable-next-line no-await-in-loop
    await control.callbackAnswer({ queryId: tapped.queryId });
    // oxlint-disable-next-line no-await-in-loop
    await control.idle();
    return;
  }
  throw new Error(`expected a button ${data.source} in chat ${user}, got none`);
}
