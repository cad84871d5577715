import { type FileLayer, systemFiles } from './file-layer.js';
import { FoldJob } from './fold-job.js';
import { readIndexSections } from './index-file-content.js';
import type { IndexThread } from './index-thread.js';

/**
 * The work of an index thread on the calling one, which it holds meanwhile: for a process that has nothing else to do,
 * and for tests, which hand in files that fail.
 */
export function indexWorkHere(files: FileLayer = systemFiles): IndexThread {
  const job = new FoldJob(files);
  return {
    read: async (file, rules) => readIndexSections(file, rules),
    add: (articles) => {
      job.add(articles);
    },
    finish: async (input) => job.finish(input),
    end: async () => {},
  };
}
