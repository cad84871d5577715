import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Control } from '../../src/playground/control/controls.js';
import type { Life } from './life.js';
import type { SoakWorld } from './soak-world.js';

/** Nothing goes wrong any more, and nothing further comes, until all is answered, taken in and told. */
export async function settle(control: Control, { steady, sources }: SoakWorld, life: Life, cwd: string): Promise<void> {
  await control.clearFaults();
  await steady?.settle();
  await control.idle();
  await untilQuiet(control);
  sources.corpus.look(sources.newsroom.made);
  await untilTold(join(cwd, 'data', 'chuchu.sqlite'), steady?.all.flatMap(({ chatIds }) => chatIds) ?? []);
  life.measure();
}

/** Until the bot asks for nothing but updates any more: what is in hand when it is told to stop has 8 s only. */
async function untilQuiet(control: Control): Promise<void> {
  const requests = async (): Promise<number> =>
    (await control.calls()).filter(({ method }) => method !== 'getUpdates').length;
  let before = -1;
  let now = await requests();
  while (now !== before) {
    before = now;
    // oxlint-disable-next-line no-await-in-loop -- longer than the longest fault
    await sleep(5_000);
    // oxlint-disable-next-line no-await-in-loop
    now = await requests();
  }
}

/** Until none of these chats is owed anything that is due, or for two minutes. */
async function untilTold(path: string, chats: readonly number[]): Promise<void> {
  const database = new Database(path, { readonly: true });
  const due = database
    .prepare<[number, string], number>(
      `SELECT count(*) FROM alert WHERE state IN ('owed', 'sending') AND due_at <= ?
         AND chat_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  for (let tries = 0; tries < 480 && (due.get(Date.now(), JSON.stringify(chats)) ?? 0) > 0; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- until it is
    await sleep(250);
  }
  database.close();
}
