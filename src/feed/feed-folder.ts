import { createHash } from 'node:crypto';

/** Below the corpus folder: what feeds bring, and what was added by hand. */
export const FEEDS_FOLDER = 'feeds';
export const ADDED_FOLDER = 'added';

/** The folder of a feed's articles below the corpus folder: its host, for people, and a hash: `feeds/example.org-1f0c…`. */
export function feedFolder(address: string): string {
  const host = new URL(address).hostname.replaceAll(/[^a-z0-9.-]/gu, '_').slice(0, 80);
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 12);
  return `${FEEDS_FOLDER}/${host.replace(/^[.-]+/u, '') || 'feed'}-${hash}`;
}
