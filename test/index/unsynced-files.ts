import { type FileLayer, systemFiles } from '../../src/index/file/file-layer.js';

/** The system's files without waiting for the disk, for tests that save hundreds of times and never lose power. */
export const unsyncedFiles: FileLayer = { ...systemFiles, sync: () => {}, syncFolder: () => {} };
