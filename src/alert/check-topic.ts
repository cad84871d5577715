import { isSearchable, readQuestion } from '../search/question.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { Segmenter } from '../words/segmenter.js';
import { holdsLiterally } from './literal-text.js';
import { soughtWord } from './match-words.js';
import type { Topic, WordsTopic } from './subscription.js';

/** Why a topic can't be subscribed to. Texts are as they were written; lengths in UTF-16 units. */
export type TopicProblem =
  /** No word, no letter and no digit that an article could hold. */
  | { readonly kind: 'nothing-to-look-for'; readonly written: string }
  /** Only `-word`, which says what not to tell. */
  | { readonly kind: 'only-excluded' }
  /** Whatever holds the one holds the other. */
  | { readonly kind: 'contradiction'; readonly required: string; readonly excluded: string }
  | { readonly kind: 'too-many-words'; readonly words: number; readonly most: number }
  | { readonly kind: 'too-long'; readonly written: string; readonly length: number; readonly most: number };

/** Of required and excluded words together. */
export const maxWords = 10;
/** Of a word or a name, in UTF-16 units. */
export const maxWordLength = 40;
/** Of a standing question, in UTF-16 units. */
export const maxQuestionLength = 200;

/** @returns `null` for a topic that can be subscribed to. */
export function checkTopic(topic: Topic, segmenter: Segmenter): TopicProblem | null {
  if (topic.kind === 'everything') return null;
  if (topic.kind === 'words') return checkWords(topic, segmenter);
  if (topic.kind === 'question') return checkQuestion(topic.text, segmenter);
  return checkWord(topic.name, segmenter);
}

function checkQuestion(text: string, segmenter: Segmenter): TopicProblem | null {
  const problem = checkLength(text, maxQuestionLength);
  if (problem !== null) return problem;
  return isSearchable(readQuestion(segmenter, text)) ? null : nothingIn(text);
}

function checkWords(topic: WordsTopic, segmenter: Segmenter): TopicProblem | null {
  const { required, excluded } = topic;
  const words = [...required, ...excluded];
  if (words.length === 0) return nothingIn('');
  if (required.length === 0) return { kind: 'only-excluded' };
  if (words.length > maxWords) return { kind: 'too-many-words', words: words.length, most: maxWords };
  const problem = words.map((word) => checkWord(word, segmenter)).find((found) => found !== null);
  return problem ?? findContradiction(topic, (text) => segmenter.normalize(text));
}

function checkWord(word: string, segmenter: Segmenter): TopicProblem | null {
  const isReadable = /[\p{L}\p{N}]/u.test(segmenter.normalize(word).text);
  return checkLength(word, maxWordLength) ?? (isReadable ? null : nothingIn(word));
}

function checkLength(written: string, most: number): TopicProblem | null {
  return written.length <= most ? null : { kind: 'too-long', written, length: written.length, most };
}

function nothingIn(written: string): TopicProblem {
  return { kind: 'nothing-to-look-for', written };
}

function findContradiction({ required, excluded }: WordsTopic, normalize: NormalizeText): TopicProblem | null {
  for (const without of excluded) {
    const sought = soughtWord(without, normalize);
    const contrary = required.find((word) => holdsLiterally(soughtWord(word, normalize), sought));
    if (contrary !== undefined) return { kind: 'contradiction', required: contrary, excluded: without };
  }
  return null;
}
