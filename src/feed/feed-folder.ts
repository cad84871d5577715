import { createHash } from 'node:crypto';

/** Below the corpus folder: what feeds bring, and what was added by hand. */
export const FEEDS_FOLDER = 'feeds';
export const ADDED_FOLDER = 'added';

/** The folder of a feed's articles below the corpus folder, told apart by the host for people and by a hash for sure: `feeds/example.org-1f0c…`. */
export function feedFolder(address: string): string {
  const host = new URL(address).hostname.replaceAll(/[^a-z0-9.-]/gu, '_').slice(0, 80);
  return `${FEEDS_FOLDER}/${host.replace(/^[.-]+/u, '') || 'feed'}-${createHash('sha256').update(address).digest('hex').slice(0, 12)}`;
}
