import type { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { ChatPorts } from '../chat-ports.js';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';
import { shareLink } from './share-link.js';
import type { Subscribing } from './subscribing.js';

/** What pages about subscriptions are made from. */
export interface SubscribingPorts {
  readonly subscribing: Subscribing;
  readonly news: () => Pick<News, 'library'>;
  readonly texts: Texts;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** A link by which others can follow the subscription of that id. */
  readonly linkTo: (subscriptionId: number) => string;
}

/** `null` where nobody can subscribe. */
export function subscribingPorts(
  { subscribing, news, texts, now }: Pick<ChatPorts, 'subscribing' | 'news' | 'texts' | 'now'>,
  { api, me }: { readonly api: Pick<Api, 'token'>; readonly me: Pick<UserFromGetMe, 'username'> },
): SubscribingPorts | null {
  if (subscribing === undefined) return null;
  const linkTo = (id: number): string => shareLink(id, { token: api.token, username: me.username });
  return { subscribing, news, texts, now, linkTo };
}
