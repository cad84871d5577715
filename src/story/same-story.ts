import { compareFigures } from './figures.js';
import { estimateResemblance } from './min-hash.js';
import type { StorySignature } from './story-signature.js';

export interface StoryThresholds {
  /** Papers bring a story within days; the same words a year later are another year's notice. */
  readonly maxDaysApart: number;
  /** Resemblance that suffices where the figures do not speak against it. */
  readonly sureResemblance: number;
  /** Resemblance that suffices where many figures agree, {@link tellingFigures} or more. */
  readonly possibleResemblance: number;
  readonly tellingFigures: number;
  /** Part of the figures that two copies of one story share at least. */
  readonly minSharedFigures: number;
  /** Resemblance from which {@link minSharedWhenClose} suffices: a dateline alone is a figure or two. */
  readonly closeResemblance: number;
  readonly minSharedWhenClose: number;
}

/** Chosen by `npm run fit -- stories`. */
export const storyThresholds: StoryThresholds = {
  maxDaysApart: 7,
  sureResemblance: 0.6,
  possibleResemblance: 0.4,
  tellingFigures: 4,
  minSharedFigures: 5 / 6,
  closeResemblance: 0.75,
  minSharedWhenClose: 0.75,
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether two articles may be of one story by their dates; an unknown one (`null`, NaN) speaks against nothing.
 *
 * @param leftMs milliseconds since 1970-01-01T00:00:00Z
 */
export function closeInTime(leftMs: number | null, rightMs: number | null): boolean {
  const apartMs = Math.abs((leftMs ?? Number.NaN) - (rightMs ?? Number.NaN));
  return Number.isNaN(apartMs) || apartMs <= storyThresholds.maxDaysApart * dayMs;
}

/**
 * How much two articles tell the same story: their resemblance, where they do; `null` where they do not. Symmetric.
 *
 * The figures decide what resemblance can't: two days' tables of one share resemble each other by 0.75 and share half
 * of their figures; an edited reprint may resemble its source by 0.45 and has all of them.
 */
export function sameStory(left: StorySignature, right: StorySignature, thresholds = storyThresholds): number | null {
  if (!closeInTime(left.publishedMs, right.publishedMs)) return null;
  const resemblance = estimateResemblance(left.slots, right.slots);
  if (resemblance < thresholds.possibleResemblance) return null;
  const { compared, shared } = compareFigures(left.figures, right.figures);
  const isClose = resemblance >= thresholds.closeResemblance;
  if (shared < compared * (isClose ? thresholds.minSharedWhenClose : thresholds.minSharedFigures)) return null;
  return resemblance >= thresholds.sureResemblance || shared >= thresholds.tellingFigures ? resemblance : null;
}
