import type Database from 'better-sqlite3';
import type { Control } from '../../src/playground/control/controls.js';
import { type BroadcastChat, type Fate, fates, floodSeconds } from './broadcast-chats.js';
import { countBy } from './count-by.js';
import { mostInASecond } from './most-in-a-second.js';

export interface BroadcastRow {
  readonly fate: Fate;
  readonly state: string;
  readonly messages: number;
  readonly chats: number;
}

export interface BroadcastFindings {
  /** How many chats of each fate came to what, and how many messages stand there. */
  readonly rows: readonly BroadcastRow[];
  readonly inFlightAtKills: number;
  readonly uncertain: number;
  /** By the sender's clock: most requests begun in one second. */
  readonly mostBegunInASecond: number;
  readonly faultsFound: readonly string[];
}

interface AlertRow {
  readonly chatId: number;
  readonly state: string;
  readonly triedAtMs: number | null;
}

export interface Broadcast {
  readonly control: Control;
  readonly watch: Database.Database;
  readonly chats: readonly BroadcastChat[];
  /** Chats whose alert was `sending` when the process was killed. */
  readonly inFlightAtKills: readonly number[];
  readonly sendsPerSecond: number;
}

/**
 * Every alert that was neither in flight at a kill nor cut off has exactly one message, but for those to who blocked the
 * bot, which have none; the others have at most one, and are listed as uncertain.
 */
export async function judgeBroadcast(broadcast: Broadcast): Promise<BroadcastFindings> {
  const { control, watch, chats, sendsPerSecond } = broadcast;
  const alerts = watch
    .prepare<[], AlertRow>('SELECT chat_id AS chatId, state, last_tried_at AS triedAtMs FROM alert')
    .all();
  const states = new Map(alerts.map(({ chatId, state }) => [chatId, state]));
  const sends = (await control.outbox()).filter(({ kind }) => kind === 'send');
  const messages = countBy(sends.map(({ chatId }) => String(chatId)));
  const doubted = new Set(broadcast.inFlightAtKills);
  const faultsFound: string[] = [];
  const rows: string[] = [];
  for (const chat of chats) {
    const state = states.get(chat.toldChatId) ?? states.get(chat.chatId) ?? 'not owed';
    const count = (messages.get(String(chat.toldChatId)) ?? 0) + messagesBeforeMove(chat, messages);
    rows.push([chat.fate, state, count].join(' '));
    const wasDoubted = doubted.has(chat.chatId) || doubted.has(chat.toldChatId);
    const expected = expectedOf(chat.fate, wasDoubted);
    const isRight = expected.state === state && expected.messages.includes(count);
    if (!isRight) {
      faultsFound.push(
        `${chat.fate} chat ${chat.toldChatId}: expected ${expected.state}, ${expected.messages.join(' or ')} messages, got ${state}, ${count}`,
      );
    }
  }
  faultsFound.push(...(await floodFaults(broadcast)));
  const mostBegunInASecond = mostInASecond(alerts.flatMap(({ triedAtMs }) => (triedAtMs === null ? [] : [triedAtMs])));
  if (mostBegunInASecond > sendsPerSecond + Math.floor(sendsPerSecond / 50)) {
    faultsFound.push(`expected at most ${sendsPerSecond} sends a second, got ${mostBegunInASecond}`);
  }
  return {
    rows: rowsOf(rows),
    inFlightAtKills: doubted.size,
    uncertain: alerts.filter(({ state }) => state === 'uncertain').length,
    mostBegunInASecond,
    faultsFound,
  };
}

function messagesBeforeMove({ chatId, toldChatId }: BroadcastChat, messages: ReadonlyMap<string, number>): number {
  return chatId === toldChatId ? 0 : (messages.get(String(chatId)) ?? 0);
}

function expectedOf(fate: Fate, inFlightAtKill: boolean): { readonly state: string; readonly messages: number[] } {
  if (inFlightAtKill) return { state: 'uncertain', messages: fate === 'blocked' ? [0] : [0, 1] };
  if (fate === 'blocked') return { state: 'dropped', messages: [0] };
  return { state: fate === 'dropped' ? 'uncertain' : 'sent', messages: [1] };
}

/** A flooded chat is left alone for as long as Telegram has asked for. */
async function floodFaults({ control, chats }: Broadcast): Promise<string[]> {
  const flooded = new Set(chats.filter(({ fate }) => fate === 'flooded').map(({ chatId }) => chatId));
  const askedAtMs = new Map<number, number>();
  const faults: string[] = [];
  for (const { payload, outcome, atMs } of await control.calls({ method: 'sendMessage' })) {
    const chatId = Number(payload['chat_id']);
    if (!flooded.has(chatId)) continue;
    const since = askedAtMs.get(chatId);
    if (since !== undefined && atMs - since < floodSeconds * 1000) {
      faults.push(
        `chat ${chatId}: expected to be left alone for ${floodSeconds} s, got a request after ${atMs - since} ms`,
      );
    }
    if (outcome.kind === 'refused') askedAtMs.set(chatId, atMs);
  }
  return faults;
}

function rowsOf(rows: readonly string[]): BroadcastRow[] {
  return Array.from(countBy(rows), ([key, chats]) => {
    const [fate = '', state = '', messages = ''] = key.split(' ');
    const known = fates.find((each) => each === fate);
    if (known === undefined) throw new Error(`expected a fate, got ${fate}`);
    return { fate: known, state, messages: Number(messages), chats };
  }).toSorted((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate) || b.chats - a.chats);
}
