import { somebody } from '../serve/message-contents.js';
import type { AnyConfiguration } from './any-configuration.js';
import type { AnyDocument } from './any-feed.js';
import type { IndexDamage, SectionChange } from './any-index-damage.js';
import type { AnyQuestion } from './any-question.js';
import type { AnyWebhookRequest } from './any-webhook-request.js';
import type { ReadingInput } from './article-reading.js';
import type { UpdateBatch } from './updates.js';

/** What was found once, each as small as it could be made: something did not hold of it, and does now. */
export interface Findings {
  readonly article: readonly ReadingInput[];
  readonly question: readonly AnyQuestion[];
  readonly index: readonly IndexDamage[];
  readonly feed: readonly AnyDocument[];
  readonly webhook: readonly AnyWebhookRequest[];
  readonly updates: readonly UpdateBatch[];
  readonly settings: readonly AnyConfiguration[];
}

const asked = (text: string): AnyQuestion => ({ parts: [{ kind: 'words', text }], between: '', way: 'asked' });

const document = (pieces: AnyDocument['pieces']): AnyDocument => ({
  as: 'feed',
  contentType: null,
  encoding: 'utf8',
  before: [],
  pieces,
  edits: [],
});

const sections = (...changes: readonly SectionChange[]): IndexDamage => ({ kind: 'sections', changes });
const number = (section: number, at: number, value: number): SectionChange => ({
  section,
  kind: 'number',
  at,
  type: 'uint32',
  value,
});

const request: AnyWebhookRequest = {
  method: 'POST',
  target: '/hook',
  secret: 'right',
  contentType: 'application/json',
  body: { kind: 'long', bytes: 3_000_000 },
  length: 'told',
  writes: 30,
  junk: '',
};

const envFile = (envText: string): AnyConfiguration => ({
  env: {},
  envText,
  options: [],
  secretFile: { before: '', after: '', isText: true },
});

export const findings: Findings = {
  // Those of article reading took too long, and are in `growth.test.ts`.
  article: [],
  question: [
    // Behind quotes that end an exclusion, a filter was prose, and became one when the question was rewritten.
    asked('-"小微企业"来源:科技日报'),
    // The first place that says the same was taken out, and the filter stayed.
    asked('x来源:没有 登月 来源:没有'),
  ],
  index: [
    // As many words as that in one passage were memory to be asked for.
    sections(number(18, 0, 2 ** 32 - 1)),
    // An article of as many passages was gone through when it was taken out.
    sections(number(14, 0, 2 ** 32 - 1)),
    // A key of records that is out of its order is not found.
    { kind: 'sections', changes: [{ section: 26, kind: 'number', at: 0, type: 'uint16', value: 256 }] },
  ],
  feed: [
    // A title that was cut behind a blank kept it, and was another one when the post was read.
    document([
      ['<rss><channel><item><title>', 1],
      ['字', 299],
      [` 字</title><description>${'天不亮就到了。'.repeat(9)}</description></item></channel></rss>`, 1],
    ]),
  ],
  webhook: [
    // Whoever was still writing did not get the answer.
    request,
    { ...request, length: 'chunked' },
  ],
  updates: [
    // What belongs to a chat, and names none, was thrown out of the handlers.
    { isOdd: true, updates: [{ type: 'my_chat_member', body: { from: somebody, date: 1 } }] },
  ],
  settings: [
    // No number holds it: another chat would have been let in.
    envFile('ALLOWED_CHATS=-9999999999999999'),
    // One line, where only CR ends it, and all of it shown.
    envFile('WEBHOOK_LISTEN=42, 43\rWEBHOOK_SECRET={hook}'),
    // A password whose other half is a comment.
    envFile('WEBHOOK_URL=https://u:{hook}/x#?@a.example'),
  ],
};
