import type { openDatabase } from '../storage/open-database.js';
import { createStoryMemory } from '../storage/sqlite-story-memory.js';
import { assignMissing } from '../story/assign-missing.js';
import { createStories, type Stories } from '../story/stories.js';
import type { CliContext } from './cli-context.js';
import type { OpenCorpus } from './open-corpus.js';
import { withProgress } from './progress.js';
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
