import { Worker } from 'node:worker_threads';
import type { DocumentReader, DocumentRequest, ReadDocument } from './read-document.js';
import { Slots } from './slots.js';

export interface ReadingLimits {
  readonly maxMs: number;
  readonly maxMegabytes: number;
}

const DEFAULT_LIMITS: ReadingLimits = { maxMs: 20_000, maxMegabytes: 128 };

/**
 * Reads each document in a thread of its own, one at a time: questions are answered meanwhile, a document that takes all
 * time or memory costs only itself, and what its parsers take, some 40 MB, is given back. A thread takes a third of a second
 * to start.
 *
 * @param program For tests, which run from the source.
 */
export function createReadingThreads(
  limits: ReadingLimits = DEFAULT_LIMITS,
  program: URL = new URL('./reading-worker.js', import.meta.url),
): DocumentReader {
  const oneAtATime = new Slots(1);
  return (request, signal) =>
    oneAtATime.run(async () => {
      const ended = new AbortController();
      try {
        return await readInThread({ request, limits, program, stop: signal, ended: ended.signal });
      } finally {
        ended.abort();
      }
    });
}

interface Reading {
  readonly request: DocumentRequest;
  readonly limits: ReadingLimits;
  readonly program: URL;
  readonly stop: AbortSignal;
  /** Takes the listeners off. */
  readonly ended: AbortSignal;
}

function readInThread({ request, limits, program, stop, ended }: Reading): Promise<ReadDocument> {
  stop.throwIfAborted();
  const worker = new Worker(program, {
    workerData: request,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxMegabytes },
  });
  const unreadable = (got: string): ReadDocument => ({
    kind: 'unreadable',
    expected: 'a document that can be read',
    got,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', (read: ReadDocument) => resolve(read));
    worker.once('error', (error) => {
      const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (outOfMemory) resolve(unreadable(`one that takes over ${limits.maxMegabytes} MB to read`));
      else
        reject(new Error(`reading ${request.address}: expected its thread to go on, got an error`, { cause: error }));
    });
    worker.once('exit', (code) => reject(new Error(`reading ${request.address}: expected a result, got exit ${code}`)));
    const end = (then: () => void): void => {
      then();
      void worker.terminate();
    };
    AbortSignal.timeout(limits.maxMs).addEventListener(
      'abort',
      () => end(() => resolve(unreadable(`one that takes over ${limits.maxMs / 1000} s to read`))),
      { signal: ended },
    );
    stop.addEventListener('abort', () => end(() => reject(stop.reason)), { signal: ended });
  });
}
