import type { InlineQueryResultArticle, InlineQueryResultsButton } from 'grammy/types';
import type { News } from '../news.js';
import type { PageStates } from '../pages/page-state.js';
import type { Texts } from '../texts/texts.js';
import { nextInlineOffset, readInlineOffset, resultsPerPage } from './inline-offset.js';
import { type InlineQuestions, inlineQuestionPrefix } from './inline-questions.js';
import { articleResult, quoteResult } from './inline-result.js';
import { type SharedQuote, sharedQuote } from './shared-quote.js';

/** What is typed behind the bot's name. */
export interface TypedInline {
  /** 0–256 characters (Bot API, "InlineQuery"). */
  readonly query: string;
  /** What a page before has given as its `nextOffset`; empty for the first. */
  readonly offset: string;
}

/** What answers it (Bot API, "answerInlineQuery"). */
export interface InlineAnswer {
  /** At most 50. */
  readonly results: readonly InlineQueryResultArticle[];
  /** Empty where no page follows. */
  readonly nextOffset: string;
  /** Above the results; leads to the private chat. */
  readonly button: InlineQueryResultsButton | null;
  /** How long Telegram may give it to whoever types the same. */
  readonly cacheSeconds: number;
  /** Whether it depends on who has typed. */
  readonly isPersonal: boolean;
}

export interface InlinePorts {
  readonly news: () => News;
  readonly pageStates: Pick<PageStates, 'find'>;
  readonly inlineQuestions: InlineQuestions;
  readonly texts: Texts;
}

/** Articles arrive: what is cached longer would hide them from who looks for them. */
const cacheSeconds = 60;

const nothing: InlineAnswer = { results: [], nextOffset: '', button: null, cacheSeconds, isPersonal: false };

/** Behind `/start`, for who comes from an inline answer with no question of theirs. */
const plainStart = 'inline';

/**
 * Quotes for what is typed, or the newest articles where nothing is. Where nothing answers, no result, and a button to
 * the private chat. A sentence of ours stands in a button only, and makes the answer the person's own.
 */
export async function composeInlineAnswer({ query, offset }: TypedInline, ports: InlinePorts): Promise<InlineAnswer> {
  const begin = readInlineOffset(offset);
  if (begin === null) return nothing;
  const words = query.trim();
  if (words === '') return newestArticles(begin, ports);
  const shared = sharedQuote(words, ports);
  if (shared.kind !== 'not-shared') return theOneQuote(shared);
  const { news, inlineQuestions, texts } = ports;
  const answer = await news().quoteAsTyped(words, { offset: begin, limit: resultsPerPage });
  if (answer.kind !== 'quotes') {
    if (begin > 0) return nothing;
    const text = answer.kind === 'nothing-found' ? texts.inline.nothingFound() : texts.inline.nothingToSearch();
    return withButton(text, `${inlineQuestionPrefix}${inlineQuestions.keep(words)}`);
  }
  const results = answer.quotes.map((quote, place) => quoteResult(String(begin + place), quote));
  return {
    ...nothing,
    results: results.filter((result) => result !== null),
    nextOffset: nextInlineOffset(answer.nextOffset),
  };
}

/** What a 分享 button asks for; one that is gone is nothing to search either. */
function theOneQuote(shared: Exclude<SharedQuote, { readonly kind: 'not-shared' }>): InlineAnswer {
  if (shared.kind === 'gone') return nothing;
  const { marked, source } = shared.quote;
  const result = quoteResult('shared', { ...marked, ...source });
  return { ...nothing, results: result === null ? [] : [result] };
}

/** Said where something went wrong; asked anew with the next key. */
export function failedInlineAnswer(texts: Texts): InlineAnswer {
  return { ...withButton(texts.inline.failed(), plainStart), cacheSeconds: 0 };
}

function newestArticles(begin: number, { news, texts }: InlinePorts): InlineAnswer {
  const { library } = news();
  if (library.articleCount === 0) return withButton(texts.noArticles(), plainStart);
  const articles = library.newest({ offset: begin, limit: resultsPerPage });
  const results = articles.map((article, place) =>
    articleResult(String(begin + place), article, library.passagesOf(article.id)),
  );
  const next = begin + resultsPerPage;
  return {
    ...nothing,
    results: results.filter((result) => result !== null),
    nextOffset: nextInlineOffset(next < library.articleCount ? next : null),
  };
}

function withButton(text: string, start: string): InlineAnswer {
  return { ...nothing, button: { text, start_parameter: start }, isPersonal: true };
}
