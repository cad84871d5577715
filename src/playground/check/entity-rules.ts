import type { MessageEntity } from 'grammy/types';
import { badRequest, strictly } from '../refusal.js';
import { isBlank } from './clean-text.js';

/**
 * Ranges in UTF-16 units of the text as it was sent (td, `clean_input_string_with_entities`, with its words).
 *
 * @throws Refusal
 */
export function checkRange({ type, offset, length }: MessageEntity, text: string): void {
  if (offset < 0 || offset > 1_000_000) throw badRequest(`receive an entity with incorrect offset ${offset}`);
  if (length < 0 || length > 1_000_000) throw badRequest(`receive an entity with incorrect length ${length}`);
  const end = offset + length;
  const size = text.length;
  if (length === 0) throw strictly(`${type} at ${offset} is empty and would be dropped`);
  if (offset >= size) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  if (splitsPair(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset)}`);
  }
  if (end > size) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (splitsPair(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, end)}`,
    );
  }
  if (isBlank(text.slice(offset, end)))
    throw strictly(`${type} at ${offset} covers nothing visible and would be dropped`);
}

const blockQuotes: ReadonlySet<string> = new Set(['blockquote', 'expandable_blockquote']);
const styles: ReadonlySet<string> = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);
const verbatim: ReadonlySet<string> = new Set(['code', 'pre']);

/**
 * How entities may lie in each other (Bot API, "Formatting options"). Telegram splits, cuts or drops what breaks these
 * rules and says nothing, hence the refusal.
 *
 * @param entities sorted by offset, longer ones first.
 * @throws Refusal
 */
export function checkNesting(entities: readonly MessageEntity[]): void {
  const open: MessageEntity[] = [];
  for (const inner of entities) {
    while (open.length > 0 && endOf(open.at(-1)) <= inner.offset) open.pop();
    for (const outer of open) {
      const both = `${outer.type} at ${outer.offset} and ${inner.type} at ${inner.offset}`;
      if (endOf(inner) > endOf(outer)) throw strictly(`${both} overlap`);
      if (blockQuotes.has(outer.type) && blockQuotes.has(inner.type)) throw strictly(`${both}: a quote in a quote`);
      if (!mayNest(outer.type, inner.type)) throw strictly(`${both}: one can't be in the other`);
    }
    open.push(inner);
  }
}

function mayNest(outer: string, inner: string): boolean {
  if (verbatim.has(outer) || verbatim.has(inner)) return blockQuotes.has(outer) || blockQuotes.has(inner);
  return styles.has(outer) || styles.has(inner) || blockQuotes.has(outer) || blockQuotes.has(inner);
}

function endOf(entity: MessageEntity | undefined): number {
  return entity === undefined ? 0 : entity.offset + entity.length;
}

export function byPlace(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

function byteOffset(text: string, place: number): number {
  return Buffer.byteLength(text.slice(0, place));
}
