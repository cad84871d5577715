import type { Log } from '../../src/telegram/log.js';

/** A log that keeps its lines, each with its level before it; those that are for somebody who looks for something apart. */
export function recordingLog(): Log & { readonly lines: string[]; readonly details: string[] } {
  const lines: string[] = [];
  const details: string[] = [];
  const keep = (level: string) => (message: string) => {
    lines.push(`${level} ${message}`);
  };
  const debug = (message: string) => {
    details.push(message);
  };
  return { lines, details, debug, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
