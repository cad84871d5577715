import { answerAbout } from '../answer/answer-about.js';
import { type AnswerPorts, answerQuestion } from '../answer/answer-question.js';
import { exampleQuestions } from '../answer/example-questions.js';
import { quoteAsTyped } from '../answer/quote-as-typed.js';
import { followUp } from '../search/follow-up.js';
import type { News } from '../telegram/news.js';
import type { OpenCorpus } from './open-corpus.js';

/**
 * What the bot tells from a corpus. The examples are made here and now.
 *
 * @param onQuestion called before each question is answered
 */
export function openNews(corpus: OpenCorpus & Pick<AnswerPorts, 'storyOf'>, onQuestion: () => void): News {
  const { library, searcher, segmenter } = corpus;
  const answer = (question: string) => {
    onQuestion();
    return answerQuestion(corpus, question);
  };
  return {
    library,
    answerQuestion: answer,
    quoteAsTyped: (typed, page) => {
      onQuestion();
      return quoteAsTyped(corpus, typed, page);
    },
    answerAbout: (words, refinement) => {
      onQuestion();
      return answerAbout(corpus, words, refinement);
    },
    followUp,
    normalizeName: (name) => segmenter.normalize(name).text,
    highlight: (question, text, month) => searcher.highlight(question, text, month),
    exampleQuestions: exampleQuestions({ library, answerQuestion: answer }),
  };
}
