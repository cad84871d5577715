/** What is measured of one engine at one size. Times in milliseconds, sizes in bytes. */
export interface BuildMeasures {
  /** Everything indexed; for engines that keep a file as they go, written too. */
  readonly buildMs: number;
  readonly saveMs: number;
  readonly fileBytes: number;
}

export interface AskMeasures {
  readonly loadMs: number;
  readonly questionMs: Quantiles;
  /** The median over some articles. */
  readonly addArticleMs: number;
  /** Of the whole process, after the questions. */
  readonly rssBytes: number;
  /** How many passages were found for all questions. */
  readonly found: number;
}

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The nearest rank: p99 of 500 values is the 495th smallest. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export async function timed(run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** Of the product itself on a folder of articles. */
export interface WholePathMeasures {
  readonly passages: number;
  /** From the start of the process. */
  readonly firstAnswerMs: number;
  /** From a string to quotes. */
  readonly questionMs: Quantiles;
  /** From a string that nothing answers to what is offered instead. */
  readonly refusedMs: Quantiles;
  /** After the questions. */
  readonly rssBytes: number;
  /** An article of 512 KiB, from its file until it can be found. */
  readonly addLargestMs: number;
  readonly foldMs: number;
  readonly questionMsWhileFolding: Quantiles;
  /** How long the event loop was held for at most. */
  readonly holdMs: { readonly question: number; readonly largestArticle: number; readonly fold: number };
}

/** A command line of the product. */
export interface IndexRun {
  readonly files: number;
  readonly articles: number;
  readonly passages: number;
  readonly filesRead: number;
  readonly seconds: Readonly<Record<string, number>>;
}

/** How articles were taken in. */
export interface ArrivalMeasures {
  readonly articles: number;
  readonly passages: number;
  /** Until all that was there at the first start was remembered. */
  readonly firstMs: number;
  readonly one: readonly (Told & { readonly passages: number })[];
  readonly burst: Told & { readonly files: number; readonly questions: number; readonly questionMs: Quantiles };
  readonly removal: Told;
}

/** From the last file that was written until all was told, and how long the event loop was held at most meanwhile. */
interface Told {
  readonly toldMs: number;
  readonly holdMs: number;
}

/** From an inline query that the bot is given to its answer. */
export interface InlinePhase {
  /** Queries that came to the bot. */
  readonly given: number;
  /** A newer one of the same person takes the place of one that is not answered yet. */
  readonly answered: number;
  readonly answerMs: Quantiles;
  readonly longestMs: number;
}

export interface InlineMeasures {
  readonly passages: number;
  readonly chats: number;
  readonly sendsPerSecond: number;
  /** Chats that were not told yet when all had been typed: the broadcast went on. */
  readonly left: number;
  readonly idle: InlinePhase;
  readonly broadcast: InlinePhase;
}

/** Questions asked of the bot at one rate. */
export interface RateTrial {
  readonly perSecond: number;
  readonly seconds: number;
  /** Ended before its time, with far more questions than answers. */
  readonly hopeless: boolean;
  readonly asked: number;
  readonly answered: number;
  /** From the question's arrival at Telegram to that of its answer. */
  readonly answerMs: Quantiles;
  readonly longestMs: number;
  /** How late questions were asked, by their moments, at the 99th percentile. */
  readonly lateMs: number;
  /**
   * Processor time a second: of the bot, of the thread of its event loop, of Telegram and the askers, which are one process, and of all else
   * on the machine.
   */
  readonly cores: {
    readonly bot: number;
    readonly botLoop: number;
    readonly harness: number;
    readonly others: number;
  };
  /** The part of the time, 0 to 1, in which the event loop of Telegram and the askers had work. */
  readonly harnessBusy: number;
}

export const candidateSources = ['chuchu', 'minisearch'] as const;
export type CandidateSource = (typeof candidateSources)[number];

/** The highest rate that was found, with nothing else to do or while an article is sent to many chats. */
export interface LoadResult {
  readonly candidates: CandidateSource;
  readonly broadcast: boolean;
  /** `null` where no rate was low enough. */
  readonly best: RateTrial | null;
  /** The lowest rate that was too high; `null` where none was. */
  readonly above: RateTrial | null;
}

export interface LoadMeasures {
  readonly passages: number;
  /** Who ask. */
  readonly people: number;
  /** Whom an article is sent to. */
  readonly chats: number;
  readonly sendsPerSecond: number;
  readonly results: readonly LoadResult[];
}

/** Of one new article against many subscriptions. */
export interface AlertMeasures {
  /** Of the corpus that statistics come from. */
  readonly passages: number;
  /** How many were matched. */
  readonly articles: number;
  /** Subscriptions to words, and standing questions, all different; `asked` of these were asked by people. */
  readonly words: number;
  readonly questions: number;
  readonly asked: number;
  /** For all of them. */
  readonly addWordsMs: number;
  readonly addQuestionsMs: number;
  /** What they take. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** An article, cut into words, until its matches are there: by the clock, and of the processor. */
  readonly matchMs: Quantiles;
  readonly processorMs: Quantiles;
  readonly foundAnArticle: number;
  readonly answeredAnArticle: number;
  /** How often the outcome for one subscription was compared with that of matching it by itself, and differed. */
  readonly compared: number;
  readonly differences: number;
  /** One subscription by itself. */
  readonly aloneMs: number;
}
