import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../playground/clock.js';
import type { BotProcess } from '../playground/control/bot-process.js';
import type { PublishArticle } from '../playground/control/publishing.js';
import { servePage } from '../playground/http/serve-page.js';
import { setScene } from '../playground/set-scene.js';
import { type BotApi, startBotApi } from '../playground/start-bot-api.js';
import { you } from '../playground/you.js';
import { createBotProcess, thisProgram } from './bot-process.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { holdDataFolder } from './hold-data-folder.js';
import { plainLog } from './log.js';
import { mirrorCorpus } from './mirror-corpus.js';
import { readPageFiles } from './page-files.js';
import { PortTakenError } from './port-taken-error.js';
import { createPublisher } from './publish-article.js';
import type { Settings } from './settings.js';

const botId = 7_000_000_001;
/** As many requests are kept to look at, so that a playground may be left running for days. */
const keptRequests = 2_000;

const machineClock: Clock = {
  now: Date.now,
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/**
 * The bot with no token and no account: `serve` itself in a process of its own, a Bot API of this machine for it to talk
 * to, and a page to chat with it. It works on a copy of the corpus and keeps everything in the data folder's
 * `playground/`. Its Telegram begins anew with each start, so the bot's memory of the last one goes too.
 *
 * Runs until it is told to stop, or until the bot can't start.
 */
export async function runPlayground(settings: Settings, context: CliContext): Promise<ExitCode> {
  const folder = join(settings.dataDir, 'playground');
  const corpus = join(folder, 'corpus');
  const data = join(folder, 'bot');
  const log = plainLog(context);
  const release = holdDataFolder(folder, 'serve');
  const token = `${botId}:${randomBytes(26).toString('base64url')}`;
  const firstStart = new AbortController();
  let exitCode: ExitCode = 0;
  const bot = createBotProcess({
    program: thisProgram(),
    env: () => ({
      ...context.env,
      BOT_TOKEN: token,
      BOT_API_ROOT: api?.apiRoot,
      // Nothing leads from its Telegram to this machine's names.
      WEBHOOK_URL: 'off',
      CORPUS_DIR: corpus,
      DATA_DIR: data,
      // Who looks at the page runs the bot.
      ADMIN_IDS: [settings.adminIds, you].filter((id) => id !== undefined).join(' '),
    }),
    ended: (code, signal) => {
      // Before it has ever run, it has said itself why it can't.
      if (!firstStart.signal.aborted) exitCode = 1;
      else log.error(`the bot has ended (${signal ?? `exit ${code}`}); the page can start it again`);
      firstStart.abort();
    },
  });
  let api: BotApi | undefined;
  try {
    const publish = createPublisher({ corpusDir: corpus, timezone: settings.timezone, now: Date.now });
    api = await listen({ port: Number(settings.port), token, botProcess: bot, publish });
    await setScene(api.control, botId);
    for (const { file, reason } of await mirrorCorpus(settings.corpusDir, corpus, context)) {
      log.warn(`${file}: expected to copy it, got ${reason}`);
    }
    for (const name of ['chuchu.sqlite', 'chuchu.sqlite-wal', 'chuchu.sqlite-shm']) {
      rmSync(join(data, name), { force: true });
    }
    bot.start();
    await Promise.race([api.control.polling({}, context.stop).catch(() => undefined), untilAborted(firstStart.signal)]);
    if (exitCode === 0 && !context.stop.aborted) {
      firstStart.abort();
      context.stdout.write(`出处 playground (this is not Telegram; nothing leaves this machine): ${api.apiRoot}\n`);
      await untilAborted(context.stop);
    }
    return exitCode;
  } finally {
    await bot.stop('in-order');
    await api?.close();
    release();
  }
}

interface Listening {
  readonly port: number;
  readonly token: string;
  readonly botProcess: BotProcess;
  readonly publish: PublishArticle;
}

async function listen({ port, token, botProcess, publish }: Listening): Promise<BotApi> {
  try {
    return await startBotApi({
      bots: [
        {
          token,
          username: 'chuchu_playground_bot',
          // No update of this run has a number of an earlier one.
          firstUpdateId: Math.floor(Date.now() / 1000),
        },
      ],
      clock: machineClock,
      port,
      keepRequests: keptRequests,
      otherwise: servePage(await readPageFiles(join(import.meta.dirname, '..', 'page'))),
      botProcess,
      publish,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new PortTakenError(port, error);
    throw error;
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
