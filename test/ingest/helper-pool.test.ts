import { describe, expect, it } from 'vitest';
import { createHelper } from '../../src/ingest/create-helper.js';
import { type FileReading, unpackReadings } from '../../src/ingest/file-reading.js';
import { HelperPool } from '../../src/ingest/helper-pool.js';
import type { FromHelper, HelperProcess, HelperTask, ToHelper } from '../../src/ingest/helper-process.js';
import { createCorpus } from '../intake/corpus.js';

type ReadTask = Extract<HelperTask, { kind: 'read' }>;

/** What a helper does, in this process; it dies when told to read one of these paths. */
class LocalHelper implements HelperProcess {
  readonly #answer = createHelper(() => 0);
  readonly #deadly: (path: string) => boolean;
  #turn: Promise<unknown> = Promise.resolve();
  #onMessage: (message: FromHelper) => void = () => {};
  #onEnd: (how: string) => void = () => {};
  ended = false;

  constructor(deadly: (path: string) => boolean) {
    this.#deadly = deadly;
  }

  send(message: ToHelper): void {
    this.#turn = this.#turn.then(() => this.#take(message));
  }

  async #take(message: ToHelper): Promise<void> {
    if (this.ended) return;
    if (message.kind === 'read' && message.files.some(({ path }) => this.#deadly(path))) {
      this.#end('SIGKILL');
      return;
    }
    const reply = await this.#answer(message);
    if (reply !== undefined && !this.ended) this.#onMessage(reply);
  }

  onMessage(listener: (message: FromHelper) => void): void {
    this.#onMessage = listener;
  }

  onEnd(listener: (how: string) => void): void {
    this.#onEnd = listener;
  }

  stop(): void {
    this.#turn = this.#turn.then(() => this.#end('SIGKILL'));
  }

  #end(how: string): void {
    if (this.ended) return;
    this.ended = true;
    this.#onEnd(how);
  }
}

interface Staged {
  readonly pool: HelperPool;
  readonly tasks: ReadTask[];
  readonly helpers: LocalHelper[];
  readonly deaths: string[];
  readonly stopping: AbortController;
  /** Runs the tasks, and gives the paths that were read. */
  readonly read: () => Promise<string[]>;
}

const paths = Array.from({ length: 20 }, (_, n) => `${n}.md`);

/** Twenty files in tasks of two, and three helpers. */
async function stage(deadly: (path: string) => boolean = () => false): Promise<Staged> {
  const root = await createCorpus(Object.fromEntries(paths.map((path) => [path, `---\n---\n${path}里的一段话。`])));
  const helpers: LocalHelper[] = [];
  const deaths: string[] = [];
  const stopping = new AbortController();
  const pool = new HelperPool({
    startHelper: () => {
      const helper = new LocalHelper(deadly);
      helpers.push(helper);
      return helper;
    },
    helpers: 3,
    settings: { reading: {}, userDictionary: null },
    onDeath: (what) => deaths.push(what),
    stop: stopping.signal,
  });
  const files = paths.map((path) => ({ path, absolutePath: `${root}/${path}` }));
  const tasks = Array.from(
    { length: 10 },
    (_, n): ReadTask => ({ kind: 'read', files: files.slice(2 * n, 2 * n + 2) }),
  );
  const read = async () => {
    const readings: FileReading[] = [];
    await pool.run(tasks, (bytes) => readings.push(...unpackReadings(bytes)));
    return readings.map(({ path }) => path);
  };
  return { pool, tasks, helpers, deaths, stopping, read };
}

const byNumber = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10);

describe('a pool of helpers', () => {
  it('has every task done once, by as many helpers as it may have, which stay for more until it is closed', async () => {
    const { pool, helpers, deaths, read } = await stage();
    expect((await read()).toSorted(byNumber)).toEqual(paths);
    expect((await read()).toSorted(byNumber)).toEqual(paths);
    expect(helpers.length).toBe(3);
    expect(helpers.map(({ ended }) => ended)).toEqual([false, false, false]);
    await pool.close();
    expect(helpers.map(({ ended }) => ended)).toEqual([true, true, true]);
    expect(deaths).toEqual([]);
  });

  it('starts none for nothing', async () => {
    const { pool, helpers } = await stage();
    await pool.run([], () => {});
    expect(helpers).toEqual([]);
  });

  it('tells of one that dies, and gives its task to another', async () => {
    let deaths = 0;
    const staged = await stage((path) => path === '6.md' && deaths++ === 0);
    expect((await staged.read()).toSorted(byNumber)).toEqual(paths);
    expect(staged.deaths).toEqual(['helper process: expected 6.md and 1 more to be read, got its end (SIGKILL)']);
    expect(staged.helpers.length).toBe(4);
    await staged.pool.close();
  });

  it('gives a task up by name that has cost two their lives, and has them all ended by then', async () => {
    const { helpers, deaths, read } = await stage((path) => path === '7.md');
    await expect(read()).rejects.toThrow(
      'helper process: expected 6.md and 1 more to be read, got its end (SIGKILL), as before',
    );
    expect(deaths.length).toBe(1);
    expect(helpers.every(({ ended }) => ended)).toBe(true);
  });

  it('ends with what its taker throws', async () => {
    const { pool, tasks, helpers } = await stage();
    await expect(
      pool.run(tasks, () => {
        throw new Error('no space left');
      }),
    ).rejects.toThrow('no space left');
    expect(helpers.every(({ ended }) => ended)).toBe(true);
  });

  it('ends with a task that cannot be done, saying why', async () => {
    const staged = await stage();
    const broken = { id: 'x', path: 'x.md', contentHash: '', passages: 1, article: new Uint8Array() };
    await expect(staged.pool.run([{ kind: 'segment', articles: [broken] }], () => {})).rejects.toThrow(
      /^helper process: expected x\.md to be cut into words, got .*JSON/u,
    );
  });

  it('ends when it is asked to stop, with its helpers', async () => {
    const { pool, tasks, helpers, stopping } = await stage();
    let done = 0;
    const running = pool.run(tasks, () => {
      done += 1;
      if (done === 3) stopping.abort();
    });
    await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(done).toBeLessThan(tasks.length);
    expect(helpers.every(({ ended }) => ended)).toBe(true);
    await expect(pool.run(tasks, () => {})).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
