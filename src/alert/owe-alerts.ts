import type { Passage } from '../article/article.js';
import { referToPassage } from '../article/passage-reference.js';
import type { Zone } from '../article/zone.js';
import type { TextSpan } from '../search/text-span.js';
import type { OwedAlert, StoredAlert } from './alert.js';
import type { ChatSchedule } from './chat-schedule.js';
import { nextDigest } from './next-digest.js';
import type { Outbox } from './outbox.js';
import { isPaused, type Subscription } from './subscription.js';

/** A new article, and which story it tells: the first paper's version of it, or a further one. */
export interface NewsItem {
  readonly storyId: string;
  readonly articleId: string;
}

/** A subscription that an article matches, and the passage that matters to it. */
export interface AlertMatch {
  readonly subscription: Subscription;
  readonly passage: Pick<Passage, 'id' | 'text'>;
  /** The sentence that answers, in UTF-16 units of the passage. */
  readonly sentence: TextSpan;
}

export interface OweAlertsPorts {
  readonly outbox: Pick<Outbox, 'add' | 'change' | 'countOwedSince' | 'gatherIntoDigest' | 'scheduleOf'>;
  /** The zone of an IANA name. */
  readonly zone: (timezone: string) => Zone;
}

/** More matching articles than this, within {@link burstMs}, come to a chat as one message. */
export const maxInBurst = 20;
const burstMs = 60_000;

/**
 * Writes down who is to be told of an article: one alert for each chat and topic, however many of its subscriptions
 * match. A chat that is owed the story already, or was told of it, isn't told again; while it still waits, what is new in
 * this version's matches is added to it.
 *
 * Called inside the transaction that remembers the article as seen: there is no moment in which one is kept and the other
 * is not.
 */
export function oweAlerts(item: NewsItem, matches: readonly AlertMatch[], nowMs: number, ports: OweAlertsPorts): void {
  const { outbox } = ports;
  for (const place of byPlace(matches, nowMs)) {
    const { chatId, threadId } = place[0].subscription;
    const alert = alertFor(item, place, nowMs, ports);
    const added = outbox.add(alert, nowMs);
    if (added.kind === 'known') {
      const merged = merge(added.alert, alert);
      if (merged !== null) outbox.change(added.alert.id, merged);
    } else if (outbox.countOwedSince(chatId, threadId, nowMs - burstMs) > maxInBurst) {
      outbox.gatherIntoDigest(chatId, threadId, nowMs + burstMs);
    }
  }
}

type Matches = readonly [AlertMatch, ...AlertMatch[]];

/** The matches of each chat and topic, without those of paused subscriptions. */
function byPlace(matches: readonly AlertMatch[], nowMs: number): Iterable<Matches> {
  const places = new Map<string, [AlertMatch, ...AlertMatch[]]>();
  for (const match of matches) {
    if (isPaused(match.subscription, nowMs)) continue;
    const key = `${match.subscription.chatId}:${match.subscription.threadId}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, [match]);
    else place.push(match);
  }
  return places.values();
}

function alertFor(item: NewsItem, matches: Matches, nowMs: number, { outbox, zone }: OweAlertsPorts): OwedAlert {
  const { subscription } = matches[0];
  const { chatId, threadId } = subscription;
  // A standing question says best which passage matters.
  const telling = matches.find((match) => match.subscription.topic.kind === 'question') ?? matches[0];
  const inDigest = matches.every((match) => match.subscription.delivery.kind !== 'at-once');
  return {
    ...item,
    chatId,
    threadId,
    ...referToPassage(telling.passage),
    sentence: telling.sentence,
    subscriptionIds: matches.map((match) => match.subscription.id).toSorted((a, b) => a - b),
    silent: matches.every((match) => match.subscription.silent),
    inDigest,
    dueAtMs: inDigest ? firstDigest(matches, nowMs, outbox.scheduleOf(chatId), zone) : nowMs,
  };
}

function firstDigest(
  matches: Matches,
  nowMs: number,
  { timezone }: ChatSchedule,
  zone: (timezone: string) => Zone,
): number {
  const clock = zone(timezone);
  const dues = matches.map(({ subscription: { delivery } }) =>
    delivery.kind === 'at-once' ? nowMs : nextDigest(delivery, nowMs, clock),
  );
  return Math.min(...dues);
}

/**
 * At once beats a digest, the earlier digest the later; it is silent only if all want it so. The first passage stays.
 * `null` where nothing is to be changed: it has been told, or names all these subscriptions already.
 */
function merge(known: StoredAlert, added: OwedAlert): OwedAlert | null {
  const ids = new Set([...known.subscriptionIds, ...added.subscriptionIds]);
  if (known.state !== 'owed' || ids.size === known.subscriptionIds.length) return null;
  return {
    ...known,
    subscriptionIds: [...ids].toSorted((a, b) => a - b),
    silent: known.silent && added.silent,
    inDigest: known.inDigest && added.inDigest,
    dueAtMs: Math.min(known.dueAtMs, added.dueAtMs),
  };
}
