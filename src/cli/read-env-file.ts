import { parseEnv } from 'node:util';
import { closestName } from './closest-name.js';
import type { SettingProblem } from './setting-problem.js';

export interface EnvFileValue {
  readonly text: string;
  /** Where it stands: `.env:3`, its line counted from 1. */
  readonly where: string;
}

export interface EnvFileContents {
  /** What the file sets, by name; the last line wins, as with a shell. */
  readonly values: ReadonlyMap<string, EnvFileValue>;
  readonly problems: readonly SettingProblem[];
}

export interface EnvFile {
  /** As problems should name it. */
  readonly path: string;
  readonly text: string;
  /** Why it could not be read. */
  readonly unreadable?: string;
}

/**
 * The settings in the text of a `.env` file. Each line stands for itself: blank, a `#` comment, or `NAME=value`.
 *
 * `util.parseEnv` reads the lines one by one because over a whole file it is silent about mistakes: a line with no `=`
 * becomes part of the next name (`BOT_TOKEN: 1\nLOG_LEVEL` is one name), and a quote left open drops the line. No
 * setting needs more than a line.
 *
 * @param names all that may be set.
 */
export function readEnvFile({ path, text, unreadable }: EnvFile, names: readonly string[]): EnvFileContents {
  const values = new Map<string, EnvFileValue>();
  const problems: SettingProblem[] = [];
  if (unreadable !== undefined) {
    problems.push({ where: path, name: 'the file', expected: 'readable', got: unreadable });
  }
  // Editors on Windows may begin a file with a byte order mark.
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n?|\n/u)
    .entries()) {
    if (/^\s*(#|$)/u.test(line)) continue;
    const where = `${path}:${index + 1}`;
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/u.exec(line)?.[1];
    const value = name === undefined ? undefined : parseEnv(line)[name];
    const place = { where, name: 'the line' };
    // The line itself is not shown: it may hold a token.
    if (name === undefined) problems.push({ ...place, expected: 'NAME=value', got: 'a line that names nothing' });
    else if (!names.includes(name)) problems.push(unknownName(where, name, names));
    else if (value === undefined) problems.push({ ...place, expected: `${name}=value`, got: 'a quote left open' });
    else values.set(name, { text: value, where });
  }
  return { values, problems };
}

function unknownName(where: string, name: string, names: readonly string[]): SettingProblem {
  return { where, name, expected: 'a setting', got: 'an unknown name', didYouMean: closestName(name, names) };
}
