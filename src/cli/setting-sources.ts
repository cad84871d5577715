import { type EnvFile, readEnvFile } from './read-env-file.js';
import { readSecretFile, type SecretFile } from './read-secret-file.js';
import { type SettingProblem, showValue } from './setting-problem.js';

/** All that settings are read from. The command line wins over the environment, the environment over the file. */
export interface SettingSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly envFile?: EnvFile;
  /** What options of the command line set, by the setting's name. */
  readonly options?: ReadonlyMap<string, { readonly option: string; readonly text: string }>;
  /** Replaced in tests of what does not read files. */
  readonly readSecretFile?: (path: string) => SecretFile;
}

/** The text that was set, trimmed and not empty, and who set it: `--data`, `environment`, `.env:3`, `/run/secrets/token`. */
export interface SetText {
  readonly text: string;
  readonly where: string;
}

export interface OpenSources {
  readonly problems: readonly SettingProblem[];
  find(setting: { readonly name: string; readonly secret?: true }): SetText | SettingProblem | null;
}

/** The name of the setting that holds the path of a file with the secret. */
export const fileNameOf = (name: string): string => `${name}_FILE`;

/**
 * Opens the sources. Values are trimmed, and an empty one counts as not set, because that is all that `NAME=` in a compose
 * file can mean. A secret may stand in a file that `NAME_FILE` names; the two in one source contradict each other.
 *
 * @param names of all settings.
 */
export function openSources(sources: SettingSources, names: readonly string[]): OpenSources {
  const { env, envFile = { path: '.env', text: '' }, options } = sources;
  const file = readEnvFile(envFile, names);
  const option = (name: string): SetText | null => {
    const given = options?.get(name);
    return given === undefined ? null : setText(given.text, given.option);
  };
  const levels = [
    option,
    (name: string) => setText(env[name], 'environment'),
    (name: string) => setText(file.values.get(name)?.text, file.values.get(name)?.where ?? envFile.path),
  ];
  return {
    problems: file.problems,
    find: ({ name, secret }) => {
      for (const find of levels) {
        const plain = find(name);
        const path = secret === true ? find(fileNameOf(name)) : null;
        if (plain !== null && path !== null) return twice(name, plain, path);
        if (path !== null) return fromFile(name, path, sources.readSecretFile ?? readSecretFile);
        if (plain !== null) return plain;
      }
      return null;
    },
  };
}

function setText(text: string | undefined, where: string): SetText | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : { text: trimmed, where };
}

function twice(name: string, plain: SetText, path: SetText): SettingProblem {
  const where = plain.where === path.where ? plain.where : `${plain.where}, ${path.where}`;
  return { where, name: `only one of ${name} and ${fileNameOf(name)}`, expected: 'set', got: 'both' };
}

function fromFile(name: string, { text: path, where }: SetText, read: typeof readSecretFile): SetText | SettingProblem {
  const file = read(path);
  if (file.kind === 'secret') return { text: file.text, where: `${path} (${fileNameOf(name)}, ${where})` };
  const expected = 'the path of a file that holds nothing but the secret';
  return { where, name: fileNameOf(name), expected, got: `${showValue(path, false)}: ${file.got}` };
}
