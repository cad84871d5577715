import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageFile } from '../playground/http/serve-page.js';

/** By the path that a browser asks for. */
const files = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/main.js', 'main.js', 'text/javascript; charset=utf-8'],
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;

/** @param folder where the build leaves the page: `dist/page` */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  return new Map(
    await Promise.all(
      files.map(async ([path, name, contentType]): Promise<[string, PageFile]> => {
        const bytes = await readFile(join(folder, name));
        return [path, { contentType, bytes }];
      }),
    ),
  );
}
