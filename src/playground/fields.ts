import { badRequest, Refusal } from './refusal.js';

/** A JSON object of a request, not yet known to hold what it should. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Fields of JSON objects, with the words of Telegram's own reader (tdlib/telegram-bot-api, `get_json_object_*_field`).
 * `null` counts as missing, a number serves as a string and the other way round.
 */
export function optionalString(object: JsonObject, name: string): string | undefined {
  const value = own(object, name);
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw badRequest(`field "${name}" must be of type String`);
}

export function requiredString(object: JsonObject, name: string): string {
  const value = optionalString(object, name);
  if (value === undefined) throw badRequest(`can't find field "${name}"`);
  return value;
}

export function optionalInteger(object: JsonObject, name: string): number | undefined {
  const value = own(object, name);
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,15}$/u.test(value)) return Number(value);
  throw badRequest(`field "${name}" must be a Number`);
}

export function requiredInteger(object: JsonObject, name: string): number {
  const value = optionalInteger(object, name);
  if (value === undefined) throw badRequest(`can't find field "${name}"`);
  return value;
}

export function optionalBoolean(object: JsonObject, name: string): boolean {
  const value = own(object, name);
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  throw badRequest(`field "${name}" must be of type Boolean`);
}

export function optionalObject(object: JsonObject, name: string): JsonObject | undefined {
  const value = own(object, name);
  if (value === undefined || isObject(value)) return value;
  throw badRequest(`field "${name}" must be of type Object`);
}

/** What a field holds, `undefined` where it is missing or `null`; never what `Object.prototype` holds. */
export function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? (object[name] ?? undefined) : undefined;
}

/** Runs `read`, and puts `where` before what it refuses, as Telegram does: `can't parse BotCommand: …`. */
export function within<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal) || error.failure.error_code !== 400) throw error;
    const reason = error.failure.description.replace(/^Bad Request: /u, '');
    // Codes such as BUTTON_DATA_INVALID come from the server, long after parsing.
    if (/^[A-Z_]+$/u.test(reason) || reason.startsWith('strict playground')) throw error;
    throw badRequest(`${where}: ${reason.charAt(0).toUpperCase()}${reason.slice(1)}`);
  }
}
