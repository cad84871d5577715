import type { Update, User } from 'grammy/types';
import type { BotOptions } from '../../src/playground/bot/bot-account.js';
import type { Control } from '../../src/playground/control/controls.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { createHandClock, type HandClock } from './hand-clock.js';

/** Well formed, and nobody's. */
export const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';
export const botId = 7_000_000_001;

/** An answer as it came over the wire. */
export interface WireAnswer<R = unknown> {
  readonly ok: boolean;
  readonly result?: R;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: unknown;
}

/** A playground with one bot and one person who has written to it (message 1, confirmed). */
export interface Stage {
  readonly apiRoot: string;
  readonly control: Control;
  readonly clock: HandClock;
  readonly reader: User;
  /** `R` is what the test expects of a good answer. */
  call<R = unknown>(method: string, payload?: object, usedToken?: string): Promise<WireAnswer<R>>;
  /** The description of a refusal, with its code: `400 Bad Request: …`; `ok` where there is none. */
  verdict(method: string, payload?: object): Promise<string>;
  /** What the bot gets now, confirmed at once. */
  updates(): Promise<Update[]>;
  close(): Promise<void>;
}

export async function startStage(options: Partial<BotOptions> = {}): Promise<Stage> {
  const clock = createHandClock();
  const api = await startBotApi({ bots: [{ token, ...options }], clock });
  const { apiRoot, control } = api;
  const call = async <R = unknown>(method: string, payload: object = {}, usedToken = token): Promise<WireAnswer<R>> => {
    const response = await fetch(`${apiRoot}/bot${usedToken}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is in it is for the test to check
    const answer = (await response.json()) as WireAnswer<R>;
    if (response.status !== (answer.error_code ?? 200)) throw new Error(`status ${response.status}`);
    return answer;
  };
  const updates = async (): Promise<Update[]> => {
    const got = (await call<Update[]>('getUpdates')).result ?? [];
    await call('getUpdates', { offset: (got.at(-1)?.update_id ?? -1) + 1 });
    return got;
  };
  const reader = await control.addUser({ id: 42, firstName: '读者', languageCode: 'zh-hans' });
  await control.say({ user: reader.id, text: '你好' });
  await updates();
  return {
    apiRoot,
    control,
    clock,
    reader,
    call,
    verdict: async (method, payload) => {
      const answer = await call(method, payload);
      return answer.ok ? 'ok' : `${answer.error_code} ${answer.description}`;
    },
    updates,
    close: () => api.close(),
  };
}
