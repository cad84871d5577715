import type { Delivery, Pause, Topic } from './subscription.js';

/**
 * What was written down of subscriptions, read back: every value is checked, for a file may come from anybody. `null` for
 * what is no such thing.
 */
export function topicFrom(value: unknown): Topic | null {
  if (!isRecord(value)) return null;
  const { kind, name, required, excluded, text } = value;
  if (kind === 'everything') return { kind };
  if ((kind === 'publisher' || kind === 'category') && typeof name === 'string') return { kind, name };
  if (kind === 'words' && areTexts(required) && areTexts(excluded)) return { kind, required, excluded };
  if (kind === 'question' && typeof text === 'string') return { kind, text };
  return null;
}

export function deliveryFrom(value: unknown): Delivery | null {
  if (!isRecord(value)) return null;
  const { kind, hour, weekday } = value;
  if (kind === 'at-once') return { kind };
  if (!isWithin(hour, 0, 23)) return null;
  if (kind === 'daily') return { kind, hour };
  return kind === 'weekly' && isWithin(weekday, 1, 7) ? { kind, weekday, hour } : null;
}

/** `undefined` for what is no pause, and not none either. */
export function pauseFrom(value: unknown): Pause | null | undefined {
  if (value === null) return null;
  if (!isRecord(value)) return undefined;
  const { untilMs } = value;
  return untilMs === null || isWithin(untilMs, 0, Number.MAX_SAFE_INTEGER) ? { untilMs } : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
