import type { Log } from '../../src/telegram/log.js';

/** A log that keeps its lines, each with its level before it. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (message: string) => {
    lines.push(`${level} ${message}`);
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
