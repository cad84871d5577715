import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AcquiredLock, acquireLock } from '../../src/storage/data-folder-lock.js';

// `npm test` builds first.
const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'storage', 'data-folder-lock.js');

/** Tries the lock, prints the outcome as a line of JSON, gives it back at a line on stdin, and lives until stdin ends. */
const CHILD = `
const { acquireLock } = await import(${JSON.stringify(pathToFileURL(BUILT).href)});
const lock = acquireLock(process.argv[1], { command: process.argv[2] });
console.log(JSON.stringify(lock));
process.stdin.on('data', () => { lock.release(); console.log('released'); });
`;

/** Takes the lock, forgets what came back, has the garbage collected, and prints what a second attempt finds. */
const FORGETFUL_CHILD = `
const { acquireLock } = await import(${JSON.stringify(pathToFileURL(BUILT).href)});
let resolve;
const promise = new Promise((done) => { resolve = done; });
const collected = new FinalizationRegistry(() => resolve());
(() => { const lock = acquireLock(process.argv[1], { command: process.argv[2] }); collected.register(lock); })();
const keep = setInterval(gc, 1);
await promise;
clearInterval(keep);
console.log(JSON.stringify(acquireLock(process.argv[1], { command: 'second' })));
`;

type Child = ChildProcessByStdio<Writable, Readable, null>;

let dataDir = '';
const children: Child[] = [];
const held: AcquiredLock[] = [];

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'chuchu-lock-')), 'data');
});

afterEach(async () => {
  for (const lock of held.splice(0)) if (lock.kind === 'held') lock.release();
  await Promise.all(children.splice(0).map(kill));
  rmSync(join(dataDir, '..'), { recursive: true });
});

function acquire(command: string): AcquiredLock {
  const lock = acquireLock(dataDir, { command });
  held.push(lock);
  return lock;
}

function acquireOrFail(command: string): AcquiredLock & { kind: 'held' } {
  const lock = acquire(command);
  if (lock.kind === 'busy') throw new Error(`busy: ${lock.holder.command}`);
  return lock;
}

function start(command: string, script = CHILD): Child {
  const args = ['--expose-gc', '--input-type=module', '--eval', script, dataDir, command];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  children.push(child);
  return child;
}

async function nextOutput(child: Child): Promise<string> {
  const [output]: unknown[] = await once(child.stdout, 'data');
  return String(output).trim();
}

async function kill(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

describe('acquireLock', () => {
  it('makes the folder, and gives the lock to one at a time', () => {
    const before = Date.now();
    const lock = acquireOrFail('serve');
    expect(existsSync(dataDir)).toBe(true);
    const other = acquire('index');
    expect(other).toMatchObject({ kind: 'busy', holder: { pid: process.pid, command: 'serve' } });
    const since = other.kind === 'busy' ? other.holder.since.getTime() : 0;
    expect(since).toBeGreaterThanOrEqual(before);
    expect(since).toBeLessThanOrEqual(Date.now());
    lock.release();
    acquireOrFail('index');
  });

  it('may be given back twice, and takes nothing from the next holder', () => {
    const lock = acquireOrFail('serve');
    lock.release();
    acquireOrFail('index');
    lock.release();
    expect(acquire('add')).toMatchObject({ kind: 'busy', holder: { command: 'index' } });
  });

  it('names a live process that holds it', async () => {
    const child = start('serve --corpus 文章');
    expect(await nextOutput(child)).toBe('{"kind":"held"}');
    expect(acquire('index')).toEqual({
      kind: 'busy',
      holder: { pid: child.pid, command: 'serve --corpus 文章', since: expect.any(Date) },
    });
  });

  it('is named to a process that asks', async () => {
    acquireOrFail('restore');
    const output: unknown = JSON.parse(await nextOutput(start('index')));
    expect(output).toMatchObject({ kind: 'busy', holder: { pid: process.pid, command: 'restore' } });
  });

  it('is free when a live process has given it back', async () => {
    const child = start('index');
    await nextOutput(child);
    child.stdin.write('release\n');
    expect(await nextOutput(child)).toBe('released');
    acquireOrFail('serve');
    expect(child.exitCode).toBeNull();
  });

  it('is taken over from a process that was killed, which is not named again', async () => {
    const child = start('serve');
    await nextOutput(child);
    await kill(child);
    acquireOrFail('index');
    expect(acquire('add')).toMatchObject({ kind: 'busy', holder: { pid: process.pid, command: 'index' } });
  });

  it('goes to one of many that ask at once, and the others name that one', async () => {
    const outputs = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((command) => nextOutput(start(command))));
    const winner = children[outputs.indexOf('{"kind":"held"}')];
    const others = outputs
      .filter((output) => output !== '{"kind":"held"}')
      .map((output): unknown => JSON.parse(output));
    expect(others).toHaveLength(5);
    for (const other of others) expect(other).toMatchObject({ kind: 'busy', holder: { pid: winner?.pid } });
  });

  it('stays held when nobody kept what came back', async () => {
    const output: unknown = JSON.parse(await nextOutput(start('serve', FORGETFUL_CHILD)));
    expect(output).toMatchObject({ kind: 'busy', holder: { command: 'serve' } });
  });

  it('says what is wrong with a folder that is a file', () => {
    writeFileSync(dataDir, '');
    expect(() => acquire('serve')).toThrow(
      `${dataDir}: expected a folder that this process can write to, got EEXIST: file already exists`,
    );
  });

  it.skipIf(process.platform !== 'linux')('says what is wrong with a folder that takes no files', () => {
    // Even root can't write here, so the test needs no other user.
    expect(() => acquireLock('/proc/self', { command: 'serve' })).toThrow(
      '/proc/self: expected a folder that this process can write to, got unable to open database file',
    );
  });

  it.each(['lock.sqlite', 'lock-holder.sqlite'])('says so when %s is something else, and holds nothing', (name) => {
    acquireOrFail('serve').release();
    writeFileSync(join(dataDir, name), 'no database '.repeat(500));
    expect(() => acquire('serve')).toThrow('file is not a database');
    rmSync(join(dataDir, name));
    acquireOrFail('serve');
  });
});
