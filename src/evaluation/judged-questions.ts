import { fingerprintText } from '../article/fingerprint.js';

/** What somebody thought of a quote that answered a question. */
export interface JudgedQuote {
  readonly question: string;
  readonly passageId: string;
  /** `fingerprintText` of what the passage said then. */
  readonly textHash: string;
  readonly verdict: 'up' | 'down';
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What all thought of a quote that answered the same question. */
export interface CountedQuote extends Pick<JudgedQuote, 'passageId' | 'textHash'> {
  readonly up: number;
  readonly down: number;
}

/** A question, however often it was asked, with the quotes that were judged, those with most votes first. */
export interface JudgedQuestion {
  /** Of the question alone, so that it stays the same. */
  readonly id: string;
  /** As it was asked when it was first judged. */
  readonly question: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly quotes: readonly CountedQuote[];
}

/**
 * Gathers votes by what was asked, questions that differ in blanks or character width as one, in the order in which they
 * were first judged.
 *
 * @param votes the oldest first
 */
export function gatherJudged(votes: readonly JudgedQuote[]): readonly JudgedQuestion[] {
  const groups = new Map<string, [JudgedQuote, ...JudgedQuote[]]>();
  for (const vote of votes) {
    const key = fingerprintText(vote.question);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [vote]);
    else group.push(vote);
  }
  return Array.from(groups, ([key, group]) => {
    const days = group.map(({ day }) => day).toSorted();
    return {
      id: `feedback-${key.slice(0, 12)}`,
      question: group[0].question,
      firstDay: days[0] ?? group[0].day,
      lastDay: days.at(-1) ?? group[0].day,
      quotes: countQuotes(group),
    };
  });
}

function countQuotes(votes: readonly JudgedQuote[]): CountedQuote[] {
  const counts = new Map<string, CountedQuote>();
  for (const { passageId, textHash, verdict } of votes) {
    const key = JSON.stringify([passageId, textHash]);
    const known = counts.get(key) ?? { passageId, textHash, up: 0, down: 0 };
    counts.set(key, { ...known, [verdict]: known[verdict] + 1 });
  }
  return [...counts.values()].toSorted((left, right) => right.up + right.down - (left.up + left.down));
}

/** A quote that more people thought well of than not. */
export function isGold({ up, down }: CountedQuote): boolean {
  return up > down;
}

/** A quote that more people thought badly of than well. */
export function isBad({ up, down }: CountedQuote): boolean {
  return down > up;
}
