import { inspect } from 'node:util';

const maxCauses = 5;
const maxFrames = 8;

/** An error that nobody expected, with where it came from and what caused it, in one line. */
export function describeCrash(error: unknown): string {
  const parts: string[] = [];
  let cause: unknown = error;
  while (cause !== undefined && parts.length < maxCauses) {
    parts.push(describeOne(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return parts.join(' | caused by ');
}

function describeOne(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(typeof error === 'string' ? error : inspect(error, { depth: 1 }));
  // The stack begins with name and message, which are shown whatever became of it.
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, maxFrames);
  return [oneLine(`${error.name}: ${error.message}`), ...frames].join(' | ');
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
