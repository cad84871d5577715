import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createStoryMemory } from '../../src/storage/sqlite-story-memory.js';
import { createStories } from '../../src/story/stories.js';
import { temporaryFolder } from '../storage/folder.js';
import { normalize } from './made-articles.js';

/** Stories in a real database; `again` is a process that opens the folder anew, without the one before having ended well. */
export function openStories(folder: string = temporaryFolder()) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  const memory = createStoryMemory(database);
  return { database, memory, stories: createStories({ memory, normalize }), again: () => openStories(folder) };
}
