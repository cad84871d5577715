import { describe, expect, it, onTestFinished } from 'vitest';
import { createFeedPoller, type FeedPollerOptions } from '../../src/feed/feed-poller.js';
import { feedStatuses } from '../../src/feed/feed-status.js';
import { startFeedServer } from './feed-server.js';
import { rssOf, storyOf } from './make-feed.js';
import { INTERVAL_MS, MINUTE_MS, openPollStage, type PollStage, START_MS } from './poll-stage.js';

interface Running {
  readonly lines: readonly string[];
  /** Lets time pass, and ends the waits that it was for. */
  advance(milliseconds: number): void;
  /** Resolves when so many feeds wait for their time. */
  untilWaiting(feeds: number): Promise<void>;
  stop(): Promise<void>;
}

/** A poller of feeds of the stage's server, on a clock that stands still until it is moved. */
function run(stage: PollStage, paths: readonly string[], more: Partial<FeedPollerOptions> = {}): Running {
  let waits: { readonly untilMs: number; readonly end: () => void }[] = [];
  const lines: string[] = [];
  let look = (): void => {};
  const write = (level: string) => (message: string) => {
    lines.push(`${level} ${message.replaceAll(stage.server.origin, '')}`);
  };
  const poller = createFeedPoller({
    ...stage.ports,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        waits.push({ untilMs: stage.nowMs + milliseconds, end: resolve });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        look();
      }),
    feeds: paths.map((path) => ({ address: new URL(path, stage.server.origin).href, intervalMs: INTERVAL_MS })),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    ...more,
  });
  const stopping = new AbortController();
  const running = poller.run(stopping.signal);
  const stop = (): Promise<void> => {
    stopping.abort();
    return running;
  };
  onTestFinished(stop);
  return {
    lines,
    stop,
    advance: (milliseconds) => {
      stage.nowMs += milliseconds;
      const over = waits.filter(({ untilMs }) => untilMs <= stage.nowMs);
      waits = waits.filter(({ untilMs }) => untilMs > stage.nowMs);
      for (const { end } of over) end();
    },
    untilWaiting: (feeds) =>
      new Promise((resolve) => {
        look = () => {
          if (waits.length === feeds) resolve();
        };
        look();
      }),
  };
}

/** Lets so many minutes pass, one at a time, all feeds waiting in between. */
async function pass(running: Running, minutes: number, feeds: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    running.advance(MINUTE_MS);
    // oxlint-disable-next-line no-await-in-loop -- one minute after another
    await running.untilWaiting(feeds);
  }
}

const storyFeed = (subject: string): { body: string } => ({
  body: rssOf([{ title: subject, guid: subject, text: storyOf(subject) }]),
});

