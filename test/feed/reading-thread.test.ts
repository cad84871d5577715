import { describe, expect, it } from 'vitest';
import { type DocumentRequest, readDocument } from '../../src/feed/read-document.js';
import { createReadingThreads } from '../../src/feed/reading-thread.js';
import { pageOf, rssOf, storyOf } from './make-feed.js';

// Threads run what `npm test` has built before: Node can't run TypeScript.
const program = new URL('../../dist/feed/reading-worker.js', import.meta.url);
const never = new AbortController().signal;

const request = (as: DocumentRequest['as'], text: string): DocumentRequest => ({
  as,
  address: 'https://example.org/a',
  bytes: new TextEncoder().encode(text),
  contentType: null,
});

/** A page that takes seconds to read: as many elements as one may have. */
const large = `<html><body>${'<div><p>新桥通车，往来的人更多了。</p></div>'.repeat(24_000)}`;

describe('a document that is read in a thread', () => {
  it.each([
    ['feed', request('feed', rssOf([{ title: '甲', text: storyOf('甲') }]))],
    ['page', request('page', pageOf('新桥'))],
    ['either', request('either', pageOf('新桥'))],
    ['neither', request('either', '你好')],
  ])('comes out as it would here: %s', async (_, document) => {
    const read = createReadingThreads({ maxMs: 60_000, maxMegabytes: 256 }, program);
    expect(await read(document, never)).toEqual(readDocument(document));
  });

  it('and takes too long costs only itself', async () => {
    const read = createReadingThreads({ maxMs: 500, maxMegabytes: 256 }, program);
    expect(await read(request('page', large), never)).toEqual({
      kind: 'unreadable',
      expected: 'a document that can be read',
      got: 'one that takes over 0.5 s to read',
    });
  });

  it('and takes too much memory, likewise', async () => {
    const read = createReadingThreads({ maxMs: 60_000, maxMegabytes: 24 }, program);
    expect(await read(request('page', large), never)).toEqual({
      kind: 'unreadable',
      expected: 'a document that can be read',
      got: 'one that takes over 24 MB to read',
    });
  });

  it('is given up when it is told to stop', async () => {
    const stop = new AbortController();
    const read = createReadingThreads({ maxMs: 60_000, maxMegabytes: 256 }, program);
    const reading = read(request('page', large), stop.signal);
    stop.abort();
    await expect(reading).rejects.toThrow('aborted');
    await expect(read(request('page', large), stop.signal)).rejects.toThrow('aborted');
  });

  it('in a thread that is broken is an error that names it', async () => {
    const broken = new URL('../../dist/feed/no-such-program.js', import.meta.url);
    const read = createReadingThreads({ maxMs: 60_000, maxMegabytes: 256 }, broken);
    await expect(read(request('page', '甲'), never)).rejects.toThrow(
      'reading https://example.org/a: expected its thread to go on',
    );
  });
});
