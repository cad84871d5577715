import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createMailbox, type Mailbox } from './mailbox.js';
import { type ApiFault, Refusal } from './refusal.js';
import { standInBot, standInToken } from './stand-in-bot.js';
import {
  createStandInChats,
  incomingMessage,
  type MessageContent,
  type SentMessage,
  type WrittenMessage,
} from './stand-in-chats.js';
import { createStandInProfile } from './stand-in-profile.js';
import { type EditRequest, readPollRequest, readTapAnswer } from './stand-in-requests.js';
import { createUpdateQueue } from './update-queue.js';

export type { ApiFault } from './refusal.js';
export { standInBot, standInToken } from './stand-in-bot.js';
export type { SentMessage } from './stand-in-chats.js';

/** A request as it came, whatever became of it. */
export interface ApiCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * A stand-in for `api.telegram.org` on this machine's loopback, and the hand that plays the person who writes.
 *
 * It knows what the bot uses of the Bot API, over real HTTP, with Telegram's codes and descriptions: 401 for another token, 404 for another method, 400 for a message that Telegram would refuse
 * or silently cut down, 409 for the poll that a second one ends. `getUpdates` holds until there is an update or its
 * `timeout` is over, and forgets what a higher `offset` confirms.
 *
 * Nothing here waits on a clock: `sent`, `called` resolve when it happens, and the test's own limit ends a wait in vain.
 *
 * @example
 * const api = await startBotApiStandIn();
 * // spawn the bot with BOT_TOKEN=api.token BOT_API_ROOT=api.apiRoot
 * const question = api.say(7, '中小企业利润增长多少？');
 * const answer = await api.sent(); // answer.text, answer.entities, answer.reply_parameters?.message_id
 * await api.close();
 */
export interface BotApiStandIn {
  /** `http://127.0.0.1:<port>`, for `BOT_API_ROOT`. */
  readonly apiRoot: string;
  /** The one token it knows, for `BOT_TOKEN`. */
  readonly token: string;
  /** Writes to the bot: a private chat where `chatId` is positive, a supergroup where it is negative. */
  say(chatId: number, text: string, more?: MessageContent): WrittenMessage;
  /** Like `say`, for a message without text: a sticker, a photo with a caption … */
  post(chatId: number, content: MessageContent): WrittenMessage;
  /** The oldest accepted `sendMessage` not handed out yet, as soon as there is one. */
  sent(): Promise<SentMessage>;
  allSent(): readonly SentMessage[];
  /** Edits a message that was written. */
  edit(message: WrittenMessage, text: string): void;
  /** Taps a button of a message that the bot sent. */
  tap(message: { readonly chat_id: number; readonly message_id: number }, data: string): void;
  /** The oldest accepted `editMessageText` not handed out yet, as soon as there is one. */
  edited(): Promise<EditRequest>;
  /** The oldest request of that method not handed out yet, as soon as it comes. */
  called(method: string): Promise<ApiCall>;
  allCalls(): readonly ApiCall[];
  /** Ids of updates that the bot has not confirmed. */
  unconfirmed(): readonly number[];
  /** The next `times` requests of the method fail so; `'drop'` closes the connection without an answer. */
  fail(method: string, fault: ApiFault | 'drop', times?: number): void;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

export async function startBotApiStandIn(token: string = standInToken): Promise<BotApiStandIn> {
  const updates = createUpdateQueue();
  const chats = createStandInChats(updates);
  const faults = new Map<string, (ApiFault | 'drop')[]>();
  const sent = createMailbox<SentMessage>();
  const edited = createMailbox<EditRequest>();
  const profile = createStandInProfile();
  const calls = createMailbox<ApiCall>();
  const callsByMethod = new Map<string, Mailbox<ApiCall>>();
  const callsOf = (method: string): Mailbox<ApiCall> => {
    const mailbox = callsByMethod.get(method) ?? createMailbox<ApiCall>();
    callsByMethod.set(method, mailbox);
    return mailbox;
  };

  const methods: Readonly<Record<string, (payload: ApiCall['payload'], gone: AbortSignal) => unknown>> = {
    getMe: () => standInBot,
    deleteWebhook: () => true,
    ...profile,
    answerCallbackQuery: (payload) => readTapAnswer(payload) !== undefined,
    editMessageText: (payload) => {
      const accepted = chats.edit(payload);
      edited.put(accepted);
      return true;
    },
    getUpdates: (payload, gone) => updates.poll(readPollRequest(payload), gone),
    sendMessage: (payload) => {
      const accepted = chats.accept(payload);
      sent.put(accepted);
      const { message_id, chat_id, text } = accepted;
      return { message_id, date: 0, chat: { id: chat_id, type: chat_id > 0 ? 'private' : 'supergroup' }, text };
    },
  };

  const perform = async (request: IncomingMessage, gone: AbortSignal): Promise<unknown> => {
    const [, usedToken, method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(request.url ?? '') ?? [];
    if (usedToken === undefined) throw new Refusal({ error_code: 404, description: 'Not Found' });
    if (decodeURIComponent(usedToken) !== token) {
      throw new Refusal({ error_code: 401, description: 'Unauthorized' });
    }
    const call = { method, payload: await readPayload(request) };
    calls.put(call);
    callsOf(method).put(call);
    const fault = faults.get(method)?.shift();
    if (fault === 'drop') return dropped;
    if (fault !== undefined) throw new Refusal(fault);
    const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (run === undefined) throw new Refusal({ error_code: 404, description: 'Not Found' });
    return run(call.payload, gone);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, gone: AbortSignal): Promise<void> => {
    try {
      const result = await perform(request, gone);
      if (result === dropped) request.socket.destroy();
      else send(response, 200, { ok: true, result });
    } catch (error) {
      const fault = asFault(error);
      send(response, fault.error_code, { ok: false, ...fault });
    }
  };

  const server = createServer((request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    void answer(request, response, gone.signal);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    say: (chatId, text, more) => chats.post(chatId, { text, ...more }),
    post: (chatId, content) => chats.post(chatId, content),
    edit: (message, text) => updates.push({ edited_message: { ...message, text, edit_date: message.date } }),
    tap: ({ chat_id, message_id }, data) =>
      updates.push({
        callback_query: {
          id: `${chat_id}:${message_id}:${data}`,
          from: { id: 42, is_bot: false, first_name: '读者' },
          chat_instance: '1',
          data,
          message: incomingMessage(chat_id, message_id, { from: standInBot }),
        },
      }),
    edited: () => edited.take(),
    sent: () => sent.take(),
    allSent: () => sent.all(),
    called: (method) => callsOf(method).take(),
    allCalls: () => calls.all(),
    unconfirmed: () => updates.unconfirmed(),
    fail: (method, fault, times = 1) => {
      faults.set(method, [...(faults.get(method) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** In place of a result: the connection is to be closed without an answer. */
const dropped = Symbol('dropped');

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A mistake in the stand-in itself shows as 500, with its reason. */
function asFault(error: unknown): ApiFault {
  if (error instanceof Refusal) return error.fault;
  return { error_code: 500, description: `Internal Server Error: ${String(error)}` };
}

async function readPayload(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  if (body === '') return {};
  const payload: unknown = JSON.parse(body);
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}
