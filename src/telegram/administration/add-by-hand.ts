import type { Api } from 'grammy';
import type { Document, Message } from 'grammy/types';
import { MAX_FILE_BYTES } from '../../article/rejection.js';
import type { ChatPorts } from '../chat-ports.js';
import { downloadFile } from '../connection/download-file.js';
import { replyTarget } from '../connection/reply-target.js';
import { respond } from '../messages/respond.js';
import type { Administration } from './administration.js';
import { takenText } from './taken-text.js';
import type { SettledFile, TakenByHand, TakerByHand } from './taker-by-hand.js';
import { type WantedArticles, wantedArticles } from './wanted-articles.js';

export interface AddByHand {
  readonly api: Api;
  readonly message: Message;
  /** What stands behind `/add`. */
  readonly wanted: string;
}

type SomeArticles = Exclude<WantedArticles, { readonly kind: 'nothing' }>;

/**
 * Takes what an administrator wants taken and tells what came of it: at once that it is being read, then, in the place of
 * that, what was taken, and whether it can be asked for.
 *
 * @param failed is told what went wrong
 * @throws GrammyError, HttpError
 */
export async function addByHand(
  { api, message, wanted }: AddByHand,
  ports: ChatPorts,
  administration: Administration,
  failed: Failed,
): Promise<void> {
  const say = (text: string): Promise<void> => {
    const { message_id: questionMessageId, chat } = message;
    const known = ports.pageStates.findByQuestion(chat.id, questionMessageId);
    const target = replyTarget(message);
    return respond(api, { reply: { kind: 'say', text }, target, questionMessageId, known }, ports, failed);
  };
  const articles = wantedArticles(message, wanted);
  const { administrator: texts } = ports.texts;
  if (articles.kind === 'nothing') return say(texts.addNeedsSomething());
  // It is taken whether or not this arrives.
  await say(texts.adding()).catch((error: unknown) => failed('could not tell that it is read', error));
  await say(await takeAndTell(api, articles, ports, administration, failed));
}

type Failed = (doing: string, error: unknown) => void;

async function takeAndTell(
  api: Api,
  articles: SomeArticles,
  { texts: { administrator: texts }, stopping }: ChatPorts,
  { byHand }: Administration,
  failed: Failed,
): Promise<string> {
  try {
    const taken =
      articles.kind === 'document'
        ? await takeDocument(api, articles.document, byHand, stopping)
        : await takeAddresses(articles.addresses, byHand, stopping);
    if (taken === 'too-large') return texts.fileTooLarge(MAX_FILE_BYTES / 1024);
    if ('why' in taken) return texts.fileNotFetched(taken.why);
    const written = taken.flatMap((one) => (one.kind === 'new' || one.kind === 'changed' ? [one.path] : []));
    const settled: ReadonlyMap<string, SettledFile> =
      written.length === 0 ? new Map() : await byHand.whenSettled(written, stopping);
    return takenText(taken, settled, texts);
  } catch (error) {
    if (stopping.aborted) return texts.addInterrupted();
    failed('could not take an article', error);
    return texts.addFailed();
  }
}

async function takeAddresses(
  addresses: readonly string[],
  byHand: TakerByHand,
  stopping: AbortSignal,
): Promise<readonly TakenByHand[]> {
  const taken: TakenByHand[] = [];
  for (const address of addresses) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    taken.push(...(await byHand.takeAddress(address, stopping)));
  }
  return taken;
}

async function takeDocument(
  api: Api,
  { file_id, file_name = '', file_size = 0 }: Document,
  byHand: TakerByHand,
  stopping: AbortSignal,
): Promise<readonly TakenByHand[] | 'too-large' | { readonly why: string }> {
  if (file_size > MAX_FILE_BYTES) return 'too-large';
  const file = await downloadFile(api, file_id, { maxBytes: MAX_FILE_BYTES, signal: stopping });
  if (file.kind === 'bytes') return [await byHand.takeFile(file_name, file.bytes)];
  stopping.throwIfAborted();
  return file.kind === 'failed' ? file : 'too-large';
}
