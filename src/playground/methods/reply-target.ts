import type { TextQuote } from 'grammy/types';
import { isObject, optionalBoolean, optionalInteger, optionalString, own, within } from '../fields.js';
import type { Params } from '../params.js';
import { badRequest, strictly } from '../refusal.js';
import type { Room, StoredMessage } from '../world/room.js';

export interface ReplyTarget {
  readonly stored: StoredMessage;
  readonly quote: TextQuote | undefined;
}

/**
 * What a message to be sent answers (Bot API, "ReplyParameters"), `undefined` for nothing.
 *
 * @param thread where it goes: "allow" does not help where the target is in another topic.
 * @throws Refusal
 */
export function readReplyTarget(params: Params, room: Room): ReplyTarget | undefined {
  const wanted = readReplyParameters(params, room);
  if (wanted === undefined) return undefined;
  const stored = room.messages.get(wanted.messageId);
  if (stored === undefined) {
    if (wanted.allowWithout) return undefined;
    throw badRequest('message to be replied not found');
  }
  return { stored, quote: wanted.quote === undefined ? undefined : readQuote(stored, wanted.quote, wanted.position) };
}

interface ReplyParameters {
  readonly messageId: number;
  readonly allowWithout: boolean;
  readonly quote?: string | undefined;
  readonly position?: number | undefined;
}

function readReplyParameters(params: Params, room: Room): ReplyParameters | undefined {
  const object = params.json('reply_parameters', 'reply parameters');
  if (object === undefined) {
    const messageId = params.integer('reply_to_message_id', { default: 0 });
    const allowWithout = params.boolean('allow_sending_without_reply');
    return messageId <= 0 ? undefined : { messageId, allowWithout };
  }
  if (!isObject(object)) throw badRequest("can't parse reply parameters: Object expected as reply parameters");
  return within("can't parse reply parameters", () => {
    const chatId = own(object, 'chat_id');
    if (chatId !== undefined && chatId !== room.chat.id && chatId !== String(room.chat.id)) {
      throw strictly('replies to a message of another chat are not emulated');
    }
    const messageId = optionalInteger(object, 'message_id') ?? 0;
    const allowWithout = optionalBoolean(object, 'allow_sending_without_reply');
    const quote = optionalString(object, 'quote');
    if (messageId <= 0) return undefined;
    return {
      messageId,
      allowWithout,
      quote: quote === '' ? undefined : quote,
      position: optionalInteger(object, 'quote_position'),
    };
  });
}

/** A quote must stand in the message, word for word. */
function readQuote({ message }: StoredMessage, quote: string, position = 0): TextQuote {
  if (quote.length > 1024) throw badRequest('QUOTE_TEXT_INVALID');
  const text = message.text ?? message.caption ?? '';
  const at = text.startsWith(quote, position) ? position : text.indexOf(quote);
  if (at < 0) throw badRequest('QUOTE_TEXT_INVALID');
  return { text: quote, position: at, is_manual: true };
}
