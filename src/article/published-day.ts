/**
 * The day in the offset it was written with: `2022-01-25T23:00:00+08:00` is the 25th, whatever the reader's clock.
 *
 * @param iso see `PublishedAt`
 * @returns `YYYY-MM-DD`, or `null` where it begins with no day.
 */
export function dayOf(iso: string | null): string | null {
  return /^\d{4}-\d{2}-\d{2}/u.exec(iso ?? '')?.[0] ?? null;
}
