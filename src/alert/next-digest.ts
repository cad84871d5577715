import type { Zone } from '../article/zone.js';
import { instantOfLocal, isoWeekday, localTime, startOfLocalDay } from './local-time.js';
import type { Delivery } from './subscription.js';

export type DigestDelivery = Exclude<Delivery, { readonly kind: 'at-once' }>;

const hourMs = 60 * 60 * 1000;

/**
 * When the next digest is due, strictly after `nowMs`: once for every local day or week. Where the clocks are set back
 * over its hour it comes the first time the hour is shown; where they are set forward over it, as much later.
 */
export function nextDigest(delivery: DigestDelivery, nowMs: number, zone: Zone): number {
  const local = localTime(nowMs, zone);
  const wantsDay = (day: number): boolean => delivery.kind === 'daily' || isoWeekday(day) === delivery.weekday;
  // Today's hour may be over, and a weekly digest's day a week away.
  for (let days = 0; days <= 7; days += 1) {
    const day = startOfLocalDay(local, days);
    const due = instantOfLocal(day + delivery.hour * hourMs, zone);
    if (wantsDay(day) && due > nowMs) return due;
  }
  throw new Error(`expected a digest within eight days, got none for ${JSON.stringify(delivery)}`);
}
