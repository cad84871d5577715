import type { Article, Passage } from '../article/article.js';
import { splitSentences } from '../article/split-sentences.js';
import type { Library } from '../library/library.js';
import type { Answer } from './answer.js';

export interface ExamplePorts {
  readonly library: Pick<Library, 'newest' | 'passagesOf'>;
  readonly answerQuestion: (question: string) => Answer;
}

export interface ExampleOptions {
  /** Default 2. */
  readonly count?: number;
  /** Longest question, in UTF-16 units; default 40. */
  readonly maxUtf16Units?: number;
  /** Most questions to try out; default 40. */
  readonly maxTries?: number;
}

interface Example {
  readonly articleId: string;
  readonly question: string;
}

/** How many of the newest articles to look for examples in, at most. */
const newestLooked = 100;
/** How many to take from one article into account. */
const triesPerArticle = 4;

/**
 * Questions to show somebody who has none: made from the newest articles, of different ones where there are enough, and
 * tried out: the first quote of each is the paragraph it was made from. A figure in a sentence makes the best question
 * (`普惠小微贷款余额同比增长27.3%` → `普惠小微贷款余额同比增长多少？`); where there is none the title of an article serves,
 * if the article answers it.
 *
 * @returns none for a corpus that answers none.
 */
export function exampleQuestions(
  { library, answerQuestion }: ExamplePorts,
  { count = 2, maxUtf16Units = 40, maxTries = 40 }: ExampleOptions = {},
): string[] {
  const articles = library.newest({ limit: newestLooked });
  const found: Example[] = [];
  let tries = 0;
  const tryOut = (article: Article, candidate: Candidate): boolean => {
    if (tries >= maxTries || candidate.question.length > maxUtf16Units) return false;
    tries += 1;
    const answer = answerQuestion(candidate.question);
    const best = answer.kind === 'quotes' ? answer.quotes[0] : undefined;
    if (best?.articleId !== article.id) return false;
    if (candidate.passageId !== null && best.passageId !== candidate.passageId) return false;
    found.push({ articleId: article.id, question: candidate.question });
    return true;
  };
  for (const candidatesOf of [figureQuestions, titleQuestions]) {
    for (const article of articles) {
      if (found.length >= count) break;
      if (found.some(({ articleId }) => articleId === article.id)) continue;
      candidatesOf(article, library.passagesOf(article.id))
        .slice(0, triesPerArticle)
        .some((candidate) => tryOut(article, candidate));
    }
  }
  return found.map(({ question }) => question);
}

interface Candidate {
  readonly question: string;
  /** The passage that has to answer; `null` for any of the article. */
  readonly passageId: string | null;
}

/**
 * A clause that says of a quantity how much it grew, fell or reached. Its subject is 5 to 18 characters of Chinese, long
 * enough to be understood by itself, and ends with the name of a quantity: of other clauses about one in two makes an
 * odd question (`长安号累计开行超过多少？`).
 */
const figureClause =
  /^(?<subject>[\p{Script=Han}A-Za-z“”]{3,16}?(?:额|量|值|率|比重|人数|总数|户数|收入|利润|规模|面积|价格|投资|出口|进口|消费|贷款|里程))(?<change>(?:已|共)?(?:同比增长|同比下降|环比增长|环比下降|增长|下降|增加|减少|达到|超过|突破|达))(?:了|约|近|超|至)?\d/u;

/** Words that leave open what is meant, or when. */
const vague =
  /^(?:[其该这那此同并且也还又较比再则而我将按在使让对由从与和已]|预计|分别|目前|当前|截至|今年|去年|明年|当日|当天|累计|平均|共计|全年|现在|带)|其中|以上|以下|分别|以及/u;

function figureQuestions(_article: Article, passages: readonly Passage[]): Candidate[] {
  return passages.flatMap(({ id, text }) =>
    splitSentences(text)
      .flatMap(({ start, end }) => text.slice(start, end).split(/[，、；：,;:]/u))
      .map((clause) => questionOfClause(clause.trim()))
      .filter((question) => question !== null)
      .map((question) => ({ question, passageId: id })),
  );
}

/** When it was counted; the question stands without (`截至2021年末普惠小微贷款余额同比增长27.3%`). */
const leadingDate = /^(?:截至|截止)?\d{4}年(?:\d{1,2}月)?(?:底|末)?/u;

function questionOfClause(clause: string): string | null {
  const { subject, change } = figureClause.exec(clause.replace(leadingDate, ''))?.groups ?? {};
  if (subject === undefined || change === undefined || vague.test(subject)) return null;
  return /[长降加少]$/u.test(change) ? `${subject}${change}了多少？` : `${subject}${change}多少？`;
}

function titleQuestions({ title }: Article): Candidate[] {
  return title === null || title.trim() === '' ? [] : [{ question: title.trim(), passageId: null }];
}
