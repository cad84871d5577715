import type { Source } from '../../answer/source-of.js';
import { dayOf } from '../../article/published-day.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { maxCopyTextUtf16Units, maxPublisherUtf16Units, maxSourceUrlLength } from './message-limits.js';
import { safeLink } from './safe-link.js';

/** A title cut shorter than this tells nothing; then it is the address that has to go. */
const minTitleUtf16Units = 20;

/**
 * A line that says where something was said, to be copied: `「title」，publisher，2022-01-25，https://…`, what is not
 * known left out; the day in digits, which every reader of the copy understands alike. Where that is too long, the title is cut; an address that leaves too little room is left out whole,
 * since half of one leads nowhere.
 *
 * @returns 1–256 UTF-16 units, or `null` where nothing is known.
 */
export function citation(source: Source, texts: Texts): string | null {
  const named = [oneLine(source.publisher, maxPublisherUtf16Units), dayOf(source.publishedAt)].filter(
    (part) => part !== null,
  );
  const url = safeLink(source.sourceUrl, maxSourceUrlLength);
  if (url !== null) {
    const whole = join(source.title, [...named, url], texts);
    if (whole !== null) return whole;
  }
  return join(source.title, named, texts);
}

/** `null` where it does not fit, or there is nothing to join. */
function join(title: string | null, rest: readonly string[], texts: Texts): string | null {
  const behind = rest.join(texts.citationSeparator());
  const around = texts.citedTitle('').length + (behind === '' ? 0 : texts.citationSeparator().length) + behind.length;
  const room = maxCopyTextUtf16Units - around;
  const least = Math.min(minTitleUtf16Units, oneLine(title, maxCopyTextUtf16Units)?.length ?? 0);
  if (room < least) return null;
  const shown = room < 1 ? null : oneLine(title, room);
  const parts = [...(shown === null ? [] : [texts.citedTitle(shown)]), ...(behind === '' ? [] : [behind])];
  return parts.length === 0 ? null : parts.join(texts.citationSeparator());
}
