import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '../long/seeded-random.js';

/** Sees to it that so many chats at least are still to be told. */
export async function keepSending(news: () => void, left: () => number, enough: number): Promise<void> {
  if (left() >= enough) return;
  const before = left();
  news();
  while (left() <= before) {
    // oxlint-disable-next-line no-await-in-loop -- until it has been matched
    await sleep(20);
  }
}

/** Writes news of today that stands in no corpus, with figures of its own each time: it is another story. */
export function createNews(corpus: string, random: SeededRandom): () => void {
  const figure = (): number => 1_000 + Math.floor(random.next() * 9_000);
  let written = 0;
  return () => {
    written += 1;
    const name = `arriving-${process.pid}-${figure()}-${written}.html`;
    const sentences = Array.from({ length: 8 }, () => `${figure()}号车厢运送了${figure()}人上山。`);
    const head = `---\ntitle: 登山缆车第${figure()}号公告\ndate: ${new Date().toISOString()}\n---\n`;
    writeFileSync(join(corpus, name), `${head}<p>新修的登山缆车今天起接待游客，${sentences.join('')}</p>\n`);
  };
}
