import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const lockEntry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  link: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
});
const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), lockEntry) });
const names = z.record(z.string(), z.string());
const manifest = z.object({
  dependencies: names,
  devDependencies: names,
  allowScripts: z.record(z.string(), z.boolean()),
});
const installed = z.object({ license: z.unknown(), scripts: names.optional() });

export interface InstalledPackage {
  /** `node_modules/a/node_modules/@b/c` */
  readonly path: string;
  readonly license: unknown;
  /** Something of it runs when it is installed. */
  readonly hasInstallScript: boolean;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const readManifest = (top: string): z.output<typeof manifest> =>
  manifest.parse(readJson(join(top, 'package.json')));

/** The packages of the lock file by their paths; the project itself, whose path is empty, is none. */
export function readLockFile(top: string): ReadonlyMap<string, z.output<typeof lockEntry>> {
  const { packages } = lockFile.parse(readJson(join(top, 'package-lock.json')));
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

/** What stands in `node_modules`, nested ones too. */
export function readInstalled(top: string, below = 'node_modules'): InstalledPackage[] {
  const folder = join(top, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .flatMap((name) => {
      const path = `${below}/${name}`;
      const { license, scripts = {} } = installed.parse(readJson(join(top, path, 'package.json')));
      // npm builds what has a `binding.gyp` though no script says so.
      const hasInstallScript =
        ['preinstall', 'install', 'postinstall'].some((script) => script in scripts) ||
        existsSync(join(top, path, 'binding.gyp'));
      return [{ path, license, hasInstallScript }, ...readInstalled(top, `${path}/node_modules`)];
    });
}
