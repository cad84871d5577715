import type { Answer, Offer, Quote } from '../answer/answer.js';

/** An answer as `ask --json` prints it, one object a question. What is not known is `null`. */
export function answerJson(answer: Answer): string {
  const { kind, question } = answer;
  // What is not there is left out.
  if (answer.kind === 'nothing-found') {
    const { filters, suggestion, topics } = answer;
    const narrowed = filters && { ...filters, mended: filters.mended && questionsOf(filters.mended) };
    return JSON.stringify({
      question,
      kind,
      filters: narrowed,
      suggestion,
      topics: topics && questionsOf(topics.offers),
    });
  }
  if (answer.kind === 'nothing-to-search') {
    const { unreadable, topics } = answer;
    return JSON.stringify({ question, kind, unreadable, topics: topics && questionsOf(topics.offers) });
  }
  return JSON.stringify({ question, kind, quotes: answer.quotes.map(quoteJson) });
}

function questionsOf(offers: readonly Offer[]): string[] {
  return offers.map(({ question }) => question);
}

function quoteJson(quote: Quote) {
  return {
    articleId: quote.articleId,
    passageId: quote.passageId,
    ordinal: quote.ordinal,
    text: quote.text,
    sentence: quote.text.slice(quote.sentence.start, quote.sentence.end),
    score: quote.score,
    confidence: quote.confidence,
    title: quote.title,
    publisher: quote.publisher,
    publishedAt: quote.publishedAt,
    sourceUrl: quote.sourceUrl,
    alsoIn: quote.alsoIn.map(({ text: _text, ...place }) => place),
    ...(quote.explanation !== undefined && { explanation: quote.explanation }),
  };
}
