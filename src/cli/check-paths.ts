import { accessSync, constants, opendirSync, statSync } from 'node:fs';
import { type SettingProblem, showValue } from './setting-problem.js';
import type { SettingOrigins, Settings } from './settings.js';
import { SETTINGS } from './settings-table.js';

type PathSettings = Pick<Settings, 'corpusDir' | 'dataDir' | 'dictionary'>;

/**
 * What is wrong with the folders and the file that settings name, as far as looking at them tells.
 *
 * @param options.dataMustExist whether a data folder that somebody has named must be there already: where a volume is not
 * mounted it isn't, and what was made in its place would hold no subscription, and be gone with the container.
 */
export function checkPaths(
  settings: PathSettings,
  origins: SettingOrigins,
  { dataMustExist }: { readonly dataMustExist: boolean },
): readonly SettingProblem[] {
  const problem = (key: keyof PathSettings, expected: string, got: string, remedy?: string): SettingProblem => ({
    where: origins.get(key) ?? 'default',
    name: SETTINGS[key].name,
    expected,
    got: `${showValue(settings[key] ?? '', false)}: ${got}`,
    ...(remedy !== undefined && { remedy }),
  });
  const problems: SettingProblem[] = [];
  const listing = failureOf(() => opendirSync(settings.corpusDir).closeSync());
  if (listing !== null) problems.push(problem('corpusDir', 'a folder that can be listed', describe(listing)));
  if (settings.dictionary !== undefined) {
    const reading = failureOf(() => accessSync(settings.dictionary ?? '', constants.R_OK));
    if (reading !== null) problems.push(problem('dictionary', 'a file that can be read', describe(reading)));
  }
  const data = checkDataFolder(settings.dataDir, dataMustExist && settings.dataDir !== SETTINGS.dataDir.default);
  if (data !== null) problems.push(problem('dataDir', data.expected, data.got, data.remedy));
  return problems;
}

interface DataFolderProblem {
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

function checkDataFolder(dataDir: string, mustExist: boolean): DataFolderProblem | null {
  const expected = 'a folder that this process can write to';
  const looking = failureOf(() => {
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  });
  if (looking === null) return null;
  if (looking !== 'ENOENT') return { expected, got: describe(looking), remedy: writableRemedy(looking) };
  if (!mustExist) return null;
  const remedy = 'mount the volume or make the folder; `serve --new-data` makes it and begins without any subscription';
  return { expected: 'the folder that keeps the subscriptions', got: describe(looking), remedy };
}

/** What helps against the failure to write to a data folder. */
function writableRemedy(code: string): string {
  if (code === 'EROFS') return 'mount a volume there that may be written, or name another folder';
  if (code === 'ENOTDIR') return 'name a folder';
  const user = process.getuid?.();
  return `give it to the user this process runs as (${user === undefined ? 'chown' : `chown -R ${user}`}), or name another folder`;
}

function describe(code: string): string {
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'nothing there',
    ENOTDIR: 'no folder',
    EACCES: 'no permission',
    EROFS: 'a file system that is read only',
  };
  return code in words ? `${words[code] ?? ''} (${code})` : code;
}

/** The code of the file system's error, or `null` where there was none. */
function failureOf(look: () => void): string | null {
  try {
    look();
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return String(error.code);
  }
}
