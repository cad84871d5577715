import type { z } from 'zod';
import { readEnvFile } from './read-env-file.js';
import { type SettingProblem, showValue } from './setting-problem.js';
import { SETTINGS } from './settings-table.js';

type SettingTable = typeof SETTINGS;

type UndefinedUnlessDefault<Entry> = Entry extends { readonly default: string } ? never : undefined;

/** The value of each setting; one with no default is `undefined` when not set. URLs have no slash at their end. */
export type Settings = {
  readonly [Key in keyof SettingTable]:
    | z.output<SettingTable[Key]['schema']>
    | UndefinedUnlessDefault<SettingTable[Key]>;
};

export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problems'; readonly problems: readonly SettingProblem[] };

/**
 * The settings from the environment and the text of a `.env` file, or everything that is wrong with them at once.
 *
 * The environment wins over the file. Values are trimmed, and an empty one counts as not set, because that is all that
 * `NAME=` in a compose file can mean. Names in the environment that are no settings are other programs' business; in
 * the file they are problems.
 *
 * @param envFile its path as problems should name it, and its text.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  envFile: { readonly path: string; readonly text: string } = { path: '.env', text: '' },
): ReadSettings {
  const file = readEnvFile(envFile);
  const problems: SettingProblem[] = [...file.problems];
  const values: [string, string | undefined][] = [];
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const fromEnvironment = textOrNothing(env[setting.name]);
    const text = fromEnvironment ?? textOrNothing(file.values[setting.name]) ?? setting.default;
    const read = text === undefined ? undefined : setting.schema.safeParse(text);
    if (read?.success === false) {
      problems.push({
        where: fromEnvironment === undefined ? envFile.path : 'environment',
        name: setting.name,
        expected: setting.expected,
        got: showValue(text ?? '', setting.secret === true),
      });
    }
    values.push([key, read?.data]);
  }
  if (problems.length > 0) return { kind: 'problems', problems };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of SETTINGS and each value came out of its own schema, which the type of `fromEntries` can't express
  return { kind: 'settings', settings: Object.fromEntries(values) as Settings };
}

function textOrNothing(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
