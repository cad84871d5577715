import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type AnyUpdate, anyUpdate } from '../serve/any-update.js';
import { type FuzzedBot, newsOf, openFuzzedBot, refusedByDesign } from '../serve/fuzzed-bot.js';
import { oddUpdate } from '../serve/odd-update.js';
import type { FuzzTarget } from './fuzz-target.js';
import { openSmallNews } from './small-news.js';

/** Updates that arrive together. */
export interface UpdateBatch {
  /** Whether fields of theirs are missing, or of values that Telegram never sends. */
  readonly isOdd: boolean;
  readonly updates: readonly AnyUpdate[];
}

const maxBatch = 12;

export const updates: FuzzTarget<UpdateBatch> = {
  name: 'updates',
  runsInTest: 100,
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chuchu-fuzz-'));
    const bot = await openFuzzedBot(newsOf(openSmallNews()), folder);
    const batchOf = (isOdd: boolean, update: fc.Arbitrary<AnyUpdate>): fc.Arbitrary<UpdateBatch> =>
      fc.array(update, { minLength: 1, maxLength: maxBatch }).map((all) => ({ isOdd, updates: all }));
    return {
      inputs: fc.oneof(batchOf(false, anyUpdate(bot.chats)), batchOf(true, oddUpdate(bot.chats))),
      check: (batch) => checkBatch(bot, batch),
      close: async () => {
        await bot.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

/** Every tap ends once; nothing is asked of Telegram that it refuses, but what an odd update leads to; and the database is whole. */
export async function checkBatch(bot: FuzzedBot, { isOdd, updates: batch }: UpdateBatch): Promise<void> {
  const { refusals, answers } = await bot.feed(batch);
  assert.ok(
    answers.every((times) => times === 1),
    `taps that are answered ${answers.join(', ')} times; the log says: ${bot.logLines.join(' | ')}`,
  );
  const expected = isOdd ? /^4\d\d /u : refusedByDesign;
  assert.deepEqual(
    refusals.filter((refusal) => !expected.test(refusal)),
    [],
  );
  if (!isOdd) {
    assert.deepEqual(
      bot.logLines.filter((line) => !refusedByDesign.test(line)),
      [],
    );
  }
  assert.deepEqual(bot.database.pragma('foreign_key_check'), []);
}
