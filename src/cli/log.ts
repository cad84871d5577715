import { pino } from 'pino';
import type { CliContext } from './cli-context.js';
import { escapeControls } from './escape-controls.js';
import type { Settings } from './settings.js';

/** Where a command's own lines go: one call, one line, to standard error. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** For a bot that runs for months: JSON lines with time and level. */
export function serviceLog({ stderr }: CliContext, { logLevel }: Settings): Log {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stderr);
}

/** For somebody at a terminal: only what went wrong, as it is. */
export function plainLog({ stderr }: CliContext): Log {
  const write = (message: string) => {
    stderr.write(`${escapeControls(message, 'nothing')}\n`);
  };
  return { info: () => {}, warn: write, error: write };
}
