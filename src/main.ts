#!/usr/bin/env node
import { describeCrash } from './cli/describe-crash.js';
import { runCli } from './cli/run-cli.js';
import { Secrets } from './cli/secrets.js';

/** Within this time two signals are one: npm passes on the Ctrl-C that the terminal has sent to its child already. */
const sameSignalMs = 500;

const stopping = new AbortController();
let askedAtMs = Number.POSITIVE_INFINITY;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one means it.
    if (performance.now() - askedAtMs > sameSignalMs) process.exit(1);
    askedAtMs = Math.min(askedAtMs, performance.now());
    stopping.abort();
  });
}

// A reader that has seen enough (`… | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`standard output: expected to be writable, got ${error.message}\n`);
  process.exit(1);
});

// Ctrl-C at `serve 2>&1 | tee log` ends `tee` first: what is in hand is finished all the same.
process.stderr.on('error', () => {});

const secrets = new Secrets();
let tellCrash = (what: string): void => void process.stderr.write(`${what}\n`);
let crashed = false;
// Promises that nobody waited for come here, too (Node's `--unhandled-rejections=throw`, its default).
process.on('uncaughtException', (error, origin) => {
  // What fails while that is told would be told for ever.
  if (!crashed) {
    crashed = true;
    const what = origin === 'unhandledRejection' ? 'unhandled rejection' : 'uncaught exception';
    tellCrash(`${what}: ${secrets.scrub(describeCrash(error))}`);
  }
  process.exit(1);
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stop: stopping.signal,
  secrets,
  onCrash: (tell) => {
    tellCrash = tell;
  },
});
