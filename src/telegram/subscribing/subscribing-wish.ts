import type { OfKind } from './subscription-data.js';

/** What a message wants of the subscriptions of its chat. */
export type SubscribingWish =
  /** Empty where nothing was written: then it is asked. */
  | { readonly kind: 'subscribe' | 'unsubscribe'; readonly written: string }
  | OfKind<'list' | 'export' | 'import'>
  /** What stood in a link that somebody shared; see {@link shareLink}. */
  | { readonly kind: 'follow'; readonly shared: string }
  | { readonly kind: 'zone'; readonly written: string };
