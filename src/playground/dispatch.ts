import type { BotAccount } from './bot/bot-account.js';
import type { Done, Method, MethodCall, MethodTable } from './methods/method.js';
import { type Params, payloadOf } from './params.js';
import type { CallOutcome, CallRecord } from './record/calls.js';
import { type Fault, type Faults, failureOf } from './record/faults.js';
import type { Journal } from './record/journal.js';
import type { OutgoingRecord } from './record/outbox.js';
import type { RateMeter } from './record/rate-meter.js';
import { type ApiFailure, notFound, Refusal, unauthorized } from './refusal.js';
import type { World } from './world/world.js';

/** Everything that is written down about requests. */
export interface Records {
  readonly calls: Journal<CallRecord>;
  readonly outbox: Journal<OutgoingRecord>;
  readonly faults: Faults;
  readonly meter: RateMeter;
}

/** What goes back over the wire; `drop` closes the connection without a word. */
export type Answer =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'failure'; readonly failure: ApiFailure }
  | { readonly kind: 'drop' };

export interface ApiRequest {
  readonly token: string;
  readonly method: string;
  /** Reads the body; may refuse it. */
  readonly params: () => Promise<Params>;
  readonly gone: AbortSignal;
}

export type Dispatch = (request: ApiRequest) => Promise<Answer>;

/** Answers one request after the other: token, method, faults, the method itself, and what is written down of it. */
export function createDispatch(world: World, methods: MethodTable, records: Records): Dispatch {
  // All methods are case-insensitive (Bot API, "Making requests").
  const byName = new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]));
  const { calls, outbox, faults, meter } = records;

  const perform = async (bot: BotAccount, request: ApiRequest, params: Params, record: CallRecord): Promise<Answer> => {
    const known = byName.get(request.method.toLowerCase());
    const fault = faults.take(request.method, chatOf(params));
    if (fault !== undefined) {
      const interrupted = await meet(fault, request, record);
      if (interrupted !== undefined) return interrupted;
    }
    if (known === undefined) throw new Refusal(notFound);
    const dropped: string[] = [];
    const call: MethodCall = { world, bot, params, gone: request.gone, drop: (what) => dropped.push(...what) };
    const done = await known.method.run(call);
    const answered = fault?.dropAfterAccept !== true;
    if (known.method.kind !== 'ask') note(known.name, known.method, call, done, dropped, answered);
    settle(record, answered ? { kind: 'ok' } : { kind: 'dropped', accepted: true });
    return answered ? { kind: 'result', result: done.result } : { kind: 'drop' };
  };

  /** What a fault does before anything is done; `undefined` where the request goes on. */
  const meet = async (fault: Fault, { gone }: ApiRequest, record: CallRecord): Promise<Answer | undefined> => {
    if (fault.hold === true) await faults.held(fault, gone);
    else if (fault.delayMs !== undefined) await world.clock.wait(fault.delayMs, gone).catch(() => undefined);
    if (fault.dropBefore === true) {
      settle(record, { kind: 'dropped', accepted: false });
      return { kind: 'drop' };
    }
    const failure = failureOf(fault);
    if (failure !== undefined) throw new Refusal(failure);
    return undefined;
  };

  const note = (
    name: string,
    { kind }: Method,
    { bot, params }: MethodCall,
    { result, chatId, message }: Done,
    dropped: readonly string[],
    answered: boolean,
  ): void => {
    if (kind === 'ask') return;
    const record: OutgoingRecord = {
      seq: outbox.count + 1,
      atMs: world.clock.now(),
      bot: bot.info.id,
      kind,
      method: name,
      payload: payloadOf(params),
      chatId: chatId ?? null,
      message: message ?? null,
      result,
      dropped,
      answered,
    };
    if (chatId !== undefined && (kind === 'send' || kind === 'edit')) meter.count(kind, chatId);
    outbox.put(record);
    world.events.emit({ kind: 'outgoing', outgoing: record });
  };

  const settle = (record: CallRecord, outcome: CallOutcome): void => {
    if (record.outcome.kind !== 'pending') return;
    record.outcome = outcome;
    world.events.emit({ kind: 'call', call: record });
  };

  const begin = (bot: BotAccount | undefined, method: string, params: Params | null): CallRecord => {
    const record: CallRecord = {
      seq: calls.count + 1,
      atMs: world.clock.now(),
      bot: bot?.info.id ?? null,
      method,
      payload: params === null ? {} : payloadOf(params),
      outcome: { kind: 'pending' },
    };
    if (method.toLowerCase() !== 'getupdates') meter.countRequest();
    calls.put(record);
    return record;
  };

  return async (request) => {
    const bot = [...world.bots.values()].find(({ token }) => token === request.token);
    let record: CallRecord | undefined;
    try {
      const params = await request.params();
      record = begin(bot, request.method, params);
      const abandoned = record;
      request.gone.addEventListener('abort', () => settle(abandoned, { kind: 'abandoned' }));
      if (bot === undefined) throw new Refusal(unauthorized);
      return await perform(bot, request, params, record);
    } catch (error) {
      const failure = failureFrom(error);
      settle(record ?? begin(bot, request.method, null), { kind: 'refused', ...failure });
      return { kind: 'failure', failure };
    }
  };
}

/** A mistake of the playground itself shows as 500, with its reason. */
function failureFrom(error: unknown): ApiFailure {
  if (error instanceof Refusal) return error.failure;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { error_code: 500, description: `Internal Server Error: ${reason}` };
}

/** The chat a request names, for faults; before anything is checked. */
function chatOf({ values }: Params): number | null {
  const chat = Object.hasOwn(values, 'chat_id') ? values['chat_id'] : undefined;
  const id = typeof chat === 'string' || typeof chat === 'number' ? Number(chat) : Number.NaN;
  return Number.isSafeInteger(id) ? id : null;
}
