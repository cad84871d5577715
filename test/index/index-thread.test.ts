import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexStore } from '../../src/index/file/index-store.js';
import { startIndexThread } from '../../src/index/file/index-thread.js';
import { packArticles } from '../../src/index/file/packed-articles.js';
import { openIndex } from '../../src/index/open-index.js';
import { markedPassage } from './marked-passage.js';

// Threads and processes run what `npm test` has built before: Node can't run TypeScript.
const built = new URL('../../dist/index/', import.meta.url);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-thread-'));
  file = join(folder, 'index.bin');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(save = true) {
  const startThread = () => startIndexThread(new URL('file/index-worker.js', built));
  return openIndex({ file, rules: 'rules', save, startThread });
}

function idsOf(store: IndexStore): string[] {
  return [...store.articleIds()].toSorted();
}

describe('an index whose file is read and made in a thread', () => {
  it('takes changes while a fold is under way, keeps them, and is there at the next start', async () => {
    const { store, state } = await open();
    expect(state).toEqual({ kind: 'missing' });
    store.put('a', [markedPassage('a#0', '[中国]')]);
    store.put('b', [markedPassage('b#0', '[中国]')]);
    const fold = store.startFold();
    fold.add(packArticles([{ id: 'c', passages: [markedPassage('c#0', '[中国][经济]')] }]));
    const folded = fold.finish({ articles: { put: [['c', Buffer.from('丙')]] } });
    expect(() => store.startFold()).toThrow('index: expected one fold at a time, got another');
    store.put('a', [markedPassage('a#0', '[经济]')]);
    store.discard('b');
    store.put('d', [markedPassage('d#0', '[中国]')]);
    expect(idsOf(store)).toEqual(['a', 'd']);
    expect(await folded).toMatchObject({ articles: 3, passages: 3, distinctWords: 2 });
    expect(idsOf(store)).toEqual(['a', 'c', 'd']);
    expect(store.livePassageCount).toBe(2);
    const found = store.candidates({ words: ['经济'], bigrams: [], characters: [], phrases: [] }, 10);
    expect(found.map(({ id }) => id)).toEqual(['a#0', 'c#0']);
    store.close();

    const opened = await open(false);
    expect(opened.state).toEqual({ kind: 'read' });
    // What was put after the fold took the index was not saved: its caller reads it anew.
    expect(idsOf(opened.store)).toEqual(['a', 'b', 'c']);
    expect(Buffer.from(opened.store.records('articles').get('c') ?? []).toString()).toBe('丙');
    opened.store.close();
  });

  it('writes nothing where it may not', async () => {
    const { store } = await open(false);
    store.put('a', [markedPassage('a#0', '[中国]')]);
    await store.startFold().finish({ articles: { put: [['a', Buffer.from('甲')]] } });
    expect([store.livePassageCount, store.passageCount]).toEqual([0, 1]);
    expect(Buffer.from(store.records('articles').get('a') ?? []).toString()).toBe('甲');
    expect(readdirSync(folder)).toEqual([]);
    store.close();
  });

  it('tells what the system said, and goes on with what it had', async () => {
    const { store } = await open();
    store.put('a', [markedPassage('a#0', '[中国]')]);
    mkdirSync(file);
    await expect(store.startFold().finish()).rejects.toMatchObject({
      name: 'IndexThreadError',
      code: 'EISDIR',
      message: expect.stringContaining('EISDIR: illegal operation on a directory'),
    });
    expect(idsOf(store)).toEqual(['a']);
    await store.startFold().abandon();
    rmSync(file, { recursive: true });
    expect(await store.startFold().finish()).toMatchObject({ articles: 1 });
    store.close();
  });

  it('tells of articles that are damaged when the fold ends', async () => {
    const { store } = await open();
    const fold = store.startFold();
    fold.add(new Uint8Array(100));
    await expect(fold.finish()).rejects.toThrow('packed articles: expected an index file, got another kind of file');
    store.close();
  });

  it('fails where the thread does', async () => {
    const startThread = () => startIndexThread(new URL('data:text/javascript,process.exit(3)'));
    await expect(openIndex({ file, rules: '', save: true, startThread })).rejects.toThrow(
      'index thread: expected a response, got exit 3',
    );
  });
});

/** Folds one article after another without end, telling each that was saved. */
const foldingProgram = `
  const [dist, file, count] = process.argv.slice(1);
  const { openIndex } = await import(dist + 'open-index.js');
  const { store } = await openIndex({ file, rules: 'rules', save: true });
  const terms = { words: new Map([['中国', 1]]), wordCount: 1, bigrams: new Map(), bigramCount: 1, finals: new Set(['国']) };
  for (let i = Number(count); ; i++) {
    store.put('article ' + i, [{ id: 'article ' + i + '#0', text: '中国', terms }]);
    await store.startFold().finish({ articles: { put: [['article ' + i, Buffer.alloc(100_000, i)]] } });
    process.stdout.write(i + '\\n');
  }
`;

/** Runs the program until it has saved so many articles, and kills it. Gives how many it has told of. */
async function foldUntilKilled(saved: number, target: number): Promise<number> {
  const args = ['--input-type=module', '--eval', foldingProgram, built.href, file, String(saved)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let told = saved;
  for await (const chunk of child.stdout) {
    for (const line of String(chunk).trim().split('\n')) told = Number(line) + 1;
    if (told >= target) child.kill('SIGKILL');
  }
  await exited;
  return told;
}

it('killed again and again, a process that folds loses no article it has saved', { timeout: 60_000 }, async () => {
  let saved = 0;
  for (let kill = 0; kill < 8; kill++) {
    // oxlint-disable-next-line no-await-in-loop -- one process after another
    saved = await foldUntilKilled(saved, saved + 1 + (kill % 3));
    // oxlint-disable-next-line no-await-in-loop -- one process after another
    const { store, state } = await open(false);
    expect(state).toEqual({ kind: 'read' });
    const found = idsOf(store).length;
    // The one that was being saved may be there as well.
    expect([saved, saved + 1]).toContain(found);
    expect(store.records('articles').size).toBe(found);
    expect(store.records('articles').get(`article ${found - 1}`)?.length).toBe(100_000);
    saved = found;
    store.close();
  }
});
