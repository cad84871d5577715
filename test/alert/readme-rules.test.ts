import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchTopic } from '../../src/alert/match-topic.js';
import { Percolator } from '../../src/alert/percolator.js';
import { readTopic } from '../../src/alert/read-topic.js';
import type { Topic } from '../../src/alert/subscription.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { segmenter } from '../words/real-segmenter.js';
import { arrive } from './arrive.js';

const TOP = join(import.meta.dirname, '..', '..');

interface Rule {
  readonly written: string;
  readonly takenFor: string;
  readonly article: string;
  readonly told: string;
}

/** The rows of the README's table. */
function readRules(): readonly Rule[] {
  const [, section = ''] = readFileSync(join(TOP, 'README.md'), 'utf8').split('\n## What a subscription matches\n');
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) => {
    const [written = '', takenFor = '', article = '', told = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    return { written: written.replaceAll('`', ''), takenFor, article, told };
  });
}

function articleOf(cell: string) {
  const [, name, title, body = ''] = /^(?:（(.+?)）)?(?:【(.+?)】)?(.*)$/u.exec(cell) ?? [];
  const head = { title: title ?? null, publisher: name ?? null, category: name ?? null };
  return arrive({ head, passages: body.split('／') });
}

async function seedIndex(): Promise<LiveIndex> {
  const index = new LiveIndex();
  const { articles } = await readFolder(join(TOP, 'seeds'));
  for (const { article, passages } of articles) index.put(article.id, indexedPassages(segmenter, passages));
  return index;
}

function topicOf(written: string): Topic {
  const read = readTopic(segmenter, written);
  if (read.kind !== 'topic') throw new Error(`expected a topic, got ${read.kind}: ${written}`);
  return read.topic;
}

describe('the rules in the README', async () => {
  const rules = readRules();
  const index = await seedIndex();

  it('are some', () => {
    expect(rules.length).toBeGreaterThan(25);
    expect(new Set(rules.map(({ told }) => told))).toEqual(new Set(['yes', 'no']));
  });

  it.each(rules)('$written, $takenFor: $article $told', ({ written, takenFor, article: cell, told }) => {
    const topic = topicOf(written);
    expect(topic.kind).toBe(takenFor);
    const article = articleOf(cell);
    index.put('news', article.indexed);
    const alone = matchTopic(topic, article, { segmenter, statistics: index });
    const percolator = new Percolator({ segmenter, statistics: index });
    percolator.add({ id: 1, topic });
    const found = percolator.match(article);
    index.discard('news');
    expect(alone === null ? 'no' : 'yes').toBe(told);
    expect(found).toEqual(alone === null ? [] : [{ subscriptionId: 1, found: alone }]);
  });
});
