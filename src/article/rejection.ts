import type { Rejection } from './article.js';

/** The largest file that is read, in bytes: 512 KiB, some forty times the longest of 19,547 real posts. */
export const MAX_FILE_BYTES = 512 * 1024;

const SHOWN_UTF16_UNITS = 60;

/** `seeds/a.md: expected front matter "date" to be a date, got "5月1日"` */
export function describeRejection(rejection: Rejection): string {
  return `${rejection.file}: ${rejectionReason(rejection)}`;
}

/** The same where the file is named elsewhere. */
export function rejectionReason({ field, expected, got }: Rejection): string {
  return `expected ${field} to be ${expected}, got ${got}`;
}

/** A value as a rejection shows it: on one line, in double quotes, cut after some sixty UTF-16 units. */
export function quoteValue(value: string): string {
  // A cut through a surrogate pair leaves its first half, which is dropped.
  const cut = value.slice(0, SHOWN_UTF16_UNITS).replace(/[\uD800-\uDBFF]$/u, '');
  const shown = value.length > SHOWN_UTF16_UNITS ? `${cut}…` : value;
  return JSON.stringify(shown);
}

/** A file over {@link MAX_FILE_BYTES}, of which only the size need be known. */
export function rejectOversized(file: string, bytes: number): Rejection {
  return { file, field: 'size', expected: `at most ${MAX_FILE_BYTES} bytes`, got: `${bytes} bytes` };
}
