import { type ApiFailure, plainDescription } from '../refusal.js';

/** What shall go wrong. */
export interface FaultSpec {
  /** Any letter case; every method where it is left out. */
  readonly method?: string | undefined;
  /** Only requests about this chat. */
  readonly chat?: number | undefined;
  /** Telegram's answer, instead of doing what was asked. */
  readonly code?: number | undefined;
  readonly description?: string | undefined;
  /** `parameters.retry_after`, in seconds. Its code is 429 where none is given. */
  readonly retryAfter?: number | undefined;
  /** How many requests it hits; 1 by default, `null` for all until it is cleared. */
  readonly times?: number | null | undefined;
  /** The connection is closed, and nothing was done. */
  readonly dropBefore?: boolean | undefined;
  /** Telegram does what was asked, and the connection is closed before the answer. */
  readonly dropAfterAccept?: boolean | undefined;
  /** Waits on the playground's clock before anything is done. */
  readonly delayMs?: number | undefined;
  /** Waits for `release` before anything is done. Wins over a delay. */
  readonly hold?: boolean | undefined;
}

export interface Fault extends FaultSpec {
  readonly id: number;
  /** Requests it will still hit; `null` for no end. */
  left: number | null;
}

export interface Faults {
  add(spec: FaultSpec): Fault;
  /** The oldest fault this request runs into, one of its times used up. */
  take(method: string, chatId: number | null): Fault | undefined;
  /** Waits until the fault is released or cleared. */
  held(fault: Fault, signal: AbortSignal): Promise<void>;
  /** Lets go what is held; the fault holds nothing further. */
  release(id: number): void;
  /** Forgets all faults and lets go what they hold. */
  clear(): void;
  all(): readonly Fault[];
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  let lastId = 0;
  const released = new Set<number>();
  const waiting = new Map<number, (() => void)[]>();
  const release = (id: number): void => {
    released.add(id);
    for (const resume of waiting.get(id) ?? []) resume();
    waiting.delete(id);
  };
  return {
    add: (spec) => {
      lastId += 1;
      const fault = { ...spec, id: lastId, left: spec.times === undefined ? 1 : spec.times };
      faults.push(fault);
      return fault;
    },
    take: (method, chatId) => {
      const fault = faults.find(
        (each) =>
          (each.method === undefined || each.method.toLowerCase() === method.toLowerCase()) &&
          (each.chat === undefined || each.chat === chatId),
      );
      if (fault === undefined || fault.left === null) return fault;
      fault.left -= 1;
      if (fault.left <= 0) faults = faults.filter((each) => each !== fault);
      return fault;
    },
    held: ({ id }, signal) =>
      released.has(id)
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
            signal.addEventListener('abort', () => resolve());
          }),
    release,
    clear: () => {
      faults = [];
      for (const id of waiting.keys()) release(id);
    },
    all: () => faults,
  };
}

/** The answer a fault gives, or `undefined` where it only delays or drops. */
export function failureOf(fault: FaultSpec): ApiFailure | undefined {
  const { code = fault.retryAfter === undefined ? undefined : 429, description, retryAfter } = fault;
  if (code === undefined) return undefined;
  return {
    error_code: code,
    description: description ?? plainDescription(code, retryAfter),
    ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }),
  };
}
