import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { Source } from '../../answer/source-of.js';
import { dayOf } from '../../article/published-day.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import {
  maxAlsoInUrlLength,
  maxPublisherUtf16Units,
  maxSourceUrlLength,
  maxTitleUtf16Units,
} from './message-limits.js';
import { safeLink } from './safe-link.js';

const separator = ' · ';

/**
 * `title · publisher · date`, all of it linked to the source; what is not known is left out, and a source without a
 * link that can be shown says so.
 */
export function sourceLine(source: Source, texts: Texts): FormattedString {
  const words = describe(source, [dayShown(source.publishedAt, texts)]);
  const url = safeLink(source.sourceUrl, maxSourceUrlLength);
  if (url !== null) return FormattedString.link(words || texts.source(), url);
  return new FormattedString(words === '' ? texts.noSourceLink() : words + separator + texts.noSourceLink());
}

/**
 * The same without a word of ours, for what people of all languages see: where nothing is known but the address, its host;
 * `null` where that is not known either.
 */
export function neutralSourceLine(source: Source): FormattedString | null {
  const words = describe(source, [dayOf(source.publishedAt)]);
  const url = safeLink(source.sourceUrl, maxSourceUrlLength);
  if (url !== null) return FormattedString.link(words || new URL(url).hostname, url);
  return words === '' ? null : new FormattedString(words);
}

/** `publisher · date · 原文`, the last linked to the source; without a link that can be shown it says so. */
export function publisherLine(source: Source, texts: Texts): FormattedString {
  const about = [oneLine(source.publisher, maxPublisherUtf16Units), dayShown(source.publishedAt, texts)];
  const words = about.filter((part) => part !== null).map((part) => part + separator);
  const url = safeLink(source.sourceUrl, maxSourceUrlLength);
  return fmt`${words.join('')}${url === null ? texts.noSourceLink() : FormattedString.link(texts.source(), url)}`;
}

/**
 * `另见：title · publisher；…` for the first `max` other articles that hold the same paragraph and have a name to show,
 * each linked where it has an address; `null` where there is none.
 */
export function alsoInLine(alsoIn: readonly Source[], max: number, texts: Texts): FormattedString | null {
  const entries = alsoIn
    .map((source) => alsoInEntry(source, texts))
    .filter((entry) => entry !== null)
    .slice(0, max);
  if (entries.length === 0) return null;
  return fmt`${texts.alsoIn()}${FormattedString.join(entries, texts.alsoInSeparator())}`;
}

function alsoInEntry(source: Source, texts: Texts): FormattedString | null {
  const words = describe(source, []);
  const url = safeLink(source.sourceUrl, maxAlsoInUrlLength);
  if (url !== null) return FormattedString.link(words || texts.source(), url);
  return words === '' ? null : new FormattedString(words);
}

function describe(source: Source, more: readonly (string | null)[]): string {
  return [oneLine(source.title, maxTitleUtf16Units), oneLine(source.publisher, maxPublisherUtf16Units), ...more]
    .filter((part) => part !== null)
    .join(separator);
}
