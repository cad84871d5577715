export interface Dated {
  readonly id: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly publishedMs: number | null;
}

/** Newest first, those without a date last, ties by id. */
export function compareNewestFirst(left: Dated, right: Dated): number {
  const leftMs = left.publishedMs ?? Number.NEGATIVE_INFINITY;
  const rightMs = right.publishedMs ?? Number.NEGATIVE_INFINITY;
  return leftMs === rightMs ? compareNames(left.id, right.id) : rightMs - leftMs;
}

/** By UTF-16 units; no name comes last. */
export function compareNames(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}
