import type { HowItEnded } from './bot-process.js';
import { type CheckRow, checkRow } from './check-row.js';
import { countBy } from './count-by.js';
import { planned } from './faults.js';

export interface Ending extends HowItEnded {
  readonly wanted: 'SIGTERM' | 'SIGKILL';
}

export interface Secrets {
  readonly token: string;
  /** What people wrote. */
  readonly words: ReadonlySet<string>;
  readonly names: readonly string[];
  readonly chatIds: readonly number[];
}

interface LogLine {
  readonly level: number;
  readonly msg: string;
}

/** Levels of pino. */
const warn = 40;
const error = 50;

/** What an error in the log may be about, when requests are made to fail and processes are killed. */
const explained = [
  planned,
  'Network request for',
  'may or may not have arrived',
  // Of a chat that has blocked the bot, and of taps on messages that never were.
  'bot was blocked by the user',
  'query is too old',
  'MESSAGE_ID_INVALID',
] as const;

/** Each ended as it was told to, wrote a log and nothing else, and no error that nobody has made happen. */
export function judgeLog(endings: readonly Ending[], secrets: Secrets): CheckRow[] {
  const faults: string[] = [];
  const lines: LogLine[] = [];
  for (const { wanted, exitCode, signal, stdout, stderr } of endings) {
    const isRight = wanted === 'SIGTERM' ? exitCode === 0 && signal === null : signal === 'SIGKILL';
    if (!isRight) faults.push(`${wanted} ended it with exit code ${exitCode}, signal ${signal}: ${stderr.slice(-500)}`);
    if (stdout !== '') faults.push(`standard output: ${stdout.slice(0, 200)}`);
    // A kill may cut the last line.
    for (const line of stderr.split('\n').slice(0, -1)) {
      const entry = readLogLine(line);
      if (entry === null) faults.push(`no line of a log: ${line.slice(0, 200)}`);
      else lines.push(entry);
    }
  }
  const unexplained = lines.filter(({ level, msg }) => level >= error && !explained.some((why) => msg.includes(why)));
  const complaints = lines
    .filter(({ level }) => level >= warn)
    .map(({ msg }) => msg.replaceAll(/\d+/gu, 'N').slice(0, 110));
  return [
    checkRow(
      'the log holds no unexplained error',
      lines.length,
      [...faults, ...unexplained.map(({ msg }) => msg)],
      countBy(complaints),
    ),
    judgeSecrets(endings, secrets),
  ];
}

/** Shorter words stand in lines of a log of themselves. */
const leastUtf16Units = 6;

function judgeSecrets(endings: readonly Ending[], { token, words, names, chatIds }: Secrets): CheckRow {
  const log = endings.map(({ stderr }) => stderr).join('\n');
  const looked = [
    token.slice(token.indexOf(':') + 1),
    ...names,
    ...chatIds.map(String),
    ...[...words].filter((text) => text.length >= leastUtf16Units && !text.startsWith('/')),
    // What stands behind a command.
    ...[...words].flatMap((text) => /^\/\S+ (?<rest>.{6,})$/u.exec(text)?.groups?.['rest'] ?? []),
  ];
  const found = looked.filter((text) => log.includes(text) || log.includes(JSON.stringify(text).slice(1, -1)));
  return checkRow(
    'the log holds no words, names or ids of people, and no token',
    looked.length,
    found.map((text) => `in the log: ${text.slice(0, 60)}`),
  );
}

function readLogLine(line: string): LogLine | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('level' in value) || !('msg' in value)) return null;
    return { level: Number(value.level), msg: String(value.msg) };
  } catch {
    return null;
  }
}
