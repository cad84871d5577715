import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import type { Asked, Buttons, Given, ShownResults, Waiting } from './ledger-entries.js';

/** What people have done, and what came of it so far. */
export interface Ledger {
  readonly asked: readonly Asked[];
  readonly taps: readonly Waiting[];
  readonly typed: readonly Waiting[];
  /** Buttons that stand under messages of the bot now, where somebody may tap them. */
  readonly buttons: ReadonlyMap<string, Buttons>;
  readonly stateIds: ReadonlySet<string>;
  readonly given: readonly Given[];
  readonly shown: readonly ShownResults[];
  /** What the bot has sent to a group without having been asked. */
  readonly unasked: readonly { readonly chat: number; readonly atMs: number }[];
  /** How often each thing was done. */
  readonly counts: Map<string, number>;
  /** Words that people wrote: they have no business in a log. */
  readonly words: Set<string>;
  /** Buttons in that chat are for people to tap. */
  watch(chat: number): void;
  ask(
    asked: Pick<Asked, 'chat' | 'user' | 'messageId'> &
      Partial<Pick<Asked, 'words' | 'mayBeIgnored' | 'mayBeEdited' | 'mayTakeMs' | 'isToldTwice'>>,
  ): void;
  tap(queryId: string, user: number): void;
  type(queryId: string, user: number): void;
  /** What was kept of a person, or of a group, may be gone. */
  forget(chat: number): void;
  readonly forgotten: readonly { readonly chat: number; readonly atMs: number }[];
  leaveButtons(buttons: Buttons): void;
  /** Whatever the bot sent or changed, as soon as it did. */
  see(record: OutgoingRecord): void;
  /**
   * What has no answer yet, and may be in hand, is marked as perhaps lost with the process.
   *
   * @param upSinceMs when that process got its first updates: what was written before waited for it until then.
   */
  markInFlight(upSinceMs: number): void;
  /** What was typed just now is nobody's any more when the process stops: the next key asks again. */
  markStopping(): void;
}

/**
 * What came to the process earlier and has no answer was lost before the kill, and the kill is no excuse: a slow call, a wait of 3 s for a
 * 502 and one of 4 s for updates are well within.
 */
export const longestInHandMs = 10_000;

export function createLedger(): Ledger {
  const asked: Asked[] = [];
  const open = new Map<string, Asked>();
  const taps: Waiting[] = [];
  const typed: Waiting[] = [];
  const waiting = new Map<string, Waiting>();
  const buttons = new Map<string, Buttons>();
  const stateIds = new Set<string>();
  const given: Given[] = [];
  const shown: ShownResults[] = [];
  const unasked: { readonly chat: number; readonly atMs: number }[] = [];
  const forgotten: { readonly chat: number; readonly atMs: number }[] = [];
  const watched = new Set<number>();
  const words = new Set<string>();
  let settled: Asked[] = [];
  const wait = (list: Waiting[], queryId: string, user: number): void => {
    const one = { queryId, user, atMs: Date.now(), inFlightAtKill: false };
    list.push(one);
    waiting.set(queryId, one);
  };
  const seeAnswer = ({ method, payload }: OutgoingRecord): void => {
    const queryId = String(payload['callback_query_id'] ?? payload['inline_query_id']);
    const one = waiting.get(queryId);
    waiting.delete(queryId);
    if (method !== 'answerInlineQuery' || one === undefined || !Array.isArray(payload['results'])) return;
    const resultIds = payload['results'].map((result: { id?: unknown }) => String(result.id));
    if (resultIds.length > 0) shown.push({ queryId, user: one.user, resultIds });
  };
  const seeMessage = (chatId: number, record: OutgoingRecord): void => {
    const { kind, message, payload, answered, atMs } = record;
    if (message === null) return;
    const place = `${chatId}:${repliedTo(payload)}`;
    const one = open.get(place);
    if (one !== undefined) {
      open.delete(place);
      settled.push(one);
      // One that the bot does not know it gave is no answer to it.
      if (answered) given.push({ chat: chatId, messageId: message.message_id, asked: one });
    } else if (kind === 'send' && chatId < 0) unasked.push({ chat: chatId, atMs });
    const keys = (message.reply_markup?.inline_keyboard ?? []).flat();
    for (const key of keys) {
      const id = 'callback_data' in key ? /^(?<id>[\w-]{16}):/u.exec(key.callback_data)?.groups?.['id'] : undefined;
      if (id !== undefined) stateIds.add(id);
    }
    buttons.delete(`${chatId}:${message.message_id}`);
    if (keys.length === 0 || !watched.has(chatId)) return;
    buttons.set(`${chatId}:${message.message_id}`, { chat: chatId, messageId: message.message_id, keys });
  };
  return {
    asked,
    taps,
    typed,
    buttons,
    stateIds,
    given,
    shown,
    unasked,
    words,
    counts: new Map(),
    watch: (chat) => {
      watched.add(chat);
    },
    ask: (said) => {
      const one: Asked = {
        words: null,
        atMs: Date.now(),
        edits: 0,
        mayBeIgnored: false,
        mayBeEdited: true,
        mayTakeMs: longestInHandMs,
        isToldTwice: false,
        inFlightAtKill: false,
        isForgotten: false,
        ...said,
      };
      const { chat, messageId } = one;
      asked.push(one);
      open.set(`${chat}:${messageId}`, one);
      if (one.words !== null) words.add(one.words);
    },
    tap: (queryId, user) => wait(taps, queryId, user),
    type: (queryId, user) => wait(typed, queryId, user),
    forgotten,
    forget: (chat) => {
      forgotten.push({ chat, atMs: Date.now() });
      for (const one of asked) if (one.chat === chat || one.user === chat) one.isForgotten = true;
    },
    leaveButtons: ({ chat, messageId }) => {
      buttons.delete(`${chat}:${messageId}`);
    },
    see: (record) => {
      if (record.kind === 'answer') seeAnswer(record);
      if (record.chatId !== null) seeMessage(record.chatId, record);
    },
    markInFlight: (upSinceMs) => {
      const now = Date.now();
      const mayBeInHand = (atMs: number, mayTakeMs: number): boolean => Math.max(atMs, upSinceMs) > now - mayTakeMs;
      // What was answered just now may not have been noted down yet.
      for (const one of [...open.values(), ...settled.slice(-10)]) {
        if (mayBeInHand(one.atMs, one.mayTakeMs)) one.inFlightAtKill = true;
      }
      for (const one of waiting.values()) if (mayBeInHand(one.atMs, longestInHandMs)) one.inFlightAtKill = true;
      settled = [];
    },
    markStopping: () => {
      for (const one of typed.slice(-20)) if (one.atMs > Date.now() - 1000) one.inFlightAtKill = true;
    },
  };
}

/** The message that something replies to. */
export function repliedTo(payload: OutgoingRecord['payload']): number | null {
  const written = payload['reply_parameters'];
  // Beside a file it comes as its JSON text.
  const reply: unknown = typeof written === 'string' ? JSON.parse(written) : written;
  return typeof reply === 'object' && reply !== null && 'message_id' in reply ? Number(reply.message_id) : null;
}
