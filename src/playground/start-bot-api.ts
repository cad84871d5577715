import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type BotOptions, createBotAccount } from './bot/bot-account.js';
import type { Clock } from './clock.js';
import { asControl } from './control/as-control.js';
import type { BotProcess } from './control/bot-process.js';
import { serveControl } from './control/control-routes.js';
import { type Control, createRunControl } from './control/controls.js';
import type { PublishArticle } from './control/publishing.js';
import { createDispatch, type Records } from './dispatch.js';
import { refuse, serveBotApi, serveFile } from './http/bot-api-routes.js';
import { isLocalRequest } from './http/is-local-request.js';
import { createWebhookPost } from './http/post-webhook.js';
import { accountMethods } from './methods/account-methods.js';
import { chatMethods } from './methods/chat-methods.js';
import { editMethods } from './methods/edit-methods.js';
import { fileMethods } from './methods/file-methods.js';
import { messageMethods } from './methods/message-methods.js';
import type { MethodTable } from './methods/method.js';
import { queryMethods } from './methods/query-methods.js';
import { updateMethods } from './methods/update-methods.js';
import { createEventHub } from './record/events.js';
import { createFaults } from './record/faults.js';
import { createJournal } from './record/journal.js';
import { createRateMeter } from './record/rate-meter.js';
import { notFound } from './refusal.js';
import { createCallbackQueries } from './world/callback-queries.js';
import { createFiles } from './world/files.js';
import { createInlineQueries } from './world/inline-queries.js';
import type { World } from './world/world.js';

export interface BotApiOptions {
  /** The bots there are; a test is mostly content with one. */
  readonly bots: readonly BotOptions[];
  readonly clock: Clock;
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  /** Serves every other address, such as the page's. 404 by default. */
  readonly otherwise?: RequestListener;
  /** How many of the newest requests are kept to look at; all by default, as tests want them. */
  readonly keepRequests?: number;
  /** The process that the first bot runs in, where it is this machine's to start and stop. */
  readonly botProcess?: BotProcess;
  /** Adds to the articles that the first bot reads. */
  readonly publish?: PublishArticle;
}

export interface BotApi {
  /** `http://127.0.0.1:<port>`, for `BOT_API_ROOT` and for `createControl`. */
  readonly apiRoot: string;
  readonly port: number;
  /** The controls, without HTTP. */
  readonly control: Control;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

const methods: MethodTable = {
  ...accountMethods,
  ...updateMethods,
  ...messageMethods,
  ...editMethods,
  ...queryMethods,
  ...chatMethods,
  ...fileMethods,
};

/** Longer than clients keep theirs: one that the server ends while a request is on its way is a request that fails. */
const keepAliveMs = 75_000;

/**
 * A Telegram of this machine: the Bot API over real HTTP on loopback, as strict as the real one and stricter where that
 * one silently changes what it is given, and the hands of everybody who is not the bot. It answers this machine alone.
 *
 * @throws Error where the port is taken (`EADDRINUSE`).
 */
export async function startBotApi(options: BotApiOptions): Promise<BotApi> {
  const { bots, clock, port = 0, otherwise, keepRequests, botProcess, publish } = options;
  const events = createEventHub(() => clock.now());
  const webhookRoutes = new Map<string, string>();
  const postWebhook = createWebhookPost(webhookRoutes);
  const accounts = bots.map((bot) => createBotAccount(bot, { clock, events, postWebhook }));
  const [first] = accounts;
  if (first === undefined) throw new Error('expected at least one bot, got none');
  // Ids look like Telegram's, and are small enough that a test can read them.
  let lastId = 5_000_000;
  const world: World = {
    clock,
    events,
    bots: new Map(accounts.map((bot) => [bot.info.id, bot])),
    webhookRoutes,
    people: new Map(),
    rooms: new Map(),
    files: createFiles(),
    callbackQueries: createCallbackQueries(),
    inlineQueries: createInlineQueries(),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
  const records: Records = {
    calls: createJournal(keepRequests),
    outbox: createJournal(keepRequests),
    faults: createFaults(),
    meter: createRateMeter(() => clock.now()),
  };
  const dispatch = createDispatch(world, methods, records);
  const run = createRunControl({
    world,
    records,
    defaultBot: first.info.id,
    ...(botProcess && { botProcess }),
    ...(publish && { publish }),
  });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isLocalRequest(request)) {
      refuse(response, { error_code: 403, description: 'expected a request from this machine, by its own name' });
      return;
    }
    // Joined by hand: as an address of its own, `//x` would name a host.
    const url = new URL(`http://127.0.0.1${request.url?.startsWith('/') === true ? request.url : '/'}`);
    if (await serveBotApi(dispatch, request, response, url)) return;
    if (serveFile(world, response, url)) return;
    if (await serveControl(run, events, request, response, url)) return;
    if (otherwise === undefined) refuse(response, notFound);
    else otherwise(request, response);
  };
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      refuse(response, { error_code: 500, description: `Internal Server Error: ${String(error)}` });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;

  return {
    apiRoot: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    control: asControl(async (name, args, signal) => asJson(await run(name, args, signal))),
    close: () =>
      new Promise((resolve) => {
        for (const { webhook } of accounts) webhook.remove();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As it would come over the wire: a copy that later events do not change. */
function asJson(value: unknown): unknown {
  const json = JSON.stringify(value);
  const copy: unknown = json === undefined ? undefined : JSON.parse(json);
  return copy;
}
