import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { chatNames } from '../../src/cli/chat-names.js';
import { Secrets } from '../../src/cli/secrets.js';

const token = '123456789:AAexampleexampleexampleexampleexamp';

it.each([
  [`https://api.telegram.org/bot${token}/getMe`, 'https://api.telegram.org/bot<token>/getMe'],
  [`/bot${encodeURIComponent(token)}/`, '/bot<token>/'],
  ['half of it: AAexampleexampleexampleexampleexamp', 'half of it: <token>'],
  ['987654321:BBsomebodyelsessomebodyelsessomebod', '<token>'],
  ['header: a-webhook-secret', 'header: <token>'],
  ['https://user:password@example.org/rss', 'https://***@example.org/rss'],
  ['socks5://me:p4ss@10.0.0.1:1080 refused', 'socks5://***@10.0.0.1:1080 refused'],
  ['https://example.org/rss?key=abc&n=2: got HTTP 403', 'https://example.org/rss?key=***&n=***: got HTTP 403'],
  [
    '(https://example.org/a?abc), https://example.org/b#access=1',
    '(https://example.org/a?***), https://example.org/b#***',
  ],
  ['https://example.org/a?b=c; tried again at 12:30', 'https://example.org/a?b=***; tried again at 12:30'],
  ['what? a#b, me@example.org, 12:30', 'what? a#b, me@example.org, 12:30'],
])('%s', (text, scrubbed) => {
  const secrets = new Secrets();
  secrets.keep(token);
  secrets.keep('a-webhook-secret');
  secrets.keep('');
  expect(secrets.scrub(text)).toBe(scrubbed);
  expect(secrets.scrub(scrubbed)).toBe(scrubbed);
});

it('leaves nothing of a secret in any text', () => {
  const secret = fc.stringMatching(/^[\w-]{8,40}$/u);
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, kept, after) => {
      fc.pre(!'<token>'.includes(kept) && !'***@'.includes(kept));
      const secrets = new Secrets();
      secrets.keep(kept);
      expect(secrets.scrub(`${before}${kept}${after}`)).not.toContain(kept);
    }),
  );
});

it('chats are named by a hash that is keyed with the token, or by their ids', () => {
  const hashed = chatNames(token, { logChatIds: 'hashed' });
  expect(hashed(-1001234567890)).toMatch(/^#[0-9a-f]{10}$/u);
  expect(hashed(-1001234567890)).toBe(hashed(-1001234567890));
  expect(hashed(42)).not.toBe(hashed(43));
  expect(chatNames(`${token}x`, { logChatIds: 'hashed' })(42)).not.toBe(hashed(42));
  expect(chatNames(token, { logChatIds: 'plain' })(-42)).toBe('-42');
});
