import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';

/** A message as `sendMessage` and `editMessageText` take it: within Telegram's limits whatever the articles hold. */
export interface Page {
  /** 1–4096 UTF-16 units. */
  readonly text: string;
  /** In range, nested right, at most 100; by place, an entity before those inside it. */
  readonly entities: readonly MessageEntity[];
  /** Rows of buttons; empty for none. */
  readonly keyboard: Keyboard;
  /** Lets the client begin a reply to it, with these 1–64 characters in the empty field; then there are no buttons. */
  readonly askReply?: string;
}

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];

export function plainPage(text: string): Page {
  return { text, entities: [], keyboard: [] };
}

/** A page of formatted text, its entities in the order that Telegram keeps. */
export function pageOf(
  { text, entities }: { readonly text: string; readonly entities: readonly MessageEntity[] },
  keyboard: Keyboard,
): Page {
  return { text, entities: outermostFirst(entities), keyboard: keyboard.filter((row) => row.length > 0) };
}

function outermostFirst(entities: readonly MessageEntity[]): readonly MessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length || rankOf(a) - rankOf(b));
}

/** Of two entities over the same text, the block quote holds the other. */
function rankOf(entity: MessageEntity): number {
  return entity.type === 'blockquote' || entity.type === 'expandable_blockquote' ? 0 : 1;
}
