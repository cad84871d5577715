import { describe, expect, it } from 'vitest';
import type { IndexStore } from '../../src/index/file/index-store.js';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import { packArticles } from '../../src/index/file/packed-articles.js';
import type { IndexedArticle } from '../../src/index/indexed-article.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { createMemoryIndex } from '../../src/index/open-index.js';
import type { IndexedPassage, IndexQuery, PassageIndex } from '../../src/index/passage-index.js';
import { seededRandom } from '../long/seeded-random.js';
import { countedStatistics, exhaustive } from './exhaustive.js';
import { markedPassage } from './marked-passage.js';

/** Numbers in [0, 1), the same every time. */
function numbersOf(seed: number): () => number {
  const random = seededRandom(seed);
  return () => random.next();
}

const vocabulary = Array.from({ length: 300 }, (_, i) =>
  String.fromCharCode(0x4e00 + i, ...(i % 5 === 0 ? [] : [0x4f00 + ((i * 7) % 40)]), ...(i % 7 === 0 ? [0x4e01] : [])),
);

/** By Zipf's law: the first words stand in more than a thousand of the passages, the last in a few. */
function anyWord(random: () => number): string {
  return vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '';
}

function anyMarked(random: () => number): string {
  const words = Array.from({ length: 1 + Math.floor(random() * 12) }, () => `[${anyWord(random)}]`);
  // Some have signs between their words, and many are equal to others.
  return words.join(random() < 0.3 ? '，' : '');
}

function articlesOf(seed: number, count: number): IndexedArticle[] {
  const random = numbersOf(seed);
  return Array.from({ length: count }, (_, i) => {
    const id = `article ${(i * 7919) % 10_007}`;
    const passages = Array.from({ length: 1 + Math.floor(random() * 9) }, (__, ordinal) =>
      markedPassage(`${id}#${ordinal}`, anyMarked(random)),
    );
    return { id, passages };
  });
}

/** Longer than others: words in it stand there hundreds of times. */
const large: IndexedArticle = {
  id: 'large',
  passages: Array.from({ length: 50 }, (_, i) => markedPassage(`large#${i}`, `[一二三][${vocabulary[i]}]`.repeat(290))),
};

const articles = [...articlesOf(1, 800), large];
const passages: readonly IndexedPassage[] = articles.flatMap((article) => article.passages);
/** Other texts under the same ids: what stood there before. */
const older = articlesOf(2, 800);
const others = articlesOf(3, 60).map(({ id, passages: of }) => ({
  id: `gone ${id}`,
  passages: of.map((passage) => ({ ...passage, id: `gone ${passage.id}` })),
}));

function put(index: PassageIndex, of: readonly IndexedArticle[]): void {
  for (const { id, passages: ofArticle } of of) index.put(id, ofArticle);
}

async function folded(store: IndexStore, burst: readonly IndexedArticle[] = []): Promise<IndexStore> {
  const fold = store.startFold();
  for (let at = 0; at < burst.length; at += 100) fold.add(packArticles(burst.slice(at, at + 100)));
  await fold.finish();
  return store;
}

const newStore = () => createMemoryIndex(indexWorkHere);

/** The same articles, each index having come to them by another way. */
const ways: Readonly<Record<string, () => PassageIndex | Promise<PassageIndex>>> = {
  'a live index alone': () => {
    const index = new LiveIndex();
    put(index, articles);
    return index;
  },
  'a store never folded': () => {
    const store = newStore();
    put(store, articles);
    return store;
  },
  'all frozen at once': () => folded(newStore(), articles),
  'one half frozen': async () => {
    const store = await folded(newStore(), articles.slice(400));
    put(store, articles.slice(0, 400));
    store.discard('not there');
    return store;
  },
  'frozen in more pieces than are merged at a time, the large one by itself': async () => {
    const store = newStore();
    const fold = store.startFold();
    for (const article of articles.slice(0, 800)) fold.add(packArticles([article]));
    await fold.finish();
    await store.putInTurns(large.id, large.passages.slice(0, 20), async () => {});
    await store.putInTurns(large.id, large.passages, async () => {});
    return store;
  },
  'frozen with the large one, which was put in turns while the fold was under way': async () => {
    const store = newStore();
    put(store, articles.slice(0, 700));
    const fold = store.startFold();
    const finished = fold.finish();
    await store.putInTurns(large.id, large.passages, async () => {});
    await finished;
    await folded(store, articles.slice(700, 800));
    return store;
  },
  'half of it packed elsewhere, part of it twice, and folded once between': async () => {
    const store = await folded(newStore(), [...older.slice(0, 300), ...others]);
    for (const { id } of others) store.discard(id);
    store.putPacked(packArticles(older.slice(200, 400)));
    store.putPacked(packArticles(articles.slice(0, 400)));
    await folded(store);
    put(store, articles.slice(400, 700));
    for (const { id } of articles.slice(0, 50)) store.discard(id);
    store.putPacked(packArticles(articles.slice(0, 50)));
    store.putPacked(packArticles([...articles.slice(700, 800), large]));
    return store;
  },
  'frozen in five folds, backwards': async () => {
    const store = newStore();
    for (let at = 810; at > 0; at -= 162) {
      put(store, articles.slice(at - 162, at));
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      await folded(store);
    }
    return store;
  },
  'frozen under older texts, and replaced': async () => {
    const store = await folded(newStore(), [...older, ...others]);
    put(store, articles);
    for (const { id } of others) store.discard(id);
    return store;
  },
  'replaced, deleted, put again and folded between': async () => {
    const store = await folded(newStore(), [...older.slice(0, 500), ...others]);
    put(store, articles.slice(0, 300));
    for (const { id } of others.slice(0, 30)) store.discard(id);
    for (const { id } of articles.slice(200, 400)) store.discard(id);
    await folded(store, articles.slice(300, 600));
    for (const { id } of others.slice(30)) store.discard(id);
    put(store, older.slice(600));
    await folded(store);
    for (const { id } of older.slice(600)) store.discard(id);
    put(store, articles.slice(200, 300));
    put(store, articles.slice(600));
    return store;
  },
};

