import { createZone } from '../../article/zone.js';
import { languages } from './language.js';
import type { SubscribingTexts } from './subscribing-texts.js';
import { textsIn } from './texts-in.js';

/** Time zones that are a button each; their places in this list are in buttons that were sent. */
export const commonZones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Paris',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
] as const;

export type CommonZone = (typeof commonZones)[number];

/** How a time zone is called: by its best known city, or by its IANA name. */
export function zoneName(timezone: string, texts: SubscribingTexts): string {
  const common = commonZones.find((zone) => zone === timezone);
  return common === undefined ? timezone : texts.zoneName(common);
}

/** The time zone that somebody wrote, by its IANA name or by the name a button has in any language; `null` for none. */
export function readZone(written: string): string | null {
  const text = written.trim();
  const common = commonZones.find((zone) => namesOf(zone).has(text.toLowerCase()));
  if (common !== undefined) return common;
  try {
    createZone(text);
    // As it is spelt: `asia/shanghai` is a zone to Intl, too.
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** In lower case, which nothing but English has. */
function namesOf(zone: CommonZone): ReadonlySet<string> {
  return new Set(languages.map((language) => textsIn(language).subscribing.zoneName(zone).toLowerCase()));
}
