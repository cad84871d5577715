import { answerQuestion } from '../answer/answer-question.js';
import { answerJson } from './answer-json.js';
import { answerText, textStyle } from './answer-text.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { plainLog } from './log.js';
import { openCorpus } from './open-corpus.js';
import { readStories } from './open-stories.js';
import { readLines } from './read-lines.js';
import { takeTurn } from './take-turn.js';

export interface AskOptions extends FolderOptions {
  readonly json?: boolean;
  readonly limit: number;
  readonly explain?: boolean;
}

/** Answers one question, or, given `-`, each line of standard input. */
export async function askCommand(question: string, options: AskOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const log = plainLog(context);
  const corpus = await openCorpus({ settings, context, log, save: false });
  const stories = readStories(settings, log);
  const { stdout, env } = context;
  const style = textStyle(stdout.isTTY === true && (env.NO_COLOR ?? '') === '');
  const answer = async (asked: string) => {
    const found = answerQuestion({ ...corpus, storyOf: stories.storyOf }, asked, {
      limit: options.limit,
      explain: options.explain === true,
    });
    await write(stdout, options.json === true ? `${answerJson(found)}\n` : answerText(found, style));
  };
  try {
    if (question !== '-') {
      await answer(question);
      return 0;
    }
    for await (const line of readLines(context.stdin, context.stop)) {
      await answer(line);
      await takeTurn(context.stop);
    }
    return 0;
  } finally {
    stories.close();
  }
}

/** Waits where the reader is slower than we are. */
async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
}
