import type { MessageEntity } from 'grammy/types';

/** A stretch of a message's text, as it is drawn. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'entity';
      readonly entity: MessageEntity;
      readonly text: string;
      readonly nodes: readonly TextNode[];
    };

/**
 * A text with its entities (Bot API, "MessageEntity"; places in UTF-16 units) as a tree: the texts of its leaves, joined,
 * are the text. An entity that overlaps an earlier one without lying inside it is cut at that one's end.
 */
export function entityTree(text: string, entities: readonly MessageEntity[] = []): readonly TextNode[] {
  const sorted = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length || rankOf(a) - rankOf(b));
  return nodesOf(text, 0, text.length, sorted);
}

/** Of two entities over the same text, a block quote holds the other. */
function rankOf({ type }: MessageEntity): number {
  return type === 'blockquote' || type === 'expandable_blockquote' ? 0 : 1;
}

function nodesOf(text: string, start: number, end: number, entities: readonly MessageEntity[]): readonly TextNode[] {
  const nodes: TextNode[] = [];
  let at = start;
  const plain = (until: number): void => {
    if (until > at) nodes.push({ kind: 'text', text: text.slice(at, until) });
    at = Math.max(at, until);
  };
  for (const [place, entity] of entities.entries()) {
    const from = entity.offset;
    const to = Math.min(entity.offset + entity.length, end);
    // What begins before `at` lies inside an entity that is drawn already.
    if (from < at || to <= from) continue;
    plain(from);
    const inside = entities.slice(place + 1).filter((other) => other.offset < to);
    nodes.push({ kind: 'entity', entity, text: text.slice(from, to), nodes: nodesOf(text, from, to, inside) });
    at = to;
  }
  plain(end);
  return nodes;
}
