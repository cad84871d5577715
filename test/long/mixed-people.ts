import * as fc from 'fast-check';
import type { InlineKeyboardButton } from 'grammy/types';
import type { Control } from '../../src/playground/control/controls.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { withStateId } from '../serve/any-tap.js';
import { type AnyUpdate, anyUpdate } from '../serve/any-update.js';
import { addFuzzChats } from '../serve/fuzz-chats.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';

/** Something a person wrote that calls for exactly one answer. */
export interface Asked {
  readonly chat: number;
  readonly messageId: number;
  readonly atMs: number;
  edits: number;
  /** Whether its group may have had as many answers by then as it gets, or who asked may have had theirs: then it may be ignored. */
  readonly mayBeIgnored: boolean;
  /** Whether the process was killed while it may have had it in hand. */
  inFlightAtKill: boolean;
}

export interface TappedOnce {
  readonly queryId: string;
  readonly atMs: number;
  inFlightAtKill: boolean;
}

/** The people of the mixed chat: what they do next, and what they have done. */
export interface MixedPeople {
  act(): Promise<void>;
  /** Whatever the bot sent or changed, as soon as it did. */
  see(record: OutgoingRecord): void;
  /**
   * What has no answer yet, and may be in hand, is marked as perhaps lost with the process.
   *
   * @param upSinceMs when that process got its first updates: what was written before waited for it until then.
   */
  markInFlight(upSinceMs: number): void;
  readonly asked: readonly Asked[];
  readonly taps: readonly TappedOnce[];
  /** How often each thing was done. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A minute in which a group gets so many answers and one person there so many, in a process that was just started; with room for how late a question is handled. */
const limitedMs = 75_000;
const leastAnswers = 7;
const leastAnswersOfOne = 6;

const readers = [101, 102, 103, 104, 105, 106];

const junk = [
  '的',
  '😀',
  '？？？',
  'asdkjh qwpoeir zxcvm',
  '‮مرحبا',
  '/ask',
  '/nichts',
  '/ask工信部',
  '𠮷'.repeat(2048),
];
const wordless = ['sticker', 'voice', 'location', 'photo', 'poll', 'dice', 'document'] as const;

/**
 * What came to the process earlier and has no answer was lost before the kill, and the kill is no excuse: a slow call, a wait of 3 s for a
 * 502 and one of 4 s for updates are well within.
 */
const longestInHandMs = 10_000;

/** @param questions that the articles answer, and some that they do not. */
export async function createMixedPeople(
  control: Control,
  questions: readonly string[],
  seed: number,
): Promise<MixedPeople> {
  const random = seededRandom(seed);
  for (const id of readers) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await control.addUser({ id, firstName: `读者${id}`, languageCode: 'zh-hans' });
  }
  const { id: group } = await control.addGroup({ title: '读报群', members: readers, type: 'supergroup' });
  await control.addBot({ chat: group, by: 101 });
  const strangers = await addFuzzChats(control);
  const strange = fc.sample(anyUpdate(strangers), { seed, numRuns: 500 });

  const asked: Asked[] = [];
  const open = new Map<string, Asked>();
  const taps: TappedOnce[] = [];
  const waiting = new Map<string, TappedOnce>();
  const counts = new Map<string, number>();
  /** Buttons that stand under messages of the bot now, by chat and message. */
  const buttons = new Map<string, { chat: number; messageId: number; keys: readonly InlineKeyboardButton[] }>();
  const stateIds = new Set<string>();
  let settled: Asked[] = [];

  const askedInGroup: { readonly user: number; readonly atMs: number }[] = [];
  const isLimited = (user: number): boolean => {
    const recent = askedInGroup.filter(({ atMs }) => atMs > Date.now() - limitedMs);
    askedInGroup.push({ user, atMs: Date.now() });
    return recent.length >= leastAnswers || recent.filter((one) => one.user === user).length >= leastAnswersOfOne;
  };
  const ask = (chat: number, messageId: number, mayBeIgnored = false): void => {
    const one = { chat, messageId, atMs: Date.now(), edits: 0, mayBeIgnored, inFlightAtKill: false };
    asked.push(one);
    open.set(`${chat}:${messageId}`, one);
  };
  const say = async (user: number, text: string): Promise<void> => {
    ask(user, (await control.say({ user, text })).message.message_id);
  };

