import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailbox } from '../telegram/mailbox.js';
import { type Stage, startStage } from './stage.js';

/** A request as the bot gets it, to be answered when the test says so. */
interface Brought {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly update: { readonly update_id: number; readonly message?: { readonly text?: string } };
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
}

const url = 'https://bot.example/hook?a=1';
const secret_token = 'a-secret';

let stage: Stage;
let close: () => void;
const brought = createMailbox<Brought>();

beforeEach(async () => {
  stage = await startStage();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is in it is for the test to check
    const update = JSON.parse(Buffer.concat(chunks).toString()) as Brought['update'];
    const { url: path, headers } = request;
    brought.put({
      url: path,
      headers,
      update,
      answer: (status, more = {}) => response.writeHead(status, more).end('{"method":"ignored"}'),
    });
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  await stage.control.routeWebhooks({ host: 'bot.example', to: `http://127.0.0.1:${port}` });
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(async () => {
  await stage.close();
  close();
});

const say = (text: string, user = 42) => stage.control.say({ user, text });
const info = async () => (await stage.call<Record<string, unknown>>('getWebhookInfo')).result;

describe('a webhook', () => {
  it('is brought what waited and what comes, an update a request, with path and secret', async () => {
    await say('一');
    expect(await stage.verdict('setWebhook', { url, secret_token, max_connections: 7 })).toBe('ok');
    const first = await brought.take();
    expect(first.url).toBe('/hook?a=1');
    expect(first.headers).toMatchObject({
      host: 'bot.example',
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': secret_token,
    });
    expect(first.update).toMatchObject({ message: { text: '一' } });
    expect(await info()).toEqual({
      url,
      has_custom_certificate: false,
      pending_update_count: 1,
      max_connections: 7,
    });
    first.answer(200);
    expect(await stage.control.nextDelivery()).toMatchObject({
      updateId: first.update.update_id,
      answer: { status: 200 },
    });
    expect(await stage.control.pendingUpdates()).toEqual([]);
    await say('二');
    expect((await brought.take()).update.message?.text).toBe('二');
  });

  it('brings the next update of a chat when the one before was taken, and those of others meanwhile', async () => {
    const other = await stage.control.addUser({});
    await stage.call('setWebhook', { url });
    await say('一');
    await say('二');
    await say('三', other.id);
    const [one, three] = [await brought.take(), await brought.take()];
    expect([one.update.message?.text, three.update.message?.text]).toEqual(['一', '三']);
    three.answer(200);
    await stage.control.nextDelivery();
    one.answer(204);
    expect((await brought.take()).update.message?.text).toBe('二');
  });

  it('makes no more requests at a time than were allowed', async () => {
    const other = await stage.control.addUser({});
    await stage.call('setWebhook', { url, max_connections: 1 });
    await say('一');
    await say('二', other.id);
    const one = await brought.take();
    expect(one.update.message?.text).toBe('一');
    one.answer(200);
    expect((await brought.take()).update.message?.text).toBe('二');
  });

  it('that fails is tried again after 1 s, 2 s …, or what it asks for, and the error can be asked for', async () => {
    await stage.call('setWebhook', { url });
    const { updateId } = await say('一');
    const fails = async (status: number, headers = {}): Promise<void> => {
      (await brought.take()).answer(status, headers);
      await stage.control.nextDelivery();
    };
    await fails(500);
    expect(await info()).toMatchObject({
      pending_update_count: 1,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
      last_error_date: Math.floor(stage.clock.now() / 1000),
    });
    stage.clock.advance(1000);
    await fails(401);
    stage.clock.advance(2000);
    await fails(503, { 'retry-after': '30' });
    stage.clock.advance(29_999);
    await say('二');
    stage.clock.advance(1);
    const again = await brought.take();
    expect(again.update.update_id).toBe(updateId);
    again.answer(200);
    expect((await brought.take()).update.message?.text).toBe('二');
    expect((await stage.control.deliveries()).map(({ answer }) => answer)).toMatchObject([
      { status: 500 },
      { status: 401 },
      { status: 503 },
      { status: 200 },
    ]);
  });

  it('that says nothing for a minute, is not there, or has no such name has failed', async () => {
    await stage.call('setWebhook', { url });
    await say('一');
    await brought.take();
    stage.clock.advance(60_000);
    await stage.control.nextDelivery();
    expect(await info()).toMatchObject({ last_error_message: 'Read timeout expired' });
    close();
    stage.clock.advance(1000);
    await stage.control.nextDelivery();
    expect(await info()).toMatchObject({ last_error_message: 'Connection refused' });
    await stage.control.routeWebhooks({ host: 'bot.example' });
    stage.clock.advance(2000);
    await stage.control.nextDelivery();
    expect(await info()).toMatchObject({ last_error_message: 'Failed to resolve host: Name or service not known' });
  });

  it('removed in mid-request keeps what was not confirmed for whoever asks next', async () => {
    await stage.call('setWebhook', { url });
    const { updateId } = await say('一');
    const one = await brought.take();
    expect(await stage.verdict('deleteWebhook')).toBe('ok');
    one.answer(200);
    expect(await stage.updates()).toMatchObject([{ update_id: updateId }]);
    expect(await info()).toMatchObject({ url: '', pending_update_count: 0 });
  });

  it('has a port that Telegram calls', async () => {
    expect(await stage.verdict('setWebhook', { url: 'https://bot.example:444/' })).toBe(
      '400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    );
    expect(await stage.verdict('setWebhook', { url: 'https://bot.example:88/' })).toBe('ok');
  });
});