describe('a poller', () => {
  it('asks each feed at once, and then every interval', async () => {
    const stage = await openPollStage();
    stage.server.serve('/a', storyFeed('甲'));
    const running = run(stage, ['/a']);
    await running.untilWaiting(1);
    expect(stage.server.paths()).toEqual(['/a']);
    await pass(running, 14, 1);
    expect(stage.server.paths()).toEqual(['/a']);
    await pass(running, 1, 1);
    expect(stage.server.paths()).toEqual(['/a', '/a']);
    expect(running.lines).toEqual(['info /a: 1 new articles, 0 changed']);
  });

  it('lets no feed hold up another: one hangs, one fails, one is no feed, one cannot be written', async () => {
    const stage = await openPollStage();
    stage.server.serve('/hangs', () => undefined);
    stage.server.serve('/fails', { status: 500 });
    stage.server.serve('/page', { body: '<!DOCTYPE html><p>你好</p>' });
    stage.server.serve('/full', storyFeed('满'));
    stage.server.serve('/good', storyFeed('好'));
    const { writer } = stage.ports;
    const running = run(stage, ['/hangs', '/fails', '/page', '/full', '/good'], {
      writer: {
        ...writer,
        writePost: (path, post, isDigest) =>
          post.title === '满'
            ? Promise.reject(new Error('ENOSPC: no space left on device'))
            : writer.writePost(path, post, isDigest),
      },
    });
    await running.untilWaiting(4);
    expect(running.lines.toSorted((left, right) => left.localeCompare(right))).toEqual([
      'error /full: ENOSPC: no space left on device',
      'info /good: 1 new articles, 0 changed',
      'warn /fails: got HTTP 500; tried again at 2022-03-01T02:15:00.000Z',
      'warn /page: got a page of HTML where a feed (RSS, Atom or JSON Feed) was expected; tried again at 2022-03-01T02:15:00.000Z',
    ]);
    expect(stage.articles()).toMatchObject([{ title: '好' }]);
  });

  it('asks four feeds at a time', async () => {
    const stage = await openPollStage();
    const servers = await Promise.all(Array.from({ length: 9 }, startFeedServer));
    const answers: (() => void)[] = [];
    let asked = (): void => {};
    for (const [place, server] of servers.entries()) {
      server.serve('/', (_, response) => {
        answers.push(() => response.end(storyFeed(`第${place}条`).body));
        asked();
        return undefined;
      });
    }
    const running = run(
      stage,
      servers.map(({ origin }) => origin),
    );
    const untilAsked = (count: number): Promise<void> =>
      new Promise((resolve) => {
        asked = () => {
          if (answers.length === count) resolve();
        };
        asked();
      });
    await untilAsked(4);
    for (let count = 5; count <= 9; count += 1) {
      answers[count - 5]?.();
      // oxlint-disable-next-line no-await-in-loop -- one answer lets one more ask
      await untilAsked(count);
      expect(servers.flatMap((server) => server.paths())).toHaveLength(count);
    }
    for (const answer of answers.slice(5)) answer();
    await running.untilWaiting(9);
    expect(stage.articles()).toHaveLength(9);
  });

  it('asks nobody before their time after a restart', async () => {
    const stage = await openPollStage();
    stage.server.serve('/a', storyFeed('甲'));
    const first = run(stage, ['/a']);
    await first.untilWaiting(1);
    await first.stop();
    stage.nowMs += 5 * MINUTE_MS;
    const second = run(stage, ['/a']);
    await second.untilWaiting(1);
    await pass(second, 9, 1);
    expect(stage.server.paths()).toHaveLength(1);
    await pass(second, 1, 1);
    expect(stage.server.paths()).toHaveLength(2);
  });

  it.each([
    ['back by a year', -365],
    ['forward by a year', 365],
  ])('goes on when the clock jumps %s', async (_, days) => {
    const stage = await openPollStage();
    stage.server.serve('/a', storyFeed('甲'));
    const first = run(stage, ['/a']);
    await first.untilWaiting(1);
    await first.stop();
    stage.nowMs += days * 24 * 60 * MINUTE_MS;
    const running = run(stage, ['/a']);
    await running.untilWaiting(1);
    await pass(running, 15, 1);
    expect(stage.server.paths()).toHaveLength(days > 0 ? 3 : 2);
    expect(stage.articles()).toHaveLength(1);
  });

  it('notices within a minute that the clock has jumped while it waited', async () => {
    const stage = await openPollStage();
    stage.server.serve('/a', storyFeed('甲'));
    const running = run(stage, ['/a']);
    await running.untilWaiting(1);
    running.advance(30 * 24 * 60 * MINUTE_MS);
    await running.untilWaiting(1);
    expect(stage.server.paths()).toHaveLength(2);
  });

  it('never asks a feed again that is gone, and ends when all are', async () => {
    const stage = await openPollStage();
    stage.server.serve('/a', { status: 410 });
    const { signal } = new AbortController();
    const lines: string[] = [];
    const write = (message: string): void => {
      lines.push(message);
    };
    const options = {
      ...stage.ports,
      feeds: [{ address: `${stage.server.origin}/a`, intervalMs: INTERVAL_MS }],
      log: { info: write, warn: write, error: write },
    };
    await createFeedPoller(options).run(signal);
    await createFeedPoller(options).run(signal);
    expect(stage.server.paths()).toEqual(['/a']);
    expect(lines).toEqual([`${stage.server.origin}/a: gone for good (HTTP 410), and never asked again`]);
    expect(feedStatuses(options.feeds, stage.memory, START_MS)).toEqual([
      {
        address: `${stage.server.origin}/a`,
        movedTo: null,
        lastSuccessMs: null,
        nextTryMs: null,
        lastError: 'HTTP 410',
        failures: 0,
        isGone: true,
      },
    ]);
  });

  it('stops in the middle of a request, and then asks for it again', async () => {
    const stage = await openPollStage();
    let asked = (): void => {};
    const whenAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    stage.server.serve('/a', () => {
      asked();
      return undefined;
    });
    const running = run(stage, ['/a']);
    await whenAsked;
    await running.stop();
    expect(running.lines).toEqual([]);
    expect(stage.memory.stateOf(`${stage.server.origin}/a`)).toBeNull();
  });

  it('goes on when its memory fails for a while', async () => {
    const stage = await openPollStage();
    stage.server.serve('/a', storyFeed('甲'));
    let isFull = true;
    const { memory } = stage;
    const running = run(stage, ['/a'], {
      memory: {
        ...memory,
        saveState: (state) => {
          if (isFull) throw new Error('database or disk is full');
          memory.saveState(state);
        },
      },
    });
    await running.untilWaiting(1);
    expect(running.lines).toContain('error /a: database or disk is full');
    isFull = false;
    await pass(running, 1, 1);
    expect(memory.stateOf(`${stage.server.origin}/a`)).toMatchObject({ failures: 0, lastError: null });
    expect(stage.articles()).toHaveLength(1);
  });
});
