import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentRequest } from './read-document.js';
import { readDocument } from './read-document.js';

// The program of a reading thread: it runs when it is imported, and nothing imports it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `readInThread` starts it
const request = workerData as DocumentRequest;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(readDocument(request));
