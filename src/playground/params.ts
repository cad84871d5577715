import { type JsonObject, own } from './fields.js';
import { badRequest } from './refusal.js';

/** A file of a multipart request. */
export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/**
 * The parameters of one request. Telegram knows them as strings whichever way they came (Bot API, "Making requests"), so
 * `42`, `"42"` and `?message_id=42` are one; what should be an object may come as one or as its JSON text. A parameter
 * nobody reads is ignored.
 */
export interface Params {
  readonly values: JsonObject;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** `undefined` where it is missing or empty. */
  string(name: string): string | undefined;
  /** @throws Refusal where it is missing. */
  requiredString(name: string): string;
  /** Out of range is clamped, no number is 0: so does Telegram's `get_integer_arg`. */
  integer(name: string, range: { default: number; min?: number; max?: number }): number;
  boolean(name: string): boolean;
  /** `what` names it in the refusal of malformed JSON. */
  json(name: string, what: string): unknown;
}

export function createParams(values: JsonObject, files: ReadonlyMap<string, UploadedFile> = new Map()): Params {
  const text = (name: string): string | undefined => {
    const value = own(values, name);
    if (value === undefined) return undefined;
    const string = typeof value === 'string' ? value : JSON.stringify(value);
    if (/\p{Surrogate}/u.test(string)) throw badRequest('strings must be encoded in UTF-8');
    return string === '' ? undefined : string;
  };
  return {
    values,
    files,
    string: text,
    requiredString: (name) => {
      const value = text(name);
      if (value === undefined) throw badRequest(`parameter "${name}" is required`);
      return value;
    },
    integer: (name, { default: byDefault, min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }) => {
      const value = text(name)?.trim();
      if (value === undefined || value === '') return byDefault;
      const parsed = /^-?\d{1,18}/u.exec(value)?.[0];
      return Math.min(Math.max(Number(parsed ?? 0), min), max);
    },
    boolean: (name) => ['true', 'yes', '1'].includes(text(name)?.trim().toLowerCase() ?? ''),
    json: (name, what) => {
      const value = own(values, name);
      if (typeof value !== 'string') return value;
      if (value === '') return undefined;
      try {
        const parsed: unknown = JSON.parse(value);
        return parsed ?? undefined;
      } catch {
        throw badRequest(`can't parse ${what} JSON object`);
      }
    },
  };
}

/** As the outbox and the call log keep it: the values, and of each file its name and size. */
export function payloadOf({ values, files }: Params): JsonObject {
  const summaries = [...files].map(([field, { name, mimeType, bytes }]) => [
    field,
    { file_name: name, mime_type: mimeType, file_size: bytes.byteLength },
  ]);
  return { ...values, ...Object.fromEntries(summaries) };
}
