import type { z } from 'zod';
import { type SettingProblem, showValue } from './setting-problem.js';
import { fileNameOf, openSources, type SettingSources } from './setting-sources.js';
import { SETTINGS } from './settings-table.js';

type SettingTable = typeof SETTINGS;

type UndefinedUnlessDefault<Entry> = Entry extends { readonly default: string } ? never : undefined;

/** The value of each setting; one with no default is `undefined` when not set. URLs have no slash at their end. */
export type Settings = {
  readonly [Key in keyof SettingTable]:
    | z.output<SettingTable[Key]['schema']>
    | UndefinedUnlessDefault<SettingTable[Key]>;
};

/** Who set what, as problems name it (`--data`, `environment`, `.env:3`); nothing for a default. */
export type SettingOrigins = ReadonlyMap<keyof Settings, string>;

export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: Settings; readonly origins: SettingOrigins }
  | {
      readonly kind: 'problems';
      readonly problems: readonly SettingProblem[];
      /** Defaults in place of what is wrong: to look for further problems with, not to run on. */
      readonly usable: Omit<Settings, 'botToken' | 'webhookSecret'>;
      readonly origins: SettingOrigins;
    };

/**
 * The settings, or everything that is wrong with them at once.
 *
 * Names in the environment that are no settings are other programs' business; in the file they are problems.
 */
export function readSettings(sources: SettingSources): ReadSettings {
  const open = openSources(sources, SETTING_NAMES);
  const problems: SettingProblem[] = [...open.problems];
  const origins = new Map<string, string>();
  const values: [string, string | undefined][] = [];
  for (const [key, setting] of Object.entries(SETTINGS)) {
    const found = open.find(setting);
    const read = found !== null && 'text' in found ? setting.schema.safeParse(found.text) : undefined;
    if (found !== null && 'text' in found) {
      origins.set(key, found.where);
      if (read?.success === false) problems.push(badValue(setting, found.text, found.where));
    } else if (found !== null) problems.push(found);
    values.push([key, read?.success === true ? read.data : defaultOf(setting)]);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of SETTINGS and each value came out of its own schema, which the type of `fromEntries` can't express
  const settings = Object.fromEntries(values) as Settings;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are those of SETTINGS, which `Object.entries` forgets
  const told = origins as SettingOrigins;
  const missing = missingSecret(settings, told);
  if (missing !== null && !problems.some(({ name }) => name.startsWith(missing.name))) problems.push(missing);
  if (problems.length === 0) return { kind: 'settings', settings, origins: told };
  const { botToken: _token, webhookSecret: _secret, ...usable } = settings;
  return { kind: 'problems', problems, usable, origins: told };
}

/** A webhook without a secret would take anybody's word for Telegram's. */
function missingSecret({ webhookUrl, webhookSecret }: Settings, origins: SettingOrigins): SettingProblem | null {
  const { name, expected } = SETTINGS.webhookSecret;
  if (webhookUrl === SETTINGS.webhookUrl.default || webhookSecret !== undefined) return null;
  const where = origins.get('webhookUrl') ?? 'environment';
  return { where, name, expected: `set with WEBHOOK_URL, to ${expected}`, got: 'nothing' };
}

type AnySetting = SettingTable[keyof SettingTable];

/** All that may be set, the files of secrets among it. */
export const SETTING_NAMES: readonly string[] = Object.values(SETTINGS).flatMap((setting) =>
  setting.secret === true ? [setting.name, fileNameOf(setting.name)] : [setting.name],
);

function badValue(setting: AnySetting, text: string, where: string): SettingProblem {
  const got = showValue(setting.wrongPart?.(text) ?? text, setting.secret === true);
  return { where, name: setting.name, expected: setting.expected, got };
}

function defaultOf(setting: AnySetting): string | undefined {
  return setting.default === undefined ? undefined : setting.schema.parse(setting.default);
}
