import { stat } from 'node:fs/promises';
import { createFileReader } from '../ingest/create-file-reader.js';
import { packReadings } from '../ingest/file-reading.js';
import type { HelperPool } from '../ingest/helper-pool.js';
import type { HelperSettings, HelperTask } from '../ingest/helper-process.js';
import type { FoundFile } from '../intake/walk-folder.js';
import type { Progress } from './progress.js';

/** As many files are read here, and none larger than this: a parser holds the event loop for some 10 ms then. */
const readHere = { files: 64, bytes: 64 * 1024 };
/** Files a task of a helper: some 50 ms of work. */
const filesATask = 32;

export interface FileReaders {
  readonly pool: HelperPool;
  readonly settings: HelperSettings;
  readonly takeTurn: () => Promise<void>;
  readonly progress: Progress;
}

/** Reads files: few and small ones in this process, others in helper processes. */
export async function readFiles(
  files: readonly FoundFile[],
  onReadings: (bytes: Uint8Array) => void,
  { pool, settings, takeTurn, progress }: FileReaders,
): Promise<void> {
  if (await areFewAndSmall(files)) {
    const read = createFileReader(settings.reading, Date.now);
    for (const [i, file] of files.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- others have their turn between two files
      onReadings(packReadings([await read(file)]));
      progress(i + 1, files.length);
      // oxlint-disable-next-line no-await-in-loop -- likewise
      await takeTurn();
    }
    return;
  }
  let done = 0;
  type ReadTask = Extract<HelperTask, { kind: 'read' }>;
  const tasks = Array.from({ length: Math.ceil(files.length / filesATask) }, (_, i): ReadTask => {
    return { kind: 'read', files: files.slice(i * filesATask, (i + 1) * filesATask) };
  });
  await pool.run(tasks, (bytes, task) => {
    onReadings(bytes);
    done += task.files.length;
    progress(done, files.length);
  });
}

async function areFewAndSmall(files: readonly FoundFile[]): Promise<boolean> {
  if (files.length > readHere.files) return false;
  const sizes = await Promise.all(
    files.map(({ absolutePath }) =>
      stat(absolutePath).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.every((size) => size <= readHere.bytes);
}
