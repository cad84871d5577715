import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArrivedArticle } from '../../src/alert/arrived-article.js';
import { checkTopic } from '../../src/alert/check-topic.js';
import type { Match } from '../../src/alert/match.js';
import { matchTopic } from '../../src/alert/match-topic.js';
import { Percolator } from '../../src/alert/percolator.js';
import type { Topic } from '../../src/alert/subscription.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { rankingCorpus, rankingIndex } from '../search/ranking-corpus.js';
import { awkwardPieces } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { arrive } from './arrive.js';

const clauses = Object.values(rankingCorpus).flatMap((text) => text.split(/(?<=[，。、])/u));
const anyClause = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...clauses) },
  { weight: 1, arbitrary: fc.constantFrom(...awkwardPieces, '税', '𠮷国', 'GDP', 'gdp-based', '多少？') },
);
const anyPassage = fc.array(anyClause, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const anyWord = fc.oneof(
  fc
    .tuple(fc.constantFrom(...clauses), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 4 }))
    .map(([clause, start, length]) => clause.slice(start, start + length)),
  fc.constantFrom('税', '𠮷', '5', '5G', 'gdp', '8500', '小微企業', 'ａ', 'Mate60', '国国'),
);
const names = ['科技日报', '日报', '人民日报', '財經', '财经', '新闻', 'it之家', 'IT'];

const anyTopic: fc.Arbitrary<Topic> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant<Topic>({ kind: 'everything' }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('publisher', 'category'), name: fc.constantFrom(...names) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('words'),
        required: fc.array(anyWord, { minLength: 1, maxLength: 3 }),
        excluded: fc.array(anyWord, { maxLength: 1 }),
      }),
    },
    {
      weight: 7,
      arbitrary: fc.record({
        kind: fc.constant('question'),
        text: fc.array(anyClause, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('')),
      }),
    },
  )
  .filter((topic: Topic) => checkTopic(topic, segmenter) === null);

const anyName = fc.option(fc.constantFrom(...names));
/** Many short passages now and then, more than are looked at together. */
const anyArticle: fc.Arbitrary<ArrivedArticle> = fc
  .record({
    head: fc.record({
      title: fc.option(anyPassage),
      publisher: anyName,
      category: anyName,
      tags: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
    }),
    passages: fc.oneof(
      { weight: 6, arbitrary: fc.array(anyPassage, { minLength: 1, maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(anyPassage, { minLength: 31, maxLength: 62 }) },
    ),
  })
  .map(arrive);

type Step =
  | { readonly kind: 'add'; readonly topic: Topic }
  | { readonly kind: 'remove'; readonly which: number }
  | { readonly kind: 'arrive'; readonly article: ArrivedArticle };

const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('add'), topic: anyTopic }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), which: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('arrive'), article: anyArticle }) },
  ),
  { minLength: 6, maxLength: 24 },
);

describe('the percolator', () => {
  it('finds what each subscription finds by itself, while subscriptions come and go and statistics change', () => {
    let answered = 0;
    let matched = 0;
    fc.assert(
      fc.property(anySteps, fc.boolean(), (steps, isEmpty) => {
        const index = isEmpty ? new LiveIndex() : rankingIndex(segmenter);
        const percolator = new Percolator({ segmenter, statistics: index });
        const topics = new Map<number, Topic>();
        const [expected, found]: [Match[][], Match[][]] = [[], []];
        for (const [number, step] of steps.entries()) {
          if (step.kind === 'add') {
            topics.set(number, step.topic);
            percolator.add({ id: number, topic: step.topic });
          } else if (step.kind === 'remove') {
            const [id, topic] = [...topics][step.which % Math.max(1, topics.size)] ?? [];
            if (id === undefined || topic === undefined) continue;
            topics.delete(id);
            percolator.remove({ id, topic });
          } else {
            const { article } = step;
            index.put(`news-${number}`, article.indexed);
            const alone = Array.from(topics, ([subscriptionId, topic]): Match[] => {
              const passage = matchTopic(topic, article, { segmenter, statistics: index });
              return passage === null ? [] : [{ subscriptionId, found: passage }];
            }).flat();
            expected.push(alone);
            found.push(percolator.match(article));
            answered += alone.filter((match) => match.found.confidence !== null).length;
            matched += alone.length;
          }
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 100 },
    );
    // Else it would have been shown of nothing.
    expect(matched).toBeGreaterThan(100);
    expect(answered).toBeGreaterThan(20);
  }, 30_000);
});
