import type { Readiness } from './health.js';

/** Whether each part is ready. */
export type ReadinessReport = Readonly<Record<keyof Readiness, boolean>>;

/** Looks at every part now. */
export function readinessOf({ index, telegram, database }: Readiness): ReadinessReport {
  return { index: index(), telegram: telegram(), database: database() };
}
