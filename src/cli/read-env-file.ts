import { parseEnv } from 'node:util';
import { closestName } from './closest-name.js';
import type { SettingProblem } from './setting-problem.js';
import { SETTINGS } from './settings-table.js';

export interface EnvFileContents {
  /** What the file sets, by name; the last line wins, as with a shell. */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly problems: readonly SettingProblem[];
}

/**
 * The settings in the text of a `.env` file. Each line stands for itself: blank, a `#` comment, or `NAME=value`.
 *
 * `util.parseEnv` reads the lines one by one because over a whole file it is silent about mistakes: a line with no `=`
 * becomes part of the next name (`BOT_TOKEN: 1\nLOG_LEVEL` is one name), and a quote left open drops the line. No
 * setting needs more than a line.
 */
export function readEnvFile({ path, text }: { readonly path: string; readonly text: string }): EnvFileContents {
  const values: Record<string, string | undefined> = {};
  const problems: SettingProblem[] = [];
  // Editors on Windows may begin a file with a byte order mark.
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .entries()) {
    if (/^\s*(#|$)/u.test(line)) continue;
    const place = { where: path, name: `line ${index + 1}` };
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/u.exec(line)?.[1];
    const value = name === undefined ? undefined : parseEnv(line)[name];
    // The line itself is not shown: it may hold a token.
    if (name === undefined) problems.push({ ...place, expected: 'NAME=value', got: 'a line that names nothing' });
    else if (!SETTING_NAMES.includes(name)) problems.push(unknownName(path, name));
    else if (value === undefined) problems.push({ ...place, expected: `${name}=value`, got: 'a quote left open' });
    else values[name] = value;
  }
  return { values, problems };
}

const SETTING_NAMES: readonly string[] = Object.values(SETTINGS).map(({ name }) => name);

function unknownName(path: string, name: string): SettingProblem {
  return {
    where: path,
    name,
    expected: 'a setting',
    got: 'an unknown name',
    didYouMean: closestName(name, SETTING_NAMES),
  };
}
