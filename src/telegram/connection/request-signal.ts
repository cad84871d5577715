import type { Api } from 'grammy';

/** A signal as grammY's methods take it. */
export type RequestSignal = NonNullable<Parameters<Api['getMe']>[0]>;

/**
 * Node's own signal in the type that grammY names, that of the `abort-controller` package: they differ only in how they
 * declare `dispatchEvent`, which grammY never calls (`core/client`: it reads `aborted` and listens for `abort`).
 */
export function requestSignal(signal: AbortSignal): RequestSignal {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return signal as unknown as RequestSignal;
}
