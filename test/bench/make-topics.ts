import { checkTopic } from '../../src/alert/check-topic.js';
import type { Topic } from '../../src/alert/subscription.js';
import type { Segmenter } from '../../src/words/segmenter.js';
import type { SeededRandom } from '../long/seeded-random.js';
import { makeQuestions } from './make-questions.js';

export interface TopicSources {
  /** Questions that people asked, used first. */
  readonly asked: readonly string[];
  /** Of the corpus: what else is asked, and the words, come from these. */
  readonly texts: readonly string[];
  readonly segmenter: Segmenter;
  readonly random: SeededRandom;
}

/** So many different standing questions, each fit to be subscribed to. */
export function makeQuestionTopics(count: number, { asked, texts, segmenter, random }: TopicSources): Topic[] {
  const questions = new Set<string>();
  const add = (text: string): void => {
    if (questions.size < count && checkTopic({ kind: 'question', text }, segmenter) === null) questions.add(text);
  };
  for (const text of asked) add(text);
  for (let before = -1; questions.size < count && questions.size > before; ) {
    before = questions.size;
    for (const { text } of makeQuestions(texts, count - questions.size, segmenter, random)) add(text);
  }
  return Array.from(questions, (text) => ({ kind: 'question', text }));
}

/** So many subscriptions to one, two or three words of one passage, every tenth without another word. */
export function makeWordTopics(count: number, { texts, segmenter, random }: TopicSources): Topic[] {
  const topics: Topic[] = [];
  for (let tries = 0; topics.length < count && tries < count * 100; tries++) {
    const words = segmenter.segment(random.pick(texts)).words.filter(({ text }) => text.length > 1);
    if (words.length < 4) continue;
    const required = Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, () => random.pick(words).text);
    const topic: Topic = {
      kind: 'words',
      required,
      excluded: topics.length % 10 === 0 ? [random.pick(words).text] : [],
    };
    if (checkTopic(topic, segmenter) === null) topics.push(topic);
  }
  return topics;
}
