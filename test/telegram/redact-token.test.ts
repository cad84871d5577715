import { createServer } from 'node:http';
import * as fc from 'fast-check';
import { Api, GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { describeError } from '../../src/telegram/connection/describe-error.js';
import { redactToken } from '../../src/telegram/connection/redact-token.js';

const token = '123456:AAsecret-part_of_the_token';

it.each([
  [
    `request to https://api.telegram.org/bot${token}/getMe failed`,
    'request to https://api.telegram.org/bot<token>/getMe failed',
  ],
  [`path /bot${encodeURIComponent(token)}/`, 'path /bot<token>/'],
  ['only AAsecret-part_of_the_token', 'only <token>'],
  ['nothing to hide', 'nothing to hide'],
])('%s', (text, redacted) => {
  expect(redactToken(text, token)).toBe(redacted);
});

it('leaves no token in any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 8 }), (before, after, secret) => {
      fc.pre(!'<token>'.includes(secret));
      expect(redactToken(`${before}${secret}${after}`, secret)).not.toContain(secret);
    }),
  );
});

it('tells what an error was caused by, without the token, and comes to an end', () => {
  const refused = new Error(`connect ECONNREFUSED https://api.telegram.org/bot${token}/getFile`);
  const failed = new TypeError('fetch failed', { cause: refused });
  refused.cause = failed;
  expect(describeError(failed, token)).toBe(
    'TypeError: fetch failed, caused by Error: connect ECONNREFUSED https://api.telegram.org/bot<token>/getFile, caused by TypeError: fetch failed, caused by Error: connect ECONNREFUSED https://api.telegram.org/bot<token>/getFile',
  );
});

it('tells of a request that took too long, without the token', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const api = new Api(token, { apiRoot: `http://127.0.0.1:${port}`, timeoutSeconds: 0.05 });
  const error: unknown = await api.getMe().catch((reason: unknown) => reason);
  silent.closeAllConnections();
  silent.close();
  expect(error).toBeInstanceOf(Error);
  const line = describeError(error, token);
  expect(line).toContain('getMe');
  expect(line).toContain('0.05 seconds');
  expect(line).not.toContain('AAsecret');
});

it('tells what failed, without token, payload, or what the person wrote', () => {
  const inner = new Error(`request to http://127.0.0.1/bot${token}/sendMessage failed, reason: connect ECONNREFUSED`);
  expect(describeError(new HttpError("Network request for 'sendMessage' failed!", inner), token)).toBe(
    "Network request for 'sendMessage' failed! Error: request to http://127.0.0.1/bot<token>/sendMessage failed, reason: connect ECONNREFUSED",
  );
  const refusal = { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' } as const;
  const blocked = new GrammyError('Call failed', refusal, 'sendMessage', { text: '私人的话' });
  expect(describeError(blocked, token)).toBe('sendMessage: 403 Forbidden: bot was blocked by the user');
  expect(describeError(new TypeError('cannot read 私人的话\nof this'), token, ['私人的话'])).toBe(
    'TypeError: cannot read <text> of this',
  );
});
