import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { PollPorts } from '../../src/feed/poll-feed.js';
import { pageOf, rssOf, storyOf } from './make-feed.js';
import { openPollStage, type PollStage } from './poll-stage.js';

// Some thirty servers, databases and folders.
vi.setConfig({ testTimeout: 60_000 });

class Killed extends Error {}

/** Ports that end everything before the `step`-th thing they are asked for, which is after the one before it was done. */
function killedAt(step: number, ports: PollPorts): PollPorts {
  let count = 0;
  const at = <Result>(work: () => Result): Result => {
    count += 1;
    if (count >= step) throw new Killed();
    return work();
  };
  const atAsync = async <Result>(work: () => Promise<Result>): Promise<Result> => at(work);
  const { web, writer, memory, read } = ports;
  return {
    ...ports,
    web: { ...web, get: (request) => atAsync(() => web.get(request)) },
    read: (request, signal) => atAsync(() => read(request, signal)),
    writer: { ...writer, writePost: (path, post, isDigest) => atAsync(() => writer.writePost(path, post, isDigest)) },
    memory: {
      stateOf: (address) => memory.stateOf(address),
      findItem: (key) => at(() => memory.findItem(key)),
      saveItem: (item, keys, seenMs) => at(() => memory.saveItem(item, keys, seenMs)),
      saveState: (state) => at(() => memory.saveState(state)),
      forgetItems: (feed, beforeMs) => at(() => memory.forgetItems(feed, beforeMs)),
    },
  };
}

function serve({ server }: PollStage): void {
  server.serve('/feed', ({ headers }) =>
    headers['if-none-match'] === '"1"'
      ? { status: 304 }
      : {
          headers: { etag: '"1"' },
          body: rssOf([
            { title: '甲', guid: '1', text: storyOf('甲') },
            { title: '乙', guid: '2', link: `${server.origin}/yi`, text: '<p>乙的摘要。</p>' },
            { title: '丙', guid: '3', text: storyOf('丙'), date: 'Mon, 28 Feb 2022 18:00:00 GMT' },
          ]),
        },
  );
  server.serve('/yi', { body: pageOf('乙') });
}

const contentsOf = (stage: PollStage): string[] =>
  stage
    .files()
    .map((path) => readFileSync(join(stage.corpus, path), 'utf8').replaceAll(stage.server.origin, 'origin'))
    .toSorted((left, right) => left.localeCompare(right));

it('killed at any step, a poll loses nothing and brings nothing twice', async () => {
  const whole = await openPollStage();
  serve(whole);
  await whole.poll();
  const expected = contentsOf(whole);
  expect(expected).toHaveLength(3);
  let ended = false;
  for (let step = 1; !ended; step += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one kill after another
    const stage = await openPollStage();
    serve(stage);
    // oxlint-disable-next-line no-await-in-loop
    ended = await stage.poll(killedAt(step, stage.ports)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Killed) return false;
        throw error;
      },
    );
    // oxlint-disable-next-line no-await-in-loop
    await stage.poll();
    expect(contentsOf(stage), `killed at step ${step}`).toEqual(expected);
    // oxlint-disable-next-line no-await-in-loop
    expect(await stage.poll(), `killed at step ${step}`).toMatchObject({ kind: 'not-modified' });
    expect(step).toBeLessThan(100);
  }
});
