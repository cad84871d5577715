import { z } from 'zod';

const known = { title: z.string().nullable(), publisher: z.string().nullable() };
const dated = {
  publishedAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/u)
    .nullable(),
  sourceUrl: z.url({ protocol: /^https?$/u }).nullable(),
};

const explanation = z.strictObject({
  features: z.array(
    z.strictObject({ feature: z.string(), value: z.number(), weight: z.number(), contribution: z.number() }),
  ),
  terms: z.array(
    z.strictObject({
      term: z.string(),
      kind: z.enum(['word', 'character', 'bigram']),
      termFrequency: z.number(),
      documentFrequency: z.number(),
      idf: z.number(),
      score: z.number(),
    }),
  ),
});

const quote = z.strictObject({
  articleId: z.string(),
  passageId: z.string(),
  ordinal: z.int().min(0),
  text: z.string(),
  sentence: z.string(),
  score: z.number(),
  confidence: z.number().min(0).max(1),
  ...known,
  ...dated,
  alsoIn: z.array(z.strictObject({ articleId: z.string(), passageId: z.string(), ...known, ...dated })),
  explanation: explanation.optional(),
});

const questions = z.array(z.string().min(1)).min(1).max(3);

const filters = z.strictObject({
  written: z.array(z.string()).min(1),
  articles: z.int().min(0),
  questionWithout: z.string(),
  mended: questions.optional(),
});

const suggestion = z.strictObject({ written: z.string(), meant: z.string(), question: z.string() });

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ question: z.string(), kind: z.literal('quotes'), quotes: z.array(quote).min(1) }),
  z.strictObject({
    question: z.string(),
    kind: z.literal('nothing-found'),
    filters: filters.optional(),
    suggestion: suggestion.optional(),
    topics: questions.optional(),
  }),
  z.strictObject({
    question: z.string(),
    kind: z.literal('nothing-to-search'),
    unreadable: z.string().optional(),
    topics: questions.optional(),
  }),
]);

export type AnswerLine = z.output<typeof answer>;
export type QuoteInLine = z.output<typeof quote>;

/** A line of `ask --json`, refused where a key is missing, one too many, or holds another thing than the contract says. */
export function readAnswerLine(line: string): AnswerLine {
  return answer.parse(JSON.parse(line));
}

export function quotesIn(line: AnswerLine | undefined): readonly QuoteInLine[] {
  return line?.kind === 'quotes' ? line.quotes : [];
}
