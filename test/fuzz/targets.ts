import { articleReading } from './article-reading.js';
import { configuration } from './configuration.js';
import { feedParsing } from './feed-parsing.js';
import type { FuzzTarget } from './fuzz-target.js';
import { indexFile } from './index-file.js';
import { questionReading } from './question-reading.js';
import { updates } from './updates.js';
import { webhookBodies } from './webhook-bodies.js';

/** All of them, by what they are called. */
export const targets: readonly FuzzTarget<unknown>[] = [
  articleReading,
  questionReading,
  indexFile,
  feedParsing,
  webhookBodies,
  updates,
  configuration,
];
