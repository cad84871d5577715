import { FormattedString } from '@grammyjs/parse-mode';
import type { MessageEntity } from 'grammy/types';
import type { Answer, Quote } from '../answer/answer.js';
import { formatQuote } from './format-quote.js';
import {
  maxAlsoInOfFirst,
  maxAlsoInOfFurther,
  maxFirstPassageUtf16Units,
  maxFurtherPassageUtf16Units,
  maxQuotes,
} from './message-limits.js';
import type { Texts } from './texts.js';

/** A message as `sendMessage` takes it: 1–4096 UTF-16 units; entities in range, nested right, at most 100. */
export interface FormattedMessage {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * An answer as one message: the best quote and up to two further ones, cut shorter, or a sentence that says what to try.
 * Whatever the articles hold, the message stays within Telegram's limits (see `message-limits.ts`).
 */
export function formatAnswer(answer: Answer, texts: Texts): FormattedMessage {
  if (answer.kind === 'nothing-to-search') return plainMessage(texts.nothingToSearch());
  const quotes = answer.kind === 'quotes' ? formatQuotes(answer.quotes, texts) : null;
  return quotes ?? plainMessage(texts.nothingFound());
}

export function plainMessage(text: string): FormattedMessage {
  return { text, entities: [] };
}

function formatQuotes(quotes: readonly Quote[], texts: Texts): FormattedMessage | null {
  const first = { maxPassageUtf16Units: maxFirstPassageUtf16Units, maxAlsoIn: maxAlsoInOfFirst };
  const further = { maxPassageUtf16Units: maxFurtherPassageUtf16Units, maxAlsoIn: maxAlsoInOfFurther };
  const parts = quotes
    .slice(0, maxQuotes)
    .map((quote, rank) => formatQuote(quote, rank === 0 ? first : further, texts))
    .filter((part) => part !== null);
  if (parts.length === 0) return null;
  const { text, entities } = FormattedString.join(parts, '\n\n');
  return { text, entities: outermostFirst(entities) };
}

/** By place, an entity before those inside it: the order Telegram keeps, and the one that tests can rely on. */
function outermostFirst(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length || rankOf(a) - rankOf(b));
}

/** Of two entities over the same text, the block quote holds the other. */
function rankOf(entity: MessageEntity): number {
  return entity.type === 'blockquote' || entity.type === 'expandable_blockquote' ? 0 : 1;
}
