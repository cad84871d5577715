import type { Readable, Writable } from 'node:stream';
import type { Secrets } from './secrets.js';

/** What a command may touch of the process around it: handed in, so that nothing else reads it. */
export interface CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Results only. */
  readonly stdout: Writable & { readonly isTTY?: boolean };
  /** Logs and progress. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborted when the process is asked to stop (SIGINT, SIGTERM). */
  readonly stop: AbortSignal;
  /** Taken out of whatever is written to `stderr` about what went wrong. */
  readonly secrets: Secrets;
  /** Has the end by an error that nobody expected told to `tell`, in one line, in place of `stderr`. */
  readonly onCrash: (tell: (what: string) => void) => void;
}

/** 0 done, 1 failed, 2 bad use. */
export type ExitCode = 0 | 1 | 2;

/** Bad use of a command: what is wrong and how it is done right, in one line a problem. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
