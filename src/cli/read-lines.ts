import { addAbortSignal, type Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8 without what ends them, `\n` or `\r\n`; the last may have no end.
 *
 * Not `readline`: to it U+2028, U+2029 and a lone `\r` end a line too, and who sends a question a line and counts the
 * answers would have one too many.
 *
 * @throws an `AbortError` as soon as `stop` is aborted, even while waiting for input
 */
export async function* readLines(input: Readable, stop: AbortSignal): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let unended = '';
  for await (const chunk of addAbortSignal(stop, input)) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('expected a stream of bytes');
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    unended += first;
    for (const next of more) {
      yield withoutReturn(unended);
      unended = next;
    }
  }
  unended += decoder.decode();
  if (unended !== '') yield withoutReturn(unended);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
