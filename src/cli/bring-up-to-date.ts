import type { KnownArticles } from '../article/known-articles.js';
import { foldAtPassages } from '../index/file/fold-keeper.js';
import type { FoldSummary, IndexStore } from '../index/file/index-store.js';
import type { Checkpoint } from '../ingest/checkpoint.js';
import { HelperPool } from '../ingest/helper-pool.js';
import type { HelperSettings } from '../ingest/helper-process.js';
import { indexChanges, passagesOf } from '../ingest/index-changes.js';
import type { RememberedFolder } from '../ingest/remembered-folder.js';
import { type FolderSurvey, surveyFolder } from '../ingest/survey-folder.js';
import type { Segmenter } from '../words/segmenter.js';
import type { CliContext } from './cli-context.js';
import { countHelpers, machineLimits } from './count-helpers.js';
import type { Log } from './log.js';
import type { PhaseClock } from './phase-clock.js';
import { withProgress } from './progress.js';
import { readFiles } from './read-files.js';
import type { Settings } from './settings.js';
import { startHelper } from './start-helper.js';
import { takeTurn } from './take-turn.js';

export interface BringUpToDateOptions {
  readonly settings: Settings;
  readonly context: CliContext;
  readonly log: Log;
  readonly clock: PhaseClock;
  readonly checkpoint: Checkpoint;
  readonly remembered: RememberedFolder;
  readonly known: KnownArticles;
  /** Loads the dictionary when first called. */
  readonly segmenter: () => Segmenter;
  /** Whether a few changes are saved too, which takes as long as many. */
  readonly saveAll: boolean;
}

export interface UpToDate {
  readonly survey: FolderSurvey;
  /** Where a new frozen layer was made. */
  readonly folded: FoldSummary | null;
}

/** Reads what changed in the corpus, and changes the index into what the corpus is now. */
export async function bringUpToDate(store: IndexStore, options: BringUpToDateOptions): Promise<UpToDate> {
  const { settings, context, log, clock, checkpoint, segmenter } = options;
  const helperSettings = helperSettingsOf(settings);
  const pool = new HelperPool({
    startHelper,
    helpers: countHelpers(settings.indexProcesses, machineLimits()),
    settings: helperSettings,
    onDeath: (what) => log.warn(`${what}; another one tries`),
    stop: context.stop,
  });
  const turn = () => takeTurn(context.stop);
  try {
    const survey = await clock('read', () =>
      withProgress(context, 'reading', (progress) =>
        surveyFolder(settings.corpusDir, {
          remembered: options.remembered,
          known: options.known,
          checkpoint,
          now: Date.now,
          takeTurn: turn,
          read: (files, onReadings) =>
            readFiles(files, onReadings, { pool, settings: helperSettings, takeTurn: turn, progress }),
        }),
      ),
    );
    const { changes } = survey;
    // Before the work that is shown: a bar that stands still for a second says nothing.
    if (changes.put.length > 0 && passagesOf(changes) <= foldAtPassages) segmenter();
    const fold = await clock('segment', () =>
      withProgress(context, 'segmenting', (progress) =>
        indexChanges(store, changes, {
          segmenter,
          run: (tasks, onDone) => pool.run(tasks, onDone),
          checkpoint,
          progress,
          takeTurn: turn,
        }),
      ),
    );
    await pool.close();
    const folding = fold ?? (options.saveAll && changes.any ? store.startFold() : null);
    const folded = await clock('save', () => folding?.finish(changes.records) ?? null);
    return { survey, folded };
  } finally {
    await pool.close();
  }
}

/** How helper processes read and segment. */
export function helperSettingsOf({ timezone, siteUrl, dictionary }: Settings): HelperSettings {
  return { reading: { timezone, ...(siteUrl !== undefined && { siteUrl }) }, userDictionary: dictionary ?? null };
}
