import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeRejection, MAX_FILE_BYTES, rejectOversized } from '../article/rejection.js';
import type { Taken } from '../feed/article-writer.js';
import { createTakerByHand, type TakerByHand } from '../feed/take-by-hand.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { escapeControls } from './escape-controls.js';
import { openFeedPorts } from './open-feed-ports.js';

export interface AddOptions extends FolderOptions {
  readonly json?: boolean;
}

/**
 * Takes what each name leads to, a page, a feed or a file, into the corpus, and tells what it took; exit 1 where anything was
 * refused. It writes files of the corpus only and needs no lock, so that it works while a bot runs, which sees the new files.
 */
export async function addCommand(
  names: readonly string[],
  options: AddOptions,
  context: CliContext,
): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const ports = openFeedPorts(settings);
  const taker = createTakerByHand(ports);
  let refused = 0;
  try {
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- in their order, and each told when it is done
      for (const taken of await take(name, taker, context.stop)) {
        if (taken.kind === 'refused') refused += 1;
        context.stdout.write(options.json === true ? `${JSON.stringify(taken)}\n` : takenText(taken));
      }
    }
  } finally {
    await ports.web.close();
  }
  return refused === 0 ? 0 : 1;
}

async function take(name: string, taker: TakerByHand, stop: AbortSignal): Promise<readonly Taken[]> {
  stop.throwIfAborted();
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(name)) return taker.takeAddress(name, stop);
  const bytes = await readBytes(name);
  return [bytes instanceof Uint8Array ? await taker.takeFile(basename(name), bytes) : bytes];
}

async function readBytes(path: string): Promise<Uint8Array | Extract<Taken, { kind: 'refused' }>> {
  const refuse = (why: string) => ({ kind: 'refused', what: path, why }) as const;
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return refuse(describeRejection(rejectOversized(path, size)));
    return await readFile(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse(`expected a file that can be read, got ${String(error.code)}`);
  }
}

/** `new: added/2022-01-25-….html (2022-01-25-…) 标题`, on one line. */
function takenText(taken: Taken): string {
  const line =
    taken.kind === 'refused'
      ? `refused: ${taken.what}: ${taken.why}`
      : `${taken.kind}: ${taken.path} (${taken.id})${taken.title === null ? '' : ` ${taken.title}`}`;
  return `${escapeControls(line, 'nothing')}\n`;
}