  const deeds: Readonly<Record<string, { weight: number; run: (random: SeededRandom) => Promise<void> }>> = {
    question: { weight: 30, run: () => say(random.pick(readers), random.pick(questions)) },
    'command /ask': { weight: 5, run: () => say(random.pick(readers), `/ask ${random.pick(questions)}`) },
    'other command': {
      weight: 10,
      run: () => say(random.pick(readers), random.pick(['/latest', '/sources', '/start', '/help'])),
    },
    junk: { weight: 7, run: () => say(random.pick(readers), random.pick(junk)) },
    caption: {
      weight: 4,
      run: async () => {
        const user = random.pick(readers);
        const { message } = await control.post({ user, kind: 'photo', caption: random.pick(questions) });
        ask(user, message.message_id);
      },
    },
    wordless: {
      weight: 4,
      run: async () => {
        const user = random.pick(readers);
        ask(user, (await control.post({ user, kind: random.pick(wordless) })).message.message_id);
      },
    },
    'in the group': {
      weight: 5,
      run: async () => {
        const text = `/ask@chuchu_test_bot ${random.pick(questions)}`;
        const user = random.pick(readers);
        const mayBeIgnored = isLimited(user);
        ask(group, (await control.say({ user, chat: group, text })).message.message_id, mayBeIgnored);
      },
    },
    edit: {
      weight: 8,
      run: async () => {
        const recent = asked.slice(-60).filter(({ chat }) => chat > 0);
        if (recent.length === 0) return;
        const one = random.pick(recent);
        const { message } = await control.edit({
          user: one.chat,
          messageId: one.messageId,
          text: random.pick([...questions, ...junk]),
        });
        if (message.edit_date !== undefined) one.edits += 1;
      },
    },
    tap: {
      weight: 30,
      run: async () => {
        const all = [...buttons.values()];
        if (all.length === 0) return;
        // Mostly what was sent of late, sometimes anything.
        const { chat, messageId, keys } = random.pick(random.next() < 0.7 ? all.slice(-20) : all);
        // Whoever asked in a group may have had the answer taken away.
        const standing = await control.messages({ chat });
        if (!standing.some(({ message }) => message.message_id === messageId)) {
          buttons.delete(`${chat}:${messageId}`);
          return;
        }
        const user = chat > 0 ? chat : random.pick(readers);
        const tapped = await control.tap({ user, chat, messageId, button: random.pick(keys).text });
        if (tapped.kind !== 'callback') return;
        const one = { queryId: tapped.queryId, atMs: Date.now(), inFlightAtKill: false };
        taps.push(one);
        waiting.set(one.queryId, one);
      },
    },
    'any update': {
      weight: 8,
      run: async () => {
        const { type, body }: AnyUpdate = random.pick(strange);
        const isTap = type === 'callback_query';
        const queryId = `any-${taps.length}`;
        const data = typeof body['data'] === 'string' ? withStateId(body['data'], [...stateIds]) : body['data'];
        const updateId = await control.pushUpdate({ type, body: isTap ? { ...body, id: queryId, data } : body });
        if (!isTap || updateId === null) return;
        const one = { queryId, atMs: Date.now(), inFlightAtKill: false };
        taps.push(one);
        waiting.set(queryId, one);
      },
    },
  };
  const bag = Object.entries(deeds).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));

  return {
    asked,
    taps,
    counts,
    act: async () => {
      const name = random.pick(bag);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      await deeds[name]?.run(random);
    },
    see: ({ kind, chatId, message, payload }) => {
      if (kind === 'answer') waiting.delete(String(payload['callback_query_id']));
      if (chatId === null || message === null) return;
      const replied = repliedTo(payload);
      const one = open.get(`${chatId}:${replied}`);
      if (one !== undefined) {
        open.delete(`${chatId}:${replied}`);
        settled.push(one);
      }
      const keys = (message.reply_markup?.inline_keyboard ?? []).flat();
      for (const key of keys) {
        const id = 'callback_data' in key ? /^(?<id>[\w-]{16}):/u.exec(key.callback_data)?.groups?.['id'] : undefined;
        if (id !== undefined) stateIds.add(id);
      }
      const place = `${chatId}:${message.message_id}`;
      buttons.delete(place);
      // The strangers' chats are not for the readers to tap in.
      if (keys.length > 0 && (readers.includes(chatId) || chatId === group)) {
        buttons.set(place, { chat: chatId, messageId: message.message_id, keys });
      }
    },
    markInFlight: (upSinceMs) => {
      // What was answered just now may not have been noted down yet.
      for (const one of [...open.values(), ...settled.slice(-10), ...waiting.values()]) {
        if (Math.max(one.atMs, upSinceMs) > Date.now() - longestInHandMs) one.inFlightAtKill = true;
      }
      settled = [];
    },
  };
}

/** The message that something replies to. */
export function repliedTo(payload: OutgoingRecord['payload']): number | null {
  const reply = payload['reply_parameters'];
  return typeof reply === 'object' && reply !== null && 'message_id' in reply ? Number(reply.message_id) : null;
}
