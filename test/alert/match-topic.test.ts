import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArrivedArticle } from '../../src/alert/arrived-article.js';
import { matchTopic } from '../../src/alert/match-topic.js';
import { Percolator } from '../../src/alert/percolator.js';
import type { Topic } from '../../src/alert/subscription.js';
import { headOf } from '../../src/article/article-head.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { segmenter } from '../words/real-segmenter.js';
import { arrive } from './arrive.js';

const statistics = new LiveIndex();
const TOP = join(import.meta.dirname, '..', '..');

function match(topic: Topic, article: ArrivedArticle) {
  const found = matchTopic(topic, article, { segmenter, statistics });
  if (found === null) return null;
  const text = article.passages[found.ordinal]?.text ?? '';
  const { sentence, places } = found;
  return {
    ordinal: found.ordinal,
    sentence: sentence === null ? null : text.slice(sentence.start, sentence.end),
    places: places.map(({ start, end }) => text.slice(start, end)),
  };
}

const words = (...required: string[]): Topic => ({ kind: 'words', required, excluded: [] });

describe('the passage that matters', () => {
  it('is the first that holds most of the words, with the sentence and the places', () => {
    const article = arrive({
      head: { title: '芯片新规' },
      passages: ['新规今日公布。', '公布之后。芯片　出口須備案，芯片進口照舊。记者问', '芯片、出口。'],
    });
    expect(match(words('芯片', '出口'), article)).toEqual({
      ordinal: 1,
      sentence: '芯片　出口須備案，芯片進口照舊。',
      places: ['芯片', '出口', '芯片'],
    });
  });

  it('may hold the words in its heading and the title alone', () => {
    const article = arrive({
      head: { title: '芯片新规' },
      passages: ['无关。', { heading: '出口', text: '须备案。' }],
    });
    expect(match(words('芯片', '出口'), article)).toEqual({ ordinal: 1, sentence: null, places: [] });
    expect(match(words('芯片'), article)).toEqual({ ordinal: 0, sentence: null, places: [] });
  });

  it('shows words as they were written, whatever their width and separators', () => {
    const article = arrive({ passages: ['㎡单价１，２００元，补贴8,500万元、18,500元，ＧＤＰ增８．５００％。'] });
    expect(match(words('8500', '1200', 'gdp'), article)?.places).toEqual(['１，２００', '8,500', 'ＧＤＰ']);
  });

  it('of an article that is wanted whole is its first', () => {
    const article = arrive({ head: { publisher: '科技日报' }, passages: ['甲。', '乙。'] });
    expect(match({ kind: 'publisher', name: '日报' }, article)).toEqual({ ordinal: 0, sentence: null, places: [] });
    expect(match({ kind: 'category', name: '日报' }, article)).toBeNull();
  });
});

describe('real articles and real questions', () => {
  it('match by the percolator as each by itself, the answer among the passages', async () => {
    const index = new LiveIndex();
    const { articles } = await readFolder(join(TOP, 'seeds'));
    const lines = readFileSync(join(TOP, 'test/fixtures/seed-questions.jsonl'), 'utf8').trim().split('\n');
    const questions = lines.map((line): Topic => {
      const read: unknown = JSON.parse(line);
      const text = typeof read === 'object' && read !== null && 'question' in read ? String(read.question) : '';
      return { kind: 'question', text };
    });
    const cut = articles.flatMap(({ passages }) => passages.flatMap(({ text }) => segmenter.segment(text).words));
    const topics = [...questions, ...cut.map((word, i) => words(word.text, cut[(i * 7) % cut.length]?.text ?? ''))];
    const percolator = new Percolator({ segmenter, statistics: index });
    for (const [id, topic] of topics.entries()) percolator.add({ id, topic });
    let answered = 0;
    for (const { article, passages } of articles) {
      const arrived = { head: headOf(article), passages, indexed: indexedPassages(segmenter, passages) };
      index.put(article.id, arrived.indexed);
      // More questions than are weighed anew for one article.
      for (let n = 0; n < 2; n++) percolator.match(arrived);
      const found = percolator.match(arrived);
      const alone = topics.flatMap((topic, subscriptionId) => {
        const passage = matchTopic(topic, arrived, { segmenter, statistics: index });
        return passage === null ? [] : [{ subscriptionId, found: passage }];
      });
      expect(found).toEqual(alone);
      answered += alone.filter((each) => each.found.confidence !== null).length;
    }
    expect(answered).toBeGreaterThan(questions.length / 2);
  }, 30_000);
});
