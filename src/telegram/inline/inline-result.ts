import { FormattedString } from '@grammyjs/parse-mode';
import type { InlineKeyboardButton, InlineQueryResultArticle } from 'grammy/types';
import type { Span } from '../../answer/answer.js';
import { type Source, sourceOf } from '../../answer/source-of.js';
import type { Article, Passage } from '../../article/article.js';
import { dayOf } from '../../article/published-day.js';
import { formatQuote, type MarkedPassage } from '../pages/format-quote.js';
import {
  maxInlineTitleUtf16Units,
  maxPassageUtf16Units,
  maxPublisherUtf16Units,
  maxSourceUrlLength,
  maxTitleUtf16Units,
} from '../pages/message-limits.js';
import { pageOf } from '../pages/page.js';
import { safeLink } from '../pages/safe-link.js';
import { neutralSourceLine } from '../pages/source-line.js';
import { oneLine } from '../texts/one-line.js';
import { cuttingPlace } from '../texts/visible-text.js';

/** What a reader sees of a line before the first word that was asked for. */
const leadUtf16Units = 8;
/** Shown where a title has nothing to see: no result may be without one. */
const noTitle = '……';

/** A passage as it is shown, and where it was said. */
export type ShownQuote = MarkedPassage & Source;

/**
 * A quote as a result: the sentence that answers, publisher and date; sent, the passage as a block quote over its source.
 *
 * It holds no word of ours: Telegram shows one answer to everybody who types the same, whatever their language.
 *
 * @param id 1–64 bytes (Bot API, "InlineQueryResultArticle").
 * @returns `null` where there is nothing to see in the passage.
 */
export function quoteResult(id: string, quote: ShownQuote): InlineQueryResultArticle | null {
  return resultOf(id, titleOf(quote), quote, quote);
}

/** An article as a result: its title, publisher and date; sent, its first passage that can be seen. */
export function articleResult(
  id: string,
  article: Article,
  passages: readonly Passage[],
): InlineQueryResultArticle | null {
  const title = oneLine(article.title, maxTitleUtf16Units);
  for (const { text } of passages) {
    const nothing = { start: 0, end: 0 };
    const marked = { text, sentence: nothing, matches: [] };
    const result = resultOf(id, title ?? oneLine(text, maxInlineTitleUtf16Units), marked, sourceOf(article));
    if (result !== null) return result;
  }
  return null;
}

function resultOf(
  id: string,
  title: string | null,
  passage: MarkedPassage,
  source: Source,
): InlineQueryResultArticle | null {
  const block = formatQuote(passage, maxPassageUtf16Units);
  if (block === null) return null;
  const line = neutralSourceLine(source);
  const { text, entities } = pageOf(FormattedString.join(line === null ? [block] : [block, line], '\n'), []);
  const about = aboutOf(source);
  const button = sourceButton(source);
  return {
    type: 'article',
    id,
    title: title ?? noTitle,
    ...(about !== null && { description: about }),
    input_message_content: {
      message_text: text,
      entities: [...entities],
      link_preview_options: { is_disabled: true },
    },
    ...(button !== null && { reply_markup: { inline_keyboard: [[button]] } }),
  };
}

/** The sentence that answers; of a long one what stands from a little before the first word that was asked for. */
function titleOf({ text, sentence, matches }: MarkedPassage): string | null {
  const whole = oneLine(text.slice(sentence.start, sentence.end), maxTitleUtf16Units);
  const first = matches.find((match: Span) => match.start >= sentence.start && match.end <= sentence.end);
  const isSeen = first === undefined || first.end - sentence.start <= maxInlineTitleUtf16Units;
  if (whole === null || isSeen) return oneLine(whole, maxInlineTitleUtf16Units);
  const from = cuttingPlace(text, Math.max(sentence.start, first.start - leadUtf16Units), -1);
  return oneLine(`…${text.slice(from, sentence.end)}`, maxInlineTitleUtf16Units);
}

/** `publisher · date`; where neither is known the title. */
function aboutOf({ title, publisher, publishedAt }: Source): string | null {
  const known = [oneLine(publisher, maxPublisherUtf16Units), dayOf(publishedAt)].filter((part) => part !== null);
  return known.length > 0 ? known.join(' · ') : oneLine(title, maxTitleUtf16Units);
}

/** Opens the source; it is called what the publisher is, which is the same in every language. */
function sourceButton({ sourceUrl, publisher }: Source): InlineKeyboardButton | null {
  const url = safeLink(sourceUrl, maxSourceUrlLength);
  if (url === null) return null;
  return { text: oneLine(publisher, maxPublisherUtf16Units) ?? new URL(url).hostname, url };
}
