import { parentPort } from 'node:worker_threads';
import { systemFiles } from './file-layer.js';
import { FoldJob } from './fold-job.js';
import { readIndexSections } from './index-file-content.js';
import type { ThreadRequest, ThreadResponse } from './index-thread.js';

// The program of an index thread: it runs when it is imported, and nothing imports it.
let job = new FoldJob(systemFiles);
/** What an article that was handed over could not be taken for; told when the fold is to end. */
let failed: unknown = null;

function respond(request: ThreadRequest): ThreadResponse | null {
  if (request.kind === 'read') return { kind: 'read', result: readIndexSections(request.file, request.rules) };
  if (request.kind === 'add') {
    if (failed === null) add(request);
    return null;
  }
  if (failed !== null) throw failed;
  const sections = job.finish(request.input);
  job = new FoldJob(systemFiles);
  return { kind: 'finished', sections };
}

function add({ articles }: Extract<ThreadRequest, { kind: 'add' }>): void {
  try {
    job.add(articles);
  } catch (error) {
    failed = error;
  }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function responseTo(request: ThreadRequest): ThreadResponse | null {
  try {
    return respond(request);
  } catch (error) {
    return { kind: 'failed', error, code: codeOf(error) };
  }
}

parentPort?.on('message', (request: ThreadRequest) => {
  const response = responseTo(request);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  if (response !== null) parentPort?.postMessage(response);
});
