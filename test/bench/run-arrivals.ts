import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { FollowedCorpus } from '../../src/cli/follow-corpus.js';
import { keepFolded } from '../../src/cli/keep-folded.js';
import { plainLog } from '../../src/cli/log.js';
import { openAccess } from '../../src/cli/open-access.js';
import { openChats } from '../../src/cli/open-chats.js';
import { openCorpus } from '../../src/cli/open-corpus.js';
import { openStories } from '../../src/cli/open-stories.js';
import { openSubscriptions } from '../../src/cli/open-subscriptions.js';
import { Secrets } from '../../src/cli/secrets.js';
import { readSettings } from '../../src/cli/settings.js';
import { takeTurn } from '../../src/cli/take-turn.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createArticleMemory } from '../../src/storage/sqlite-article-memory.js';
import { longestHold } from './longest-hold.js';
import { type ArrivalMeasures, quantiles } from './measures.js';

// The part of the bot that takes in articles, in a process of its own, with nobody subscribed: files are written into the
// corpus, which is a copy, and its index is there. Arguments: corpus, data folder, files of a burst. Prints measures.

const [corpusDir = '', dataDir = '', burst = ''] = process.argv.slice(2);
const read = readSettings({ env: { CORPUS_DIR: corpusDir, DATA_DIR: dataDir } });
if (read.kind === 'problems') throw new Error('expected settings, got problems with them');
const { settings } = read;
const ended = new AbortController();
const context = {
  env: {},
  stdin: new PassThrough(),
  stdout: process.stdout,
  stderr: new PassThrough(),
  stop: ended.signal,
  secrets: new Secrets(),
  onCrash: () => {},
};
const log = plainLog(context);
const turn = () => takeTurn(ended.signal);

const database = openDatabase(dataDir);
const articles = createArticleMemory(database);
const corpus = await openCorpus({ settings, context, log, save: true, known: articles });
const stories = await openStories({ database, corpus, context });
const folds = keepFolded({ corpus, log, whenQuiet: () => Promise.resolve() });
const { access } = openAccess({ token: '1:nobody', settings, database });
const chats = openChats(database, access);
const subscriptions = openSubscriptions({
  token: 'nobody',
  settings,
  database,
  chats,
  access,
  chatSettings: chats.forBot.chatSettings,
  news: () => corpus,
  segmenter: () => corpus.segmenter,
  chatName: String,
  log,
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
});
const announcer = await subscriptions.announcer({ corpus, stories, context, log });
let told = { arrived: 0, gone: 0 };
let onTold = (): void => {};
const followed = new FollowedCorpus({
  corpus,
  articles,
  settings,
  folds,
  log,
  stop: ended.signal,
  onArriving: (id) => announcer.prepare(id),
  onNews: (news) => {
    announcer.take(news);
    told = { arrived: told.arrived + news.arrived.length, gone: told.gone + news.gone.length };
  },
  onTold: () => onTold(),
});

const firstBegan = performance.now();
let firstMs = 0;
onTold = () => {
  firstMs = performance.now() - firstBegan;
};
const running = followed.run();
const texts = Array.from(corpus.library.articles()).flatMap(({ id }) =>
  corpus.library.passagesOf(id).map(({ text }) => text),
);
let place = 0;
const questions = texts.slice(0, 500).map((text) => text.slice(0, 30));
// What the first look through everything finds is not to be counted among what follows.
await sleep(3_000);

const one: ArrivalMeasures['one'][number][] = [];
for (const passages of [2, 60, 400]) {
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  one.push({ passages, ...(await measure(() => write(`one-${passages}`, passages), { arrived: 1, gone: 0 })) });
}
const names = Array.from({ length: Number(burst) }, (_, n) => `burst-${n}`);
const asked: number[] = [];
const asking = new AbortController();
const askers = (async () => {
  for (let n = 0; !asking.signal.aborted; n++) {
    const began = performance.now();
    answerQuestion(corpus, questions[n % questions.length] ?? '');
    asked.push(performance.now() - began);
    // oxlint-disable-next-line no-await-in-loop -- people ask one after the other
    await sleep(20);
  }
})();
const many = await measure(() => names.map((name) => write(name, 2)), { arrived: names.length, gone: 0 });
asking.abort();
await askers;
const removal = await measure(() => names.map((name) => rmSync(join(corpusDir, `${name}.html`))), {
  arrived: 0,
  gone: names.length,
});
ended.abort();
await running;
await folds.settled();
database.close();
const measures: ArrivalMeasures = {
  articles: corpus.library.articleCount,
  passages: corpus.library.passageCount,
  firstMs,
  one,
  burst: { files: names.length, ...many, questionMs: quantiles(asked), questions: asked.length },
  removal,
};
process.stdout.write(JSON.stringify(measures));

/** An article of the corpus's own paragraphs, put together as nowhere else. */
function write(name: string, passages: number): void {
  const text = Array.from({ length: passages }, () => {
    const paragraph = texts[(place = (place + 7_919) % texts.length)] ?? '';
    return `<p>${paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
  });
  const head = `---\ntitle: 第${name}篇\ndate: ${new Date().toISOString()}\n---\n`;
  writeFileSync(join(corpusDir, `${name}.html`), `${head}${text.join('\n')}\n`);
}

/** From when all is written until all is told; and how long the loop was held meanwhile, the writing left out. */
async function measure(act: () => unknown, expected: typeof told): Promise<{ toldMs: number; holdMs: number }> {
  told = { arrived: 0, gone: 0 };
  const all = new Promise<void>((resolve) => {
    onTold = () => {
      if (told.arrived >= expected.arrived && told.gone >= expected.gone) resolve();
    };
  });
  act();
  const began = performance.now();
  const holdMs = await longestHold(() => all, turn);
  return { toldMs: performance.now() - began, holdMs };
}
