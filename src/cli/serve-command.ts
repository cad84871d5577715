import { setTimeout as sleep } from 'node:timers/promises';
import { answerQuestion } from '../answer/answer-question.js';
import { createBot } from '../telegram/create-bot.js';
import { type CliContext, type ExitCode, UsageError } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { holdDataFolder } from './hold-data-folder.js';
import { serviceLog } from './log.js';
import { openCorpus } from './open-corpus.js';
import { isStop } from './take-turn.js';

/** Runs the bot until it is asked to stop. */
export async function serveCommand(options: FolderOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const { botToken: token } = settings;
  if (token === undefined) {
    throw new UsageError(
      'expected BOT_TOKEN to be set: @BotFather in Telegram gives one to everybody (/newbot). To try without: npm run ask -- "你的问题"',
    );
  }
  const log = serviceLog(context, settings);
  const release = holdDataFolder(settings.dataDir, 'serve');
  try {
    const bot = createBot({
      token,
      apiRoot: settings.botApiRoot,
      answerQuestion: (question) => answer(question),
      log,
      wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    });
    const onStop = () => void bot.stop();
    context.stop.addEventListener('abort', onStop);
    // A wrong token is told before a large corpus is read.
    if ((await bot.verifyToken()) === null) return 0;
    const corpus = await openCorpus(settings, context, log);
    const { articleCount, passageCount } = corpus.library;
    log.info(`serving ${articleCount} articles, ${passageCount} passages of ${settings.corpusDir}`);
    const answer = (question: string) => answerQuestion(corpus, question);
    await bot.start();
    return 0;
  } catch (error) {
    // Stopped while it still read the articles: done, as far as a bot ever is.
    if (isStop(error, context.stop)) return 0;
    throw error;
  } finally {
    release();
  }
}
