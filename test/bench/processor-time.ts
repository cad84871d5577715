import { readFileSync } from 'node:fs';

/** Processor time that a process has had, in seconds, of all its threads and of the one that its event loop runs in. */
export interface ProcessorTime {
  readonly all: number;
  readonly main: number;
}

/** Clock ticks a second, which Linux shows to programs whatever its own are (`USER_HZ`, proc(5)). */
const ticksPerSecond = 100;

export function processorTimeOf(pid: number): ProcessorTime {
  return { all: secondsIn(`/proc/${pid}/stat`), main: secondsIn(`/proc/${pid}/task/${pid}/stat`) };
}

/** What all processes together have had. */
export function processorTimeOfAll(): number {
  const [, user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/ +/u)
    .map(Number);
  const ticks = user + nice + system + interrupts + softInterrupts;
  if (!Number.isFinite(ticks)) throw new Error('/proc/stat: expected numbers of ticks in its first line');
  return ticks / ticksPerSecond;
}

/** Fields 14 and 15, `utime` and `stime`: the name before them, in brackets, may hold blanks. */
function secondsIn(path: string): number {
  const text = readFileSync(path, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  if (!Number.isFinite(user + system)) throw new Error(`${path}: expected two numbers of ticks, got ${text}`);
  return (user + system) / ticksPerSecond;
}
