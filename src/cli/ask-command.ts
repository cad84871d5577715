import { type AnswerPorts, answerQuestion } from '../answer/answer-question.js';
import { answerJson } from './answer-json.js';
import { answerText, textStyle } from './answer-text.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { plainLog } from './log.js';
import { openCorpus } from './open-corpus.js';
import { readKept } from './read-kept.js';
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
  const kept = readKept(settings, log);
  try {
    const corpus = await openCorpus({ settings, context, log, save: false, known: kept.known });
    await answerAll(question, options, context, { ...corpus, storyOf: kept.storyOf });
    return 0;
  } finally {
    kept.close();
  }
}

async function answerAll(
  question: string,
  options: AskOptions,
  { stdin, stdout, env, stop }: CliContext,
  news: AnswerPorts,
): Promise<void> {
  const style = textStyle(stdout.isTTY === true && (env.NO_COLOR ?? '') === '');
  const answer = async (asked: string) => {
    const found = answerQuestion(news, asked, { limit: options.limit, explain: options.explain === true });
    await write(stdout, options.json === true ? `${answerJson(found)}\n` : answerText(found, style));
  };
  if (question !== '-') {
    await answer(question);
    return;
  }
  for await (const line of readLines(stdin, stop)) {
    await answer(line);
    await takeTurn(stop);
  }
}

/** Waits where the reader is slower than we are. */
async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await new Promise((resolve) => stream.once('drain', resolve));
}
