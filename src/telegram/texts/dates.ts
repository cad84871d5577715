import { dayOf } from '../../article/published-day.js';
import type { Language } from './language.js';
import type { Texts } from './texts.js';

/** What times are shown by. */
export interface ShownTimes {
  readonly texts: Pick<Texts, 'language' | 'moment' | 'justNow' | 'inAMoment'>;
  /** An IANA name: the clocks of the chat. */
  readonly timezone: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly nowMs: number;
}

/** What lies further away is told by its date alone. */
const maxAgoMs = 30 * 24 * 60 * 60 * 1000;

/** Units of relative times with their length, largest first. */
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * The day of an article, as the language writes it: `2022年1月25日`, `Jan 25, 2022`. It is the day in the offset that the
 * article was published with, whatever the reader's clock: that is the day its source gives.
 *
 * @param publishedAt see `PublishedAt`
 */
export function dayShown(publishedAt: string | null, { language }: Pick<Texts, 'language'>): string | null {
  const day = dayOf(publishedAt);
  if (day === null) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : dayFormat(language).format(date);
}

/** `2022年1月25日 08:00`, `Jan 25, 2022, 08:00`, as the clocks of a time zone show it; `null` for no time. */
export function timeShown(
  atMs: number | null,
  { texts: { language }, timezone }: Omit<ShownTimes, 'nowMs'>,
): string | null {
  return atMs === null ? null : timeFormat(language, timezone).format(atMs);
}

/** `3小时前`, `in 5 minutes`, `just now` for less than a minute; `null` for no time and for one over 30 days away. */
export function agoShown(atMs: number | null, { texts, nowMs }: ShownTimes): string | null {
  if (atMs === null || Math.abs(atMs - nowMs) > maxAgoMs) return null;
  const awayMs = atMs - nowMs;
  const found = units.find(([, lengthMs]) => Math.abs(awayMs) >= lengthMs);
  if (found === undefined) return awayMs > 0 ? texts.inAMoment() : texts.justNow();
  const [unit, unitMs] = found;
  return agoFormat(texts.language).format(Math.trunc(awayMs / unitMs), unit);
}

/** How long ago, where that is told; else the time. `null` for no time. */
export function agoOrTime(atMs: number | null, shown: ShownTimes): string | null {
  return agoShown(atMs, shown) ?? timeShown(atMs, shown);
}

/** Both: `2022年1月25日 08:00（3小时前）`; `null` for no time. */
export function momentShown(atMs: number | null, shown: ShownTimes): string | null {
  const time = timeShown(atMs, shown);
  const ago = agoShown(atMs, shown);
  return time === null || ago === null ? time : shown.texts.moment(time, ago);
}

const dayFormat = remembered(
  (language: Language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
);

const agoFormat = remembered((language: Language) => new Intl.RelativeTimeFormat(language));

// Not `dateStyle` with `timeStyle`: in Traditional Chinese that writes `2022/1/25`, unlike the day alone.
const timeFormats = remembered((language: Language) =>
  remembered(
    (timezone: string) =>
      new Intl.DateTimeFormat(language, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: timezone,
      }),
  ),
);

function timeFormat(language: Language, timezone: string): Intl.DateTimeFormat {
  return timeFormats(language)(timezone);
}

/** Making a format costs a hundred times what using it does; there are as many as languages and time zones. */
function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
