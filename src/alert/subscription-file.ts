import type { Segmenter } from '../words/segmenter.js';
import { checkTopic, type TopicProblem } from './check-topic.js';
import type { Subscription } from './subscription.js';
import { deliveryFrom, isRecord, pauseFrom, topicFrom } from './subscription-record.js';
import type { ImportedSubscription } from './subscriptions.js';

const format = 'chuchu-subscriptions';
/** Raised when a reader of before could misread a file. */
const version = 1;
/** In UTF-16 units: some thousand subscriptions. */
export const maxFileLength = 1_000_000;

/** Why a file is not imported; nothing of it is. */
export type SubscriptionFileProblem =
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'no-json'; readonly got: string }
  /** JSON of something else. */
  | { readonly kind: 'other-format' }
  /** A newer version of this program has written it. */
  | { readonly kind: 'newer-version'; readonly version: number; readonly newest: number }
  /** `where` as in `subscriptions[2].delivery`. */
  | { readonly kind: 'unreadable'; readonly where: string; readonly expected: string }
  | { readonly kind: 'unfit-topic'; readonly where: string; readonly problem: TopicProblem };

export type ReadSubscriptionFile =
  | { readonly kind: 'subscriptions'; readonly subscriptions: readonly ImportedSubscription[] }
  | SubscriptionFileProblem;

/** A chat's subscriptions as a JSON file that another chat can import; it names no chat and no time of creation. */
export function writeSubscriptionFile(subscriptions: readonly Subscription[]): string {
  const listed = subscriptions.map(({ topic, delivery, silent, pause }) => ({ topic, delivery, silent, pause }));
  return `${JSON.stringify({ format, version, subscriptions: listed }, null, 2)}\n`;
}

export function readSubscriptionFile(text: string, segmenter: Segmenter): ReadSubscriptionFile {
  if (text.length > maxFileLength) return { kind: 'too-long', length: text.length, most: maxFileLength };
  const parsed = parse(text);
  if ('got' in parsed) return { kind: 'no-json', got: parsed.got };
  const { file } = parsed;
  if (!isRecord(file) || file.format !== format || typeof file.version !== 'number') return { kind: 'other-format' };
  if (file.version > version) return { kind: 'newer-version', version: file.version, newest: version };
  if (!Array.isArray(file.subscriptions)) return unreadable('subscriptions', 'a list');
  const subscriptions: ImportedSubscription[] = [];
  for (const [place, value] of file.subscriptions.entries()) {
    const read = readOne(`subscriptions[${place}]`, value, segmenter);
    if ('kind' in read) return read;
    subscriptions.push(read);
  }
  return { kind: 'subscriptions', subscriptions };
}

function readOne(where: string, value: unknown, segmenter: Segmenter): ImportedSubscription | SubscriptionFileProblem {
  if (!isRecord(value)) return unreadable(where, 'an object');
  const topic = topicFrom(value.topic);
  if (topic === null) return unreadable(`${where}.topic`, 'everything, publisher, category, words or question');
  const problem = checkTopic(topic, segmenter);
  if (problem !== null) return { kind: 'unfit-topic', where: `${where}.topic`, problem };
  const delivery = deliveryFrom(value.delivery);
  if (delivery === null)
    return unreadable(`${where}.delivery`, 'at-once, daily with an hour, or weekly with a weekday');
  const { silent = false } = value;
  if (typeof silent !== 'boolean') return unreadable(`${where}.silent`, 'true or false');
  const pause = pauseFrom(value.pause ?? null);
  if (pause === undefined) return unreadable(`${where}.pause`, 'null, or untilMs with a time or null');
  return { topic, delivery, silent, pause };
}

function parse(text: string): { readonly file: unknown } | { readonly got: string } {
  try {
    // A file that was saved on Windows may begin with a byte order mark.
    return { file: JSON.parse(text.replace(/^\ufeff/u, '')) };
  } catch (error) {
    return { got: error instanceof Error ? error.message : String(error) };
  }
}

function unreadable(where: string, expected: string): SubscriptionFileProblem {
  return { kind: 'unreadable', where, expected };
}
