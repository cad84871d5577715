import type { Passage } from '../article/article.js';
import { type PassageReference, referToPassage } from '../article/passage-reference.js';
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
  /** All of the article's, in order. */
  readonly passages: readonly Pick<Passage, 'id' | 'text'>[];
}

/** A subscription that an article matches. */
export interface AlertMatch {
  readonly subscriptionId: number;
  /** The passage that matters to it. */
  readonly found: {
    /** Place among the article's passages, from 0. */
    readonly ordinal: number;
    /** The sentence that answers, in UTF-16 units of the passage; `null` where none stands out. */
    readonly sentence: TextSpan | null;
    /** 0–1; of standing questions only. */
    readonly confidence: number | null;
  };
}

export interface OweAlertsPorts {
  readonly outbox: Pick<Outbox, 'add' | 'change' | 'countOwedSince' | 'gatherIntoDigest' | 'scheduleOf'>;
  /** `null` where somebody has ended it meanwhile. */
  readonly subscription: (id: number) => AlertSubscription | null;
  /** The zone of an IANA name. */
  readonly zone: (timezone: string) => Zone;
}

export type AlertSubscription = Pick<Subscription, 'id' | 'chatId' | 'threadId' | 'delivery' | 'silent' | 'pause'>;

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
 *
 * @returns the ids of the subscriptions that an alert is newly owed for.
 */
export function oweAlerts(
  { storyId, articleId, passages }: NewsItem,
  matches: readonly AlertMatch[],
  nowMs: number,
  ports: OweAlertsPorts,
): readonly number[] {
  const { outbox } = ports;
  const alerted: number[] = [];
  // Of an article that thousands are told of, one passage or two: each is hashed once.
  const references = new Map<number, PassageReference | null>();
  const referTo = (ordinal: number): PassageReference | null => {
    const passage = passages[ordinal];
    const known = references.get(ordinal) ?? (passage === undefined ? null : referToPassage(passage));
    references.set(ordinal, known);
    return known;
  };
  for (const place of byPlace(matches, nowMs, ports)) {
    const { ordinal, sentence } = mostTelling(place).found;
    const reference = referTo(ordinal);
    if (reference === null) continue;
    const alert = {
      storyId,
      articleId,
      ...reference,
      sentence: sentence ?? { start: 0, end: 0 },
      ...howTold(place, nowMs, ports),
    };
    alerted.push(...addOrMerge(alert, nowMs, outbox));
  }
  return alerted;
}

/** Gives the subscriptions that are told of the story now, and were not before. */
function addOrMerge(alert: OwedAlert, nowMs: number, outbox: OweAlertsPorts['outbox']): readonly number[] {
  const added = outbox.add(alert, nowMs);
  if (added.kind === 'known') {
    const merged = merge(added.alert, alert);
    if (merged === null) return [];
    outbox.change(added.alert.id, merged);
    return alert.subscriptionIds.filter((id) => !added.alert.subscriptionIds.includes(id));
  }
  const { chatId, threadId, subscriptionIds } = alert;
  if (outbox.countOwedSince(chatId, threadId, nowMs - burstMs) > maxInBurst) {
    outbox.gatherIntoDigest(chatId, threadId, nowMs + burstMs);
  }
  return subscriptionIds;
}

interface LiveMatch {
  readonly subscription: AlertSubscription;
  readonly found: AlertMatch['found'];
}

type Matches = readonly [LiveMatch, ...LiveMatch[]];

/** The matches of each chat and topic, without those of paused subscriptions. */
function byPlace(
  matches: readonly AlertMatch[],
  nowMs: number,
  { subscription: find }: OweAlertsPorts,
): Iterable<Matches> {
  const places = new Map<string, [LiveMatch, ...LiveMatch[]]>();
  for (const { subscriptionId, found } of matches) {
    const subscription = find(subscriptionId);
    if (subscription === null || isPaused(subscription, nowMs)) continue;
    const key = `${subscription.chatId}:${subscription.threadId}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, [{ subscription, found }]);
    else place.push({ subscription, found });
  }
  return places.values();
}

/** To whom, for which subscriptions, when and how. */
function howTold(
  matches: Matches,
  nowMs: number,
  { outbox, zone }: OweAlertsPorts,
): Omit<OwedAlert, keyof NewsItem | keyof PassageReference | 'sentence'> {
  const { chatId, threadId } = matches[0].subscription;
  const inDigest = matches.every(({ subscription }) => subscription.delivery.kind !== 'at-once');
  return {
    chatId,
    threadId,
    subscriptionIds: matches.map(({ subscription }) => subscription.id).toSorted((a, b) => a - b),
    silent: matches.every(({ subscription }) => subscription.silent),
    inDigest,
    dueAtMs: inDigest ? firstDigest(matches, nowMs, outbox.scheduleOf(chatId), zone) : nowMs,
  };
}

/** What answers a standing question best says more than what holds a word; what holds one, more than how it begins. */
function mostTelling(matches: Matches): LiveMatch {
  const weight = ({ found }: LiveMatch): number => found.confidence ?? (found.sentence === null ? -2 : -1);
  return matches.reduce((best, match) => (weight(match) > weight(best) ? match : best));
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
