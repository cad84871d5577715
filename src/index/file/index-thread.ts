import { Worker } from 'node:worker_threads';
import type { FoldInput } from './fold-job.js';
import type { IndexSections, ReadIndexSections } from './index-file-content.js';
import type { PackedArticles } from './packed-articles.js';

/** Where an index file is read, made and written: another thread, so that questions are answered meanwhile. */
export interface IndexThread {
  read(file: string, rules: string): Promise<ReadIndexSections>;
  /** Hands articles to the fold that {@link finish} ends. */
  add(articles: PackedArticles): void;
  finish(input: FoldInput): Promise<IndexSections>;
  /** Gives its memory back. Called once, whatever came before. */
  end(): Promise<void>;
}

export type ThreadRequest =
  | { readonly kind: 'read'; readonly file: string; readonly rules: string }
  | { readonly kind: 'add'; readonly articles: PackedArticles }
  | { readonly kind: 'finish'; readonly input: FoldInput };

export type ThreadResponse =
  | { readonly kind: 'read'; readonly result: ReadIndexSections }
  | { readonly kind: 'finished'; readonly sections: IndexSections }
  /** What was thrown; the code of a system error does not survive the way between threads by itself. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly code: string | null };

/** Work on an index file that failed in its thread. */
export class IndexThreadError extends Error {
  override readonly name = 'IndexThreadError';
  constructor(
    message: string,
    /** The system's, as `ENOSPC`. */
    readonly code: string | null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Starts a worker thread: some 40 ms, and 10 MB while it lasts. */
export function startIndexThread(program: URL = new URL('./index-worker.js', import.meta.url)): IndexThread {
  // The files it opens are handed over, and must outlive it; how this process was told to start is not its business.
  const worker = new Worker(program, { trackUnmanagedFds: false, execArgv: [] });
  // Nobody waits before the first request; a worker that fails until then fails that request.
  let failure: IndexThreadError | null = null;
  let settle: ((response: ThreadResponse | IndexThreadError) => void) | null = null;
  const fail = (message: string, cause?: unknown) => {
    failure ??= new IndexThreadError(message, null, { cause });
    settle?.(failure);
  };
  worker.on('message', (response: ThreadResponse) => settle?.(response));
  worker.on('error', (error) => {
    fail('index thread: expected it to go on, got an error', error);
  });
  worker.on('exit', (code) => {
    fail(`index thread: expected a response, got exit ${code}`);
  });
  const request = (message: ThreadRequest): Promise<ThreadResponse> =>
    new Promise((resolve, reject) => {
      settle = (response) => {
        settle = null;
        if (response instanceof IndexThreadError) reject(response);
        else if (response.kind === 'failed') reject(errorOf(response));
        else resolve(response);
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      if (failure === null) worker.postMessage(message);
      else settle(failure);
    });
  return {
    async read(file, rules) {
      const response = await request({ kind: 'read', file, rules });
      return response.kind === 'read' ? response.result : unexpected(response);
    },
    add(articles) {
      worker.postMessage({ kind: 'add', articles } satisfies ThreadRequest, [articles.buffer]);
    },
    async finish(input) {
      const response = await request({ kind: 'finish', input });
      return response.kind === 'finished' ? response.sections : unexpected(response);
    },
    async end() {
      settle = null;
      await worker.terminate();
    },
  };
}

function errorOf({ error, code }: { readonly error: unknown; readonly code: string | null }): IndexThreadError {
  return new IndexThreadError(error instanceof Error ? error.message : String(error), code, { cause: error });
}

function unexpected({ kind }: ThreadResponse): never {
  throw new Error(`index thread: expected another response, got "${kind}"`);
}
