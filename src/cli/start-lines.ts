import type { OutboxCounts } from '../alert/outbox.js';
import type { SubscriptionCount } from '../storage/count-subscriptions.js';
import { feedsOf } from './feeds-of.js';
import type { OpenCorpus } from './open-corpus.js';
import type { Settings } from './settings.js';

export interface StartFacts {
  readonly settings: Settings;
  readonly corpus: {
    readonly library: Pick<OpenCorpus['library'], 'articleCount' | 'passageCount'>;
    readonly index: Pick<OpenCorpus['index'], 'passageCount' | 'livePassageCount'>;
  };
  readonly subscriptions: SubscriptionCount;
  readonly alerts: Pick<OutboxCounts, 'owed' | 'uncertain'>;
  readonly administrators: number;
  /** Where health and metrics are served; `null` for nowhere. */
  readonly healthAddress: string | null;
}

/** What the bot runs with, in four lines; a fifth, who it is and how messages come, follows when Telegram is reached. */
export function startLines(facts: StartFacts): string[] {
  const { settings, corpus, subscriptions, alerts, administrators, healthAddress } = facts;
  const { articleCount, passageCount } = corpus.library;
  const { livePassageCount, passageCount: indexed } = corpus.index;
  const { dataDir, sendsPerSecond, subscriptionsPerChat } = settings;
  return [
    `serving ${articleCount} articles, ${passageCount} passages of ${settings.corpusDir}`,
    `data folder ${dataDir}: an index of ${indexed - livePassageCount} frozen and ${livePassageCount} live passages`,
    `${subscriptions.subscriptions} subscriptions of ${subscriptions.chats} chats, ${alerts.owed} alerts owed, ${alerts.uncertain} uncertain, ${feedsOf(settings).length} feeds`,
    `${administrators} administrators, at most ${subscriptionsPerChat} subscriptions a chat and ${sendsPerSecond} alerts a second, health and metrics ${healthAddress === null ? 'off' : `at http://${healthAddress}`}`,
  ];
}
