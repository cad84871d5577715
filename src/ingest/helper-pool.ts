import {
  describeTask,
  type FromHelper,
  HelperError,
  type HelperProcess,
  type HelperSettings,
  type HelperTask,
} from './helper-process.js';

export interface HelperPoolOptions {
  readonly startHelper: () => HelperProcess;
  /** How many work at a time; at least 1. */
  readonly helpers: number;
  readonly settings: HelperSettings;
  /** Told of each helper that died, with what it was at; that is given to another one. */
  readonly onDeath: (what: string) => void;
  /** Aborted: the helpers are stopped, and what is under way rejects with the signal's reason. */
  readonly stop: AbortSignal;
}

/** Takes what a task gave, and the task. What it throws ends the work. */
export type OnTaskDone<Task> = (bytes: Uint8Array<ArrayBuffer>, task: Task) => void;

/** How often a task is given out before it is given up. */
const ATTEMPTS = 2;

type Outcome =
  | { readonly kind: 'answered'; readonly message: FromHelper }
  | { readonly kind: 'died'; readonly how: string };

/** A helper, and what it is waited for. */
class Worker {
  readonly #helper: HelperProcess;
  #settle: ((outcome: Outcome) => void) | undefined;
  #death: string | undefined;
  readonly ended: Promise<void>;

  constructor(helper: HelperProcess, settings: HelperSettings) {
    this.#helper = helper;
    helper.onMessage((message) => this.#settle?.({ kind: 'answered', message }));
    this.ended = new Promise((resolve) => {
      helper.onEnd((how) => {
        this.#death = how;
        this.#settle?.({ kind: 'died', how });
        resolve();
      });
    });
    helper.send({ kind: 'start', settings });
  }

  run(task: HelperTask): Promise<Outcome> {
    if (this.#death !== undefined) return Promise.resolve({ kind: 'died', how: this.#death });
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#helper.send(task);
    });
  }

  stop(): Promise<void> {
    this.#helper.stop();
    return this.ended;
  }
}

/** Helper processes that share out tasks among them. They are started when there is work, and end with {@link close}. */
export class HelperPool {
  readonly #options: HelperPoolOptions;
  readonly #workers = new Set<Worker>();

  constructor(options: HelperPoolOptions) {
    this.#options = options;
  }

  /**
   * Has all tasks done, in no order.
   *
   * @throws {HelperError} where a helper fails, or a task has cost two helpers their lives
   */
  async run<Task extends HelperTask>(tasks: readonly Task[], onDone: OnTaskDone<Task>): Promise<void> {
    const { stop, helpers } = this.#options;
    const job: Job<Task> = { waiting: tasks.map((task) => ({ task, attempts: 0 })), ended: false, onDone };
    const onStop = () => void this.close();
    stop.addEventListener('abort', onStop);
    try {
      stop.throwIfAborted();
      const count = Math.min(Math.max(1, helpers), tasks.length);
      while (this.#workers.size < count) this.#start();
      await Promise.all(Array.from(this.#workers, (worker) => this.#drain(worker, job)));
    } catch (error) {
      job.ended = true;
      await this.close();
      stop.throwIfAborted();
      throw error;
    } finally {
      stop.removeEventListener('abort', onStop);
    }
  }

  /** Ends all helpers; returns when they have ended. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#workers, (worker) => worker.stop()));
    this.#workers.clear();
  }

  async #drain<Task extends HelperTask>(first: Worker, job: Job<Task>): Promise<void> {
    let worker = first;
    for (let next = job.waiting.shift(); next !== undefined; next = job.waiting.shift()) {
      // oxlint-disable-next-line no-await-in-loop -- a helper does one task after another
      const outcome = await worker.run(next.task);
      this.#options.stop.throwIfAborted();
      if (job.ended) return;
      if (outcome.kind === 'died') {
        worker = this.#replace(worker, next, outcome.how);
        job.waiting.unshift(next);
      } else if (outcome.message.kind === 'failed') {
        throw new HelperError(`helper process: expected ${describeTask(next.task)}, got ${outcome.message.message}`);
      } else job.onDone(outcome.message.bytes, next.task);
    }
  }

  #replace(dead: Worker, lost: Waiting<HelperTask>, how: string): Worker {
    this.#workers.delete(dead);
    lost.attempts += 1;
    const what = `helper process: expected ${describeTask(lost.task)}, got its end (${how})`;
    if (lost.attempts === ATTEMPTS) throw new HelperError(`${what}, as before`);
    this.#options.onDeath(what);
    return this.#start();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.startHelper(), this.#options.settings);
    this.#workers.add(worker);
    return worker;
  }
}

interface Job<Task> {
  readonly waiting: Waiting<Task>[];
  readonly onDone: OnTaskDone<Task>;
  /** Some task failed for good: nobody waits for the others. */
  ended: boolean;
}

interface Waiting<Task> {
  readonly task: Task;
  attempts: number;
}
