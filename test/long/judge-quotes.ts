import type { MessageEntity } from 'grammy/types';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type CheckRow, checkRow } from './check-row.js';
import type { ArticleVersion } from './growing-corpus.js';

/** How long after it was changed an article may be quoted as it was: a busy bot, or one that starts, reads it later. */
const lateMs = 45_000;

interface ShownQuote {
  readonly quote: string;
  readonly around: string;
  readonly atMs: number;
}

/** Each stands, word for word, in an article as it was then. */
export function judgeQuotes(versions: readonly ArticleVersion[], outgoing: readonly OutgoingRecord[]): CheckRow {
  const faults: string[] = [];
  const shown = outgoing.flatMap(shownIn);
  const holders = new Map<string, readonly ArticleVersion[]>();
  for (const { quote, around, atMs } of shown) {
    // An ellipsis at the ends stands for what was left out.
    const words = quote.replaceAll(/^…|…$/gu, '');
    const stoodThen = (version: ArticleVersion): boolean => version.fromMs <= atMs && atMs <= version.untilMs + lateMs;
    const holding = holders.get(words) ?? versions.filter(({ text }) => text.includes(words));
    holders.set(words, holding);
    if (words === '' || !holding.some(stoodThen)) {
      faults.push(
        `${holding.length === 0 ? 'in no article' : 'in no article of then'}: ${words} (${around.slice(0, 60)})`,
      );
    }
  }
  const silently = outgoing.flatMap(({ dropped }) => dropped);
  if (silently.length > 0) faults.push(`taken away silently: ${silently.join('; ')}`);
  return checkRow('each quote is word for word what its article said then', shown.length, faults, [
    ['different quotes', holders.size],
    ['articles, as they were at some time', versions.length],
  ]);
}

function shownIn({ message, method, payload, atMs }: OutgoingRecord): ShownQuote[] {
  if (method === 'answerInlineQuery' && Array.isArray(payload['results'])) {
    return payload['results'].flatMap(
      ({ input_message_content: content }: { input_message_content?: Content }): ShownQuote[] =>
        quotesOf(content?.message_text, content?.entities).map((quote) => ({ quote, around: 'inline', atMs })),
    );
  }
  if (message === null) return [];
  return quotesOf(message.text, message.entities).map((quote) => ({ quote, around: message.text ?? '', atMs }));
}

interface Content {
  readonly message_text?: string;
  readonly entities?: readonly MessageEntity[];
}

function quotesOf(text = '', entities: readonly MessageEntity[] = []): string[] {
  return entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .map(({ offset, length }) => text.slice(offset, offset + length));
}
