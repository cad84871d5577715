import { basename, join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { isVisible } from './walk-folder.js';

export interface WatchFolderOptions {
  /**
   * Looks at every file this often, in milliseconds, instead of being told by the system: for network disks, which tell
   * nothing. `null`: the system tells.
   */
  readonly pollMs: number | null;
  /** Told of a path below the folder where something happened; `null` where anything may have. */
  readonly onChange: (path: string | null) => void;
  /** The system will tell no more, or not of everything. */
  readonly onError: (error: unknown) => void;
}

export interface FolderWatch {
  /** From then on every change is told. Never rejects. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches a folder with all that is below it; links are not followed.
 *
 * Told by the system it watches folders alone, which takes some KB each and tells of their files too; a watch of its own
 * for each of 20,000 files takes 80 MB more (measured).
 */
export function watchFolder(root: string, { pollMs, onChange, onError }: WatchFolderOptions): FolderWatch {
  const isSkipped = (path: string) => path !== root && !isVisible(basename(path));
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
    ...(pollMs === null
      ? { ignored: (path, stats) => stats?.isFile() === true || isSkipped(path) }
      : { ignored: isSkipped, usePolling: true, interval: pollMs, binaryInterval: pollMs }),
  });
  const below = (path: string) => relative(root, path).replaceAll(sep, '/');
  watcher.on('error', onError);
  // A folder that comes may be full already.
  watcher.on('addDir', () => onChange(null));
  watcher.on('unlinkDir', () => onChange(null));
  if (pollMs === null) {
    watcher.on('raw', (_event, name, details: unknown) => {
      const folder = watchedFolder(details);
      onChange(folder === null || typeof name !== 'string' ? null : below(join(folder, name)));
    });
  } else {
    for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => onChange(below(path)));
  }
  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return { ready, close: () => watcher.close() };
}

function watchedFolder(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('watchedPath' in details)) return null;
  return typeof details.watchedPath === 'string' ? details.watchedPath : null;
}
