import type { StoryOf } from '../answer/fold-story-passages.js';
import type { openDatabase } from '../storage/open-database.js';
import { readDatabase } from '../storage/read-database.js';
import { createStoryMemory, prepareStoryOf } from '../storage/sqlite-story-memory.js';
import { assignMissing } from '../story/assign-missing.js';
import { createStories, type Stories } from '../story/stories.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import type { OpenCorpus } from './open-corpus.js';
import { withProgress } from './progress.js';
import type { Settings } from './settings.js';
import { takeTurn } from './take-turn.js';

export interface OpenStoriesOptions {
  readonly database: ReturnType<typeof openDatabase>;
  readonly corpus: Pick<OpenCorpus, 'library' | 'segmenter'>;
  readonly context: CliContext;
}

/** The stories that are kept, and one for each article that has none yet. */
export async function openStories({ database, corpus, context }: OpenStoriesOptions): Promise<Stories> {
  const { library, segmenter } = corpus;
  const normalize = (text: string) => segmenter.normalize(text).text;
  const stories = createStories({ memory: createStoryMemory(database), normalize });
  const articles = Array.from(library.summaries(), ({ id, path, head }) => ({
    id,
    path,
    publishedMs: head.publishedMs,
  }));
  await withProgress(context, 'comparing', (progress) =>
    assignMissing({
      stories,
      articles,
      read: (id) => library.article(id),
      takeTurn: () => takeTurn(context.stop),
      progress,
    }),
  );
  return stories;
}

/** What is kept of stories, for a command that writes nothing. */
export interface KeptStories {
  readonly storyOf: StoryOf;
  readonly close: () => void;
}

/** Without a database that can be read no article has a story. */
export function readStories({ dataDir }: Pick<Settings, 'dataDir'>, log: Log): KeptStories {
  let database: ReturnType<typeof readDatabase> = null;
  const close = () => database?.close();
  try {
    database = readDatabase(dataDir);
    if (database !== null) return { storyOf: prepareStoryOf(database), close };
  } catch (error) {
    log.warn(
      `${dataDir}: expected stories that can be read, got ${String(error)}; only equal paragraphs are one quote`,
    );
  }
  return { storyOf: () => undefined, close };
}
