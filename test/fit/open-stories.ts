import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/open-database.js';
import { createStoryMemory } from '../../src/storage/sqlite-story-memory.js';
import { createStories, type Stories, type StoryArticle } from '../../src/story/stories.js';
import type { StoryMemory } from '../../src/story/story-memory.js';
import type { NormalizeForStory } from '../../src/story/story-signature.js';

/** Stories with a memory in a folder of their own. */
export interface TrialStories {
  readonly stories: Stories;
  readonly memory: StoryMemory;
  /** The story that an article would be given; nothing of it is kept. */
  tryOut(article: StoryArticle): string;
  /** Runs in one transaction. */
  together(run: () => void): void;
  /** Bytes of the database. */
  bytes(): number;
  close(): void;
}

export function openStories(normalize: NormalizeForStory): TrialStories {
  const folder = mkdtempSync(join(tmpdir(), 'chuchu-stories-'));
  const database = openDatabase(folder);
  const memory = createStoryMemory(database);
  const stories = createStories({ memory, normalize });
  return {
    stories,
    memory,
    tryOut: (article) => {
      database.exec('BEGIN');
      try {
        return stories.assign(article);
      } finally {
        database.exec('ROLLBACK');
      }
    },
    together: (run) => database.transaction(run)(),
    bytes: () =>
      Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true })),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