const none: IndexQuery = { words: [], bigrams: [], characters: [], phrases: [] };

function questions(): IndexQuery[] {
  const random = numbersOf(4);
  const some = (most: number, of: () => string) =>
    Array.from(new Set(Array.from({ length: Math.ceil(random() * most) }, of)));
  const bigram = () => {
    const { text } = passages[Math.floor(random() * passages.length)] ?? { text: '一一' };
    const at = Math.floor(random() * Math.max(1, text.length - 1));
    return text.slice(at, at + 2).padEnd(2, '一');
  };
  const random60 = Array.from({ length: 60 }, () => ({
    ...none,
    words: some(20, () => anyWord(random)),
    bigrams: some(20, bigram),
  }));
  return [
    ...random60,
    // Hundreds of matches, and words in more than a thousand passages.
    { ...none, words: vocabulary.slice(0, 12) },
    { ...none, words: vocabulary.slice(0, 3), bigrams: vocabulary.slice(1, 9).map((word) => word.slice(0, 2)) },
    { ...none, words: vocabulary },
    { ...none, words: ['一二三'], bigrams: ['一二', '三一'] },
    { ...none, bigrams: ['一一', '丁佇', '没有'] },
    { ...none, characters: ['一'] },
    { ...none, characters: ['丁', '七', '人', '没'] },
    { ...none, words: vocabulary.slice(0, 9), phrases: [vocabulary[1] ?? ''] },
    { ...none, words: vocabulary.slice(0, 9), phrases: ['，', (vocabulary[2] ?? '') + (vocabulary[1] ?? '')] },
    { ...none, words: vocabulary.slice(0, 9), phrases: ['没有'] },
    {
      ...none,
      words: vocabulary.slice(0, 9),
      excluded: [vocabulary[0] ?? '', (vocabulary[2] ?? '') + (vocabulary[1] ?? '')],
    },
    { ...none, words: vocabulary.slice(0, 9), excluded: ['，'] },
    { ...none, words: vocabulary.slice(0, 9), accepts: (articleId: string) => /[05]$/u.test(articleId) },
    { ...none, words: vocabulary.slice(0, 9), accepts: (articleId: string) => articleId === 'article 5' },
    { ...none, words: vocabulary.slice(0, 9), accepts: () => false },
  ].map((query) => ({ ...query, bigrams: query.bigrams.filter((text) => /^\p{Script=Han}{2}$/u.test(text)) }));
}

/** Of words that many passages hold, of few, of none; a whole word goes on nowhere. */
const beginnings = [...vocabulary.slice(0, 5).map((word) => word.slice(0, 1)), vocabulary[0] ?? '', '没有'];

function begunBy(beginning: string, limit: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { terms } of passages) {
    for (const word of terms.words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Array.from(counts)
    .filter(([word]) => word.startsWith(beginning) && word !== beginning)
    .toSorted(([word, count], [otherWord, otherCount]) => otherCount - count || (word < otherWord ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word);
}

/** The machine that runs this may be busy with others. */
const timeoutMs = 60_000;

describe('which layer holds a passage never changes its place or its score', { timeout: timeoutMs }, () => {
  const asked = questions();
  const expected = asked.map((query) => exhaustive(passages, query, 100));

  it('the collection has what it takes: frequent words, hundreds of matches, ties, no match', () => {
    const counted = countedStatistics(passages);
    const frequencies = vocabulary.map((word) => counted.wordDocumentFrequency(word));
    expect(counted.passageCount).toBeGreaterThan(3_000);
    expect(frequencies.filter((frequency) => frequency > 1_000).length).toBeGreaterThan(2);
    expect(Math.min(...frequencies.filter((frequency) => frequency > 0))).toBeLessThan(50);
    const full = expected.filter((found) => found.length === 100);
    expect(full.length).toBeGreaterThan(40);
    expect(full.filter((found) => new Set(found.map(({ score }) => score)).size < 100).length).toBeGreaterThan(10);
    expect(expected.filter((found) => found.length === 0).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(ways))('%s', async (_, open) => {
    const index = await open();
    const { passageCount, distinctWords, averageWordCount, averageBigramCount } = index;
    const counted = countedStatistics(passages);
    expect({ passageCount, distinctWords, averageWordCount, averageBigramCount }).toEqual({
      passageCount: counted.passageCount,
      distinctWords: counted.distinctWords,
      averageWordCount: counted.averageWordCount,
      averageBigramCount: counted.averageBigramCount,
    });
    for (const beginning of beginnings) {
      expect(index.wordsBegunBy(beginning, 5)).toEqual(begunBy(beginning, 5));
    }
    const found = asked.map((query) =>
      index
        .candidates(query, 100)
        .map(({ id, score, wordScore, bigramScore }) => ({ id, score, wordScore, bigramScore })),
    );
    expect(found).toEqual(expected);
  });
});
