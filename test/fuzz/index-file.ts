import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { quoteAsTyped } from '../../src/answer/quote-as-typed.js';
import { articleText } from '../../src/article/article.js';
import { encodeArticle } from '../../src/article/article-record.js';
import type { IndexStore } from '../../src/index/file/index-store.js';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import { packArticles } from '../../src/index/file/packed-articles.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { openIndex } from '../../src/index/open-index.js';
import { createSearcher } from '../../src/search/searcher.js';
import { anyIndexDamage, changed, type IndexDamage } from './any-index-damage.js';
import { damageSections } from './damage-sections.js';
import type { FuzzTarget } from './fuzz-target.js';
import { openSmallNews, type SmallNews } from './small-news.js';

export const indexFile: FuzzTarget<IndexDamage> = {
  name: 'index',
  runsInTest: 350,
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chuchu-fuzz-'));
    const written = await writeIndex(openSmallNews(), join(folder, 'index.bin'));
    return {
      inputs: anyIndexDamage,
      check: (damage) => checkDamage(written, damage),
      close: () => Promise.resolve(rmSync(folder, { recursive: true })),
    };
  },
};

/** An index file of some articles. */
interface WrittenIndex {
  readonly news: SmallNews;
  readonly file: string;
  readonly bytes: Buffer;
  /** What the questions are answered with by the file as it was written. */
  readonly answers: readonly unknown[];
}

const rules = 'rules of now';

const open = (file: string) => openIndex({ file, rules, save: false, startThread: () => indexWorkHere() });

async function writeIndex(news: SmallNews, file: string): Promise<WrittenIndex> {
  const { store } = await openIndex({ file, rules, save: true, startThread: () => indexWorkHere() });
  const fold = store.startFold();
  fold.add(
    packArticles(
      news.articles.map(({ article, passages }) => ({
        id: article.id,
        passages: indexedPassages(news.segmenter, passages),
      })),
    ),
  );
  const put = news.articles.map(({ article }) => [article.path, encodeArticle(article)] as const);
  await fold.finish({ articles: { put }, corpus: { put: [['root', Buffer.from('/corpus')]] } });
  const answers = ask(news, store);
  store.close();
  return { news, file, bytes: readFileSync(file), answers };
}

const questions = [
  '小微企业用电量增长了多少？',
  '“小巨人”企业有多少家 -元宇宙',
  '来源:农民日报 "蟹苗"',
  '书',
  'ferry visitors Mate6',
  '登月飞船何时返回',
];

function ask(news: SmallNews, index: IndexStore): unknown[] {
  const { segmenter, library } = news;
  const ports = { library, searcher: createSearcher({ segmenter, index, library }) };
  return questions.flatMap((question) => {
    const answer = answerQuestion(ports, question);
    const typed = quoteAsTyped(ports, question, { offset: 0, limit: 5 });
    for (const each of [answer, typed]) if (each.kind === 'quotes') checkQuotes(news, each.quotes);
    return [answer, typed];
  });
}

function checkQuotes(
  { library }: SmallNews,
  quotes: readonly { readonly articleId: string; readonly text: string }[],
): void {
  for (const { articleId, text } of quotes) {
    const article = library.article(articleId);
    assert.ok(article !== undefined && articleText(article).includes(text), 'a quote that is not word for word');
  }
}

/** What the index of seven small articles may take. */
const maxMemoryBytes = 64 * 1024 * 1024;

/**
 * A damaged file is refused, with a reason; one whose checksums are right is refused or can be used to the end, for a fold,
 * too, and takes no more memory than an index does.
 */
export async function checkDamage(written: WrittenIndex, damage: IndexDamage): Promise<void> {
  const bytes = damaged(written.bytes, damage);
  writeFileSync(written.file, bytes);
  const before = process.memoryUsage().arrayBuffers;
  const { store, state } = await open(written.file);
  try {
    if (state.kind === 'refused') {
      for (const text of [state.expected, state.got]) assert.match(text, /^[^\n\r]+$/u);
      return;
    }
    assert.equal(state.kind, 'read');
    const isWhole = bytes.equals(written.bytes);
    assert.ok(isWhole || damage.kind === 'sections', 'a damaged file that was read');
    const answers = ask(written.news, store);
    if (isWhole) assert.deepEqual(answers, written.answers);
    await useToTheEnd(store);
    assert.ok(process.memoryUsage().arrayBuffers - before < maxMemoryBytes, 'memory for an index of millions');
  } finally {
    store.close();
  }
}

function damaged(bytes: Buffer, damage: IndexDamage): Buffer {
  if (damage.kind === 'sections') return damageSections(bytes, damage.changes);
  return damage.changes.reduce(changed, bytes);
}

async function useToTheEnd(store: IndexStore): Promise<void> {
  for (const kind of ['articles', 'corpus', 'x']) {
    const records = store.records(kind);
    for (const [key, record] of records.entries()) assert.deepEqual(records.get(key), new Uint8Array(record));
  }
  assert.ok(store.distinctWords >= 0 && Array.from(store.latinWords()).length >= 0);
  const [first] = store.articleIds();
  if (first !== undefined) store.discard(first);
  await store.startFold().finish();
}
