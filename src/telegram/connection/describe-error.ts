import { GrammyError, HttpError } from 'grammy';
import { wellFormed } from '../texts/visible-text.js';
import { redactToken } from './redact-token.js';

const maxDescriptionLength = 300;
const maxCauses = 3;

/**
 * An error in one line of at most 300 characters, for the log: what failed and why, without the request's payload,
 * without the token and without the words of the person who wrote.
 *
 * grammY's `HttpError` hides the reason in `error`, whose message quotes the address, token and all: the reason is
 * worth having, the token is taken out.
 *
 * @param personal the words of the message at hand; one-character words are let through, being part of every line.
 */
export function describeError(error: unknown, token: string, personal: readonly string[] = []): string {
  const redacted = redactToken(reasonOf(error), token);
  const impersonal = personal
    .filter((words) => words.length > 1)
    .reduce((line, words) => line.replaceAll(words, '<text>'), redacted);
  const line = impersonal.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return wellFormed(line.length > maxDescriptionLength ? `${line.slice(0, maxDescriptionLength - 1)}…` : line);
}

function reasonOf(error: unknown, depth = 0): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) return `${error.message} ${reasonOf(error.error)}`;
  if (error instanceof Error) return `${error.name}: ${error.message}${causeOf(error, depth)}`;
  return typeof error === 'string' ? error : `a thrown ${typeof error}`;
}

/** "fetch failed" says nothing; what it was caused by does. A chain may lead back to itself. */
function causeOf({ cause }: Error, depth: number): string {
  return cause === undefined || depth >= maxCauses ? '' : `, caused by ${reasonOf(cause, depth + 1)}`;
}
