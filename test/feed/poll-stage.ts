import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { createArticleWriter } from '../../src/feed/article-writer.js';
import { createWeb } from '../../src/feed/create-web.js';
import type { FeedSetting } from '../../src/feed/feed-schedule.js';
import { type FeedMemory, newFeedState } from '../../src/feed/feed-state.js';
import { type Poll, type PollPorts, pollFeed } from '../../src/feed/poll-feed.js';
import { readDocument } from '../../src/feed/read-document.js';
import { createRobots } from '../../src/feed/robots.js';
import type { Web } from '../../src/feed/web-response.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createFeedMemory } from '../../src/storage/sqlite-feed-memory.js';
import { temporaryFolder } from '../storage/folder.js';
import { type FeedServer, startFeedServer } from './feed-server.js';

export const MINUTE_MS = 60_000;
export const INTERVAL_MS = 15 * MINUTE_MS;
/** 2022-03-01, ten in the morning in China. */
export const START_MS = Date.UTC(2022, 2, 1, 2, 0, 0);

/** A feed of a real server, a real corpus folder and a real database, and a clock that a test moves. */
export interface PollStage {
  readonly server: FeedServer;
  readonly corpus: string;
  readonly memory: FeedMemory;
  readonly feed: FeedSetting;
  readonly ports: PollPorts;
  /** What was waited for between pages. */
  readonly pausesMs: readonly number[];
  /** The clock, which only a test moves. */
  nowMs: number;
  /** Asks the feed once, whenever it is due, and remembers what it says. */
  poll(ports?: PollPorts): Promise<Poll>;
  /** The corpus' files below its folder, by path. */
  files(): string[];
  /** The articles of the corpus, as they would be read. */
  articles(): Article[];
}

export async function openPollStage(): Promise<PollStage> {
  const server = await startFeedServer();
  const corpus = join(temporaryFolder(), 'corpus');
  const database = openDatabase(temporaryFolder());
  const memory = createFeedMemory(database);
  const pausesMs: number[] = [];
  const now = (): number => stage.nowMs;
  const web = loopbackOnly(createWeb({ allowPrivate: true, userAgent: 'Chuchu', timeoutMs: 20_000, now }));
  onTestFinished(async () => {
    await web.close();
    database.close();
  });
  const feed = { address: `${server.origin}/feed`, intervalMs: INTERVAL_MS };
  const stage: PollStage = {
    server,
    corpus,
    memory,
    feed,
    pausesMs,
    nowMs: START_MS,
    ports: {
      corpusDir: corpus,
      web,
      robots: createRobots({ web, now }),
      read: (request) => Promise.resolve(readDocument(request)),
      writer: createArticleWriter(corpus, 'Asia/Shanghai'),
      memory,
      now,
      wait: (milliseconds) => {
        pausesMs.push(milliseconds);
        return Promise.resolve();
      },
      random: () => 0.5,
    },
    poll: async (ports = stage.ports) => {
      const state = memory.stateOf(feed.address) ?? newFeedState(feed.address);
      const poll = await pollFeed(feed, state, ports, new AbortController().signal);
      ports.memory.saveState(poll.state);
      return poll;
    },
    files: () => filesBelow(corpus),
    articles: () =>
      stage.files().map((path) => {
        const result = readArticle({ path, bytes: readFileSync(join(corpus, path)) });
        if (result.kind !== 'article') throw new Error(`${path}: expected an article, got ${JSON.stringify(result)}`);
        return result.article;
      }),
  };
  return stage;
}

/** No test asks for what is not on this machine. */
function loopbackOnly(web: Web): Web {
  return {
    ...web,
    get: (request) => {
      if (new URL(request.address).hostname === '127.0.0.1') return web.get(request);
      throw new Error(`expected no request but to this machine, got ${request.address}`);
    },
  };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** What a poll did, by kinds. */
export function kindsOf(poll: Poll): string[] {
  return poll.kind === 'read' ? poll.items.taken.map(({ kind }) => kind) : [poll.kind];
}
