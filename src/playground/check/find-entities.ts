import type { MessageEntity } from 'grammy/types';
import { byPlace } from './entity-rules.js';

/**
 * Entities that Telegram finds in any text by itself (td, `find_entities`): of those, the kinds a bot is likely to look
 * at. A word ends where no letter, digit or `_` follows, of any script: `/ask工信部` holds no command.
 */
const patterns = [
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/giu,
  },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_])@[a-z0-9_]{3,32}(?![\p{L}\p{N}_])/giu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}(?![\p{L}\p{N}_])/giu },
  { type: 'email', pattern: /(?<![\w.@-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w@])/giu },
  {
    type: 'url',
    pattern:
      /(?<![\w@])https?:\/\/[^\s/?#，。；：！？、“”（）《》]+\.[^\s，。；：！？、“”（）《》]*[^\s.,;:!?，。；：！？、“”（）《》]/giu,
  },
] as const;

/** `entities` and what is found in `text` where none of them would be cut. */
export function withFoundEntities(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const all = [...entities];
  for (const { type, pattern } of patterns) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const found = { type, offset: index, length: match.length };
      if (all.every((entity) => leavesWhole(entity, found))) all.push(found);
    }
  }
  return all.toSorted(byPlace);
}

const mayHold: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
]);

function leavesWhole(entity: MessageEntity, found: { offset: number; length: number }): boolean {
  const end = entity.offset + entity.length;
  const foundEnd = found.offset + found.length;
  if (end <= found.offset || foundEnd <= entity.offset) return true;
  return mayHold.has(entity.type) && entity.offset <= found.offset && foundEnd <= end;
}
