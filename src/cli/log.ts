import { pino } from 'pino';
import type { CliContext } from './cli-context.js';
import { escapeControls } from './escape-controls.js';
import type { Settings } from './settings.js';

/** Where a command's own lines go: one call, one line, to standard error. No secret is ever in one. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A log that also tells of what ends the process. */
export interface ServiceLog extends Log {
  debug(message: string): void;
  fatal(message: string): void;
}

/** For a bot that runs for months: JSON lines with time and level. */
export function serviceLog({ stderr, secrets }: CliContext, { logLevel }: Settings): ServiceLog {
  const lines = pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stderr);
  return {
    debug: (message) => lines.debug(secrets.scrub(message)),
    info: (message) => lines.info(secrets.scrub(message)),
    warn: (message) => lines.warn(secrets.scrub(message)),
    error: (message) => lines.error(secrets.scrub(message)),
    fatal: (message) => lines.fatal(secrets.scrub(message)),
  };
}

/** For somebody at a terminal: only what went wrong, as it is. */
export function plainLog({ stderr }: CliContext): Log {
  const write = (message: string) => {
    stderr.write(`${escapeControls(message, 'nothing')}\n`);
  };
  return { info: () => {}, warn: write, error: write };
}
