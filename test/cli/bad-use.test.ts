import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf, MAIN, runChuchu, startProcess, temporaryFolder } from './run-chuchu.js';

const cwd = temporaryFolder();
const COMMANDS = ['serve', 'ask', 'index', 'check', 'add', 'backup', 'restore', 'eval'];

describe.concurrent('bad use', () => {
  it.each([
    ['a command without its question', ['ask'], "error: missing required argument 'question'"],
    ['two questions', ['ask', '甲', '乙'], "error: too many arguments for 'ask'. Expected 1 argument but got 2."],
    ['an unknown command', ['aks', '甲'], "error: unknown command 'aks'\n(Did you mean ask?)"],
    ['an unknown option', ['ask', '甲', '--jsno'], "error: unknown option '--jsno'\n(Did you mean --json?)"],
    [
      'no quotes at all',
      ['ask', '甲', '--limit', '0'],
      `error: option '--limit <n>' argument '0' is invalid. expected a whole number from 1 on, got "0"`,
    ],
    [
      'no number',
      ['ask', '甲', '--limit', 'x'],
      `error: option '--limit <n>' argument 'x' is invalid. expected a whole number from 1 on, got "x"`,
    ],
    [
      'a folder with no name',
      ['index', '--data', ''],
      "error: option '--data <dir>' argument '' is invalid. expected the name of a folder, got nothing",
    ],
    ['eval without questions', ['eval'], 'expected --questions, or --answerable and --unanswerable, got neither'],
  ])('exits with 2: %s', async (_, args, message) => {
    const ended = await runChuchu(args, { cwd });
    expect(ended).toEqual({ exitCode: 2, signal: null, stdout: '', stderr: `${message}\n` });
  });

  it('exits with 2 and shows the commands where none is given', async () => {
    const { stdout, stderr, exitCode } = await runChuchu([], { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    for (const command of COMMANDS) expect(stderr).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
  });

  it('exits with 2 and names everything wrong with the settings', async () => {
    const env = { TIMEZONE: 'Mars', LOG_LEVEL: 'loud' };
    const { stdout, stderr, exitCode } = await runChuchu(['ask', '甲'], { cwd, env });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(linesOf(stderr)).toEqual([
      'environment: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"',
      'environment: expected LOG_LEVEL to be one of trace, debug, info, warn, error, fatal, silent, got "loud"',
    ]);
  });
});

describe.concurrent('--help', () => {
  it('of the program is a result', async () => {
    const { stdout, stderr, exitCode } = await runChuchu(['--help'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(linesOf(stdout)[0]).toBe('Usage: chuchu [options] [command]');
  });

  it.each(COMMANDS)('of %s is a result', async (command) => {
    const { stdout, stderr, exitCode } = await runChuchu([command, '--help'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatch(new RegExp(`^Usage: chuchu ${command} \\[options\\]`, 'u'));
    expect(stdout).toMatch(/^ {2}--corpus <dir> .*\n {2}--data <dir> /mu);
  });
});

// The device whose disk is always full is Linux's own.
describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  it('is a failure, told in one line', async () => {
    const full = startProcess('sh', ['-c', `exec '${process.execPath}' '${MAIN}' --help >/dev/full`], { cwd });
    const { stderr, exitCode } = await full.ended;
    expect({ stderr, exitCode }).toEqual({
      stderr: 'standard output: expected to be writable, got ENOSPC: no space left on device, write\n',
      exitCode: 1,
    });
  });
});

describe('all of this', () => {
  it('leaves nothing behind', () => {
    expect(readdirSync(cwd)).toEqual([]);
  });
});
