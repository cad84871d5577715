import type { Document, Message, MessageEntity } from 'grammy/types';

/** What somebody wants taken. */
export type WantedArticles =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'nothing' };

/** Of one message; a feed's articles are as many as it has. */
const maxAddresses = 5;

/**
 * What `/add` means: what is written behind it; else the file that it is the caption of; else the file, else the links of the
 * message that it answers.
 *
 * @param written what stands behind the command
 */
export function wantedArticles(message: Message, written: string): WantedArticles {
  const addresses = written.split(/\s+/u).filter((word) => word !== '');
  if (addresses.length > 0) return { kind: 'addresses', addresses: addresses.slice(0, maxAddresses) };
  const answered = message.reply_to_message;
  const document = message.document ?? answered?.document;
  if (document !== undefined) return { kind: 'document', document };
  const links = answered === undefined ? [] : linksOf(answered).slice(0, maxAddresses);
  return links.length === 0 ? { kind: 'nothing' } : { kind: 'addresses', addresses: links };
}

/** The addresses that Telegram has found in a message, each once. */
function linksOf({ text, entities, caption, caption_entities }: Pick<Message, LinkFields>): string[] {
  const words = text ?? caption ?? '';
  const found = (entities ?? caption_entities ?? []).map((entity) => linkOf(entity, words));
  return [...new Set(found.filter((link) => link !== null))];
}

type LinkFields = 'text' | 'entities' | 'caption' | 'caption_entities';

function linkOf(entity: MessageEntity, words: string): string | null {
  if (entity.type === 'text_link') return entity.url;
  if (entity.type !== 'url') return null;
  const written = words.slice(entity.offset, entity.offset + entity.length);
  // Clients make a link of `example.org`, too.
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(written) ? written : `https://${written}`;
}
