/** Why Telegram says no (Bot API, "Making requests"): an answer with `ok: false`. */
export interface ApiFault {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number };
}

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly fault: ApiFault) {
    super(fault.description);
  }
}

/** A 400. */
export function badRequest(reason: string): Refusal {
  return new Refusal({ error_code: 400, description: `Bad Request: ${reason}` });
}
