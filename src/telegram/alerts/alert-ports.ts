import type { Subscription } from '../../alert/subscription.js';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';

/** What an alert is composed from. */
export interface AlertPorts {
  readonly news: () => Pick<News, 'library'>;
  /** `null` where somebody has ended it. */
  readonly subscription: (id: number) => Pick<Subscription, 'topic'> | null;
  readonly texts: Texts;
}
