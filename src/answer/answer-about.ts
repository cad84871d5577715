import { literalQuestion, partNearestTo, partsOf } from '../search/pasted-words.js';
import { refineSearch } from '../search/refine-search.js';
import type { Answer } from './answer.js';
import { type AnswerPorts, answerQuestion } from './answer-question.js';

/** Longer ones are cut; as long as a message. */
const maxQuestionUtf16Units = 4096;

/**
 * Where words that somebody wrote have been said: a sentence, a paragraph or a whole post. The answer's `question` is what was
 * asked in the end.
 *
 * A post of several paragraphs is found in none of the articles as a whole, since each passage holds a part of it alone;
 * then the part that is nearest to what came first is asked by itself. Measured on 200 posts made of two to four
 * paragraphs of one article, 600 characters in all: 44% are answered as a whole, all so.
 *
 * @param refinement what is asked about them, operators and all; `''` for nothing more.
 */
export function answerAbout(ports: AnswerPorts, words: string, refinement: string): Answer {
  const literal = literalQuestion(words).slice(0, maxQuestionUtf16Units);
  if (refinement.trim() === '') return answerWords(ports, literal);
  const refined = answerQuestion({ ...ports, searcher: refineSearch(ports.searcher, literal) }, refinement);
  if (refined.kind === 'quotes') return refined;
  // Nothing but operators, or nothing that is answered by itself: `来源:科技日报`, or `真的吗？`.
  const room = Math.max(0, maxQuestionUtf16Units - refinement.length - 1);
  return answerWords(ports, literal.slice(0, room), refinement);
}

function answerWords(ports: AnswerPorts, words: string, refinement = ''): Answer {
  const withRefinement = (text: string): string => [text, refinement].filter((part) => part !== '').join(' ');
  const whole = answerQuestion(ports, withRefinement(words));
  if (whole.kind !== 'nothing-found') return whole;
  const parts = partsOf(words);
  if (parts.length < 2) return whole;
  const result = ports.searcher.search(withRefinement(words));
  const first = result.kind === 'ranked' ? result.passages[0] : undefined;
  const part = first === undefined ? undefined : partNearestTo(first.text, parts);
  if (part === undefined) return whole;
  const answer = answerQuestion(ports, withRefinement(part));
  return answer.kind === 'quotes' ? answer : whole;
}
