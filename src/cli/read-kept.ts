import type { StoryOf } from '../answer/fold-story-passages.js';
import { type KnownArticles, noKnownArticles } from '../article/known-articles.js';
import { readDatabase } from '../storage/read-database.js';
import { readKnownArticles } from '../storage/sqlite-article-memory.js';
import { prepareStoryOf } from '../storage/sqlite-story-memory.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

/** What the bot remembers of its articles, for a command that writes nothing. */
export interface Kept {
  /** By which an article that was moved is still the one that it was. */
  readonly known: KnownArticles;
  readonly storyOf: StoryOf;
  readonly close: () => void;
}

/** Without a database that can be read no article is known, nor has a story. */
export function readKept({ dataDir }: Pick<Settings, 'dataDir'>, log: Log): Kept {
  let database: ReturnType<typeof readDatabase> = null;
  const close = () => database?.close();
  try {
    database = readDatabase(dataDir);
    if (database !== null) {
      return { known: readKnownArticles(database), storyOf: prepareStoryOf(database), close };
    }
  } catch (error) {
    log.warn(
      `${dataDir}: expected what is kept of articles, got ${String(error)}; ids are those of files, and only equal paragraphs are one quote`,
    );
  }
  return { known: noKnownArticles, storyOf: () => undefined, close };
}
