import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { EvaluationFileError } from '../evaluation/evaluation-set.js';
import { CorpusFolderError } from '../intake/corpus-folder-error.js';
import { DataFolderError } from '../storage/data-folder-error.js';
import { isDiskTrouble } from '../storage/disk-trouble.js';
import { PollingConflictError } from '../telegram/connection/polling-conflict-error.js';
import { TokenRefusedError } from '../telegram/connection/token-refused-error.js';
import { WebhookRefusedError, WebhookTakenError } from '../telegram/webhook/webhook-errors.js';
import { DictionaryError } from '../words/dictionary-error.js';
import { type CliContext, type ExitCode, UsageError } from './cli-context.js';
import { DataFolderGoneError } from './data-folder-gone-error.js';
import { describeCrash } from './describe-crash.js';
import { DataFolderBusyError } from './hold-data-folder.js';
import { ListenError } from './listen.js';
import { LostDataError } from './lost-data-error.js';
import { PortTakenError } from './port-taken-error.js';
import { isStop } from './take-turn.js';

const folderName = nameOf('a folder');
const fileName = nameOf('a file');

/** Errors that say by themselves what is wrong and what was expected; no stack helps. */
const plainErrors = [
  CorpusFolderError,
  DataFolderBusyError,
  DataFolderError,
  DataFolderGoneError,
  DictionaryError,
  EvaluationFileError,
  LostDataError,
  PollingConflictError,
  ListenError,
  PortTakenError,
  TokenRefusedError,
  WebhookRefusedError,
  WebhookTakenError,
];

/** @param args the words behind `chuchu` */
export async function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { stderr, stop, secrets } = context;
  let exitCode: ExitCode = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has written already what was wrong; `--help` ends here too, with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isStop(error, stop)) {
      stderr.write('stopped before it was done\n');
      return 1;
    }
    if (error instanceof UsageError) {
      stderr.write(`${error.message}\n`);
      return 2;
    }
    stderr.write(`${secrets.scrub(describeFailure(error))}\n`);
    return 1;
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof Error && plainErrors.some((kind) => error instanceof kind)) return error.message;
  if (!isDiskTrouble(error)) return describeCrash(error);
  return `expected the disk to take what is written, got ${error.message} (${error.code}); give it room, and start again`;
}

/** Each command is loaded when it is called: none needs the modules of all others. */
function createProgram(context: CliContext, finish: (code: ExitCode) => void): Command {
  const { stdout, stderr } = context;
  const program = new Command('chuchu')
    .description('出处: answers a question by quoting the paragraph that answers it, with a link to its source')
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
  // Made after that: a command takes over what its program has by then.
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--corpus <dir>', 'folder with the articles (setting CORPUS_DIR)', folderName)
      .option('--data <dir>', 'folder for what must survive a restart (setting DATA_DIR)', folderName);

  command('serve', 'run the bot; without BOT_TOKEN a playground to try it in, in a browser')
    .option('--new-data', 'begin with an empty data folder, though the bot has run before with another')
    .action(async (options) => {
      const { serveCommand } = await import('./serve-command.js');
      finish(await serveCommand(options, context));
    });
  command('ask', 'answer a question')
    .argument('<question>', 'the question, or - to answer each line of standard input')
    .option('--json', 'one JSON object a question')
    .option('--limit <n>', 'most quotes to show', wholeNumber(1), 5)
    .option('--explain', 'tell why each passage stands where it stands')
    .action(async (question: string, options) => {
      const { askCommand } = await import('./ask-command.js');
      finish(await askCommand(question, options, context));
    });
  command('index', 'read the corpus, build and save the index')
    .option('--json', 'one JSON object')
    .action(async (options) => {
      const { indexCommand } = await import('./index-command.js');
      finish(await indexCommand(options, context));
    });
  command('check', 'read configuration and corpus, tell every problem, change nothing; exit 1 on any problem')
    .option('--json', 'one JSON object')
    .action(async (options) => {
      const { checkCommand } = await import('./check-command.js');
      finish(await checkCommand(options, context));
    });
  command('add', 'take pages, feeds or files into the corpus, once; exit 1 where any was refused')
    .argument('<address or file...>', 'http or https addresses of pages and feeds, and files')
    .option('--json', 'one JSON object an article')
    .action(async (names: string[], options) => {
      const { addCommand } = await import('./add-command.js');
      finish(await addCommand(names, options, context));
    });
  command('backup', 'copy the database of the data folder to a file, also while the bot runs')
    .argument('<file>', 'the copy', fileName)
    .option('--force', 'replace a file that is there')
    .option('--json', 'one JSON object')
    .action(async (file: string, options) => {
      const { backupCommand } = await import('./backup-command.js');
      finish(await backupCommand(file, options, context));
    });
  command('restore', 'put a backup into the data folder, while no bot runs')
    .argument('<file>', 'the backup', fileName)
    .option('--force', 'replace a database that is there')
    .option('--json', 'one JSON object')
    .action(async (file: string, options) => {
      const { restoreCommand } = await import('./restore-command.js');
      finish(restoreCommand(file, options, context));
    });
  command('eval', 'measure the ranking on questions whose answers are known')
    .option('--questions <file...>', 'JSON lines, gzip or not: {"id","question","gold":[passage ids],"answers":[…]}')
    .option('--answerable <file...>', 'questions that the passages answer, to measure refusals with')
    .option('--unanswerable <file...>', 'questions that they do not answer')
    .option('--passages <file...>', 'JSON lines, gzip or not: {"id","text"}; several are pooled (else the corpus)')
    .option('--json', 'one JSON object')
    .option('--baseline', 'measure plain MiniSearch and plain BM25 too, and compare')
    .option('--failures <n>', 'show the worst questions, with explanations', wholeNumber(0), 0)
    .action(async (options) => {
      const { evalCommand } = await import('./eval-command.js');
      finish(await evalCommand(options, context));
    });
  command('feedback', 'print the questions whose quotes people liked, as lines that eval reads')
    .option('--json', 'one JSON object: all votes, counted by question and quote')
    .option('--up', 'only what was liked (for lines the default)')
    .addOption(new Option('--down', 'only what was not; these lines eval does not read').conflicts('up'))
    .action(async (options) => {
      const { feedbackCommand } = await import('./feedback-command.js');
      finish(feedbackCommand(options, context));
    });
  return program;
}

/** An empty name (`--corpus "$UNSET"`) would silently mean the folder of the settings. */
function nameOf(what: string): (text: string) => string {
  return (text) => {
    if (text.trim() === '') throw new InvalidArgumentError(`expected the name of ${what}, got nothing`);
    return text;
  };
}

function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/u.test(text) || value < least || !Number.isSafeInteger(value)) {
      throw new InvalidArgumentError(`expected a whole number from ${least} on, got "${text}"`);
    }
    return value;
  };
}
