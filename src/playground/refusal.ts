import type { ResponseParameters } from 'grammy/types';

/** Why Telegram says no: an answer with `ok: false` (Bot API, "Making requests"). */
export interface ApiFailure {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: ResponseParameters | undefined;
}

/** Thrown by whatever finds that a request must be refused; the dispatcher turns it into the answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly failure: ApiFailure) {
    super(failure.description);
  }
}

/** A 400. `reason` as Telegram writes it, without `Bad Request: `. */
export function badRequest(reason: string, parameters?: ResponseParameters): Refusal {
  return new Refusal({ error_code: 400, description: `Bad Request: ${reason}`, ...(parameters && { parameters }) });
}

/**
 * A 400 that Telegram would not give: it takes the request and silently changes it, which a test must not overlook. The
 * words say so, that nobody looks for them in Telegram's documentation.
 */
export function strictly(reason: string): Refusal {
  return badRequest(`strict playground: ${reason}`);
}

export function forbidden(reason: string): Refusal {
  return new Refusal({ error_code: 403, description: `Forbidden: ${reason}` });
}

export function conflict(reason: string): Refusal {
  return new Refusal({ error_code: 409, description: `Conflict: ${reason}` });
}

export const unauthorized: ApiFailure = { error_code: 401, description: 'Unauthorized' };
export const notFound: ApiFailure = { error_code: 404, description: 'Not Found' };
export const tooLarge: ApiFailure = { error_code: 413, description: 'Request Entity Too Large' };

const prefixes: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** The description Telegram gives with a code when there is nothing more to say. */
export function plainDescription(code: number, retryAfterSeconds?: number): string {
  const prefix = prefixes[code] ?? `Error ${code}`;
  return retryAfterSeconds === undefined ? prefix : `${prefix}: retry after ${retryAfterSeconds}`;
}
