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
  | {
      readonly kind: 'problems';
      readonly problems: readonly SettingProblem[];
      /** Defaults in place of what is wrong: to look for further problems with, not to run on. */
      readonly usable: Omit<Settings, 'botToken' | 'webhookSecret'>;
    };

/**
 * The settings from the environment and the text of a `.env` file, or everything that is wrong with them at once.
 *
 * The environment wins over the file. Values are trimmed, and an empty one counts as not set, because that is all that
 * `NAME=` in a compose file can mean. Names in the environment that are no settings are other programs' business; in
 * the file they are problems.
 *
 * @param envFile its path as problems should name it, its text, and why that could not be read.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  envFile: { readonly path: string; readonly text: string; readonly unreadable?: string } = { path: '.env', text: '' },
): ReadSettings {
  const file = readEnvFile(envFile);
  const problems: SettingProblem[] = [...file.problems];
  const { path: where, unreadable } = envFile;
  if (unreadable !== undefined) problems.push({ where, name: 'the file', expected: 'readable', got: unreadable });
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
        got: showValue(setting.wrongPart?.(text ?? '') ?? text ?? '', setting.secret === true),
      });
    }
    values.push([key, read?.success === false ? defaultOf(setting) : read?.data]);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of SETTINGS and each value came out of its own schema, which the type of `fromEntries` can't express
  const settings = Object.fromEntries(values) as Settings;
  const missing = missingSecret(settings, envFile.path);
  if (missing !== null && !problems.some(({ name }) => name === missing.name)) problems.push(missing);
  if (problems.length === 0) return { kind: 'settings', settings };
  const { botToken: _token, webhookSecret: _secret, ...usable } = settings;
  return { kind: 'problems', problems, usable };
}

/** A webhook without a secret would take anybody's word for Telegram's. */
function missingSecret({ webhookUrl, webhookSecret }: Settings, where: string): SettingProblem | null {
  const { name, expected } = SETTINGS.webhookSecret;
  if (webhookUrl === SETTINGS.webhookUrl.default || webhookSecret !== undefined) return null;
  return { where, name, expected: `set with WEBHOOK_URL, to ${expected}`, got: 'nothing' };
}

function defaultOf(setting: SettingTable[keyof SettingTable]): string | undefined {
  return setting.default === undefined ? undefined : setting.schema.parse(setting.default);
}

function textOrNothing(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
