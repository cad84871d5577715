/**
 * What became of a request to send, decided by what the Bot API answered or how the connection ended.
 *
 * There is no idempotency key in the Bot API: a request that was written and not answered may have been done, and is
 * never made again.
 */
export type SendOutcome =
  | { readonly kind: 'delivered'; readonly messageId: number }
  /** A flood (429): this chat is to be left alone for so long, at least. */
  | { readonly kind: 'retry-after'; readonly seconds: number }
  /** The group has become a supergroup with another id; nothing was sent. */
  | { readonly kind: 'chat-moved'; readonly chatId: number }
  /** Blocked, kicked, deactivated, deleted: nothing can be sent there. */
  | { readonly kind: 'chat-gone'; readonly reason: string }
  /** The topic is closed or deleted; the chat itself may still be written to. */
  | { readonly kind: 'thread-gone'; readonly reason: string }
  /** The connection was lost, or given up, after the request was written. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** Nothing was sent: Telegram refused it, or has trouble of its own (5xx). */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Nothing was sent, and nothing can be to any chat: there is no connection. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is nothing to send any more: the article is gone. */
  | { readonly kind: 'withdrawn'; readonly reason: string };
