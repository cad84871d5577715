import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { anyArticle, anyText } from './any-article.js';
import type { MessageContent } from './incoming-message.js';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';
import { newsroom } from './newsroom.js';
import { buttonsOf, group, person, recordedBot, type Sent } from './recorded-bot.js';

/** What people and the articles do, one thing after the other. */
type Deed =
  | { readonly kind: 'say' | 'edit'; readonly chatId: number; readonly content: MessageContent }
  /** The `pick`-th of all the buttons there are, or ones that nobody made. */
  | { readonly kind: 'tap'; readonly pick: number }
  | { readonly kind: 'forge'; readonly data: string }
  | { readonly kind: 'change'; readonly article: Article }
  | { readonly kind: 'remove' };

const anyWords = fc.oneof(
  anyText,
  fc.constantFrom('/start', '/help', '/latest', '/sources', '/ask', '/ask 利润', '利润增长了多少？', '🎲'),
);
const anyContent: fc.Arbitrary<MessageContent> = fc.oneof(
  anyWords.map((text) => ({ text: text.slice(0, 4096) })),
  anyWords.map((caption) => ({ photo: [], caption: caption.slice(0, 1024), media_group_id: 'album' })),
  fc.constantFrom<MessageContent>(
    { photo: [], media_group_id: 'album' },
    { location: { latitude: 0, longitude: 0 } },
    { dice: { emoji: '🎲', value: 1 } },
    { new_chat_title: '新' },
  ),
);
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('say' as const, 'edit' as const),
    chatId: fc.constantFrom(person, group),
    content: anyContent,
  }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tap' as const), pick: fc.nat(50) }) },
  fc.record({
    kind: fc.constant('forge' as const),
    data: fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{16}:[qpatm]\d+(\.\d+)?$/)),
  }),
  fc.record({ kind: fc.constant('change' as const), article: anyArticle('a') }),
  fc.constant({ kind: 'remove' } as const),
);

function faultsOf({ method, payload }: Sent): string[] {
  if (method === 'answerCallbackQuery') return JSON.stringify(payload['text'] ?? '').length > 202 ? ['too long'] : [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both methods take these fields
  const message = payload as unknown as Parameters<typeof messageFaults>[0] & {
    reply_markup?: { inline_keyboard: Parameters<typeof keyboardFaults>[0] };
  };
  return [...messageFaults(message), ...keyboardFaults(message.reply_markup?.inline_keyboard ?? [])];
}

it('whatever people and articles do, nothing is sent that Telegram refuses, nothing fails, every tap is answered', async () => {
  await fc.assert(
    fc.asyncProperty(anyArticle('a'), fc.array(anyDeed, { maxLength: 15 }), async (article, deeds) => {
      const news = newsroom([article], ['小微企业用电量增长了多少？']);
      news.answerWith((question) => {
        const quotes = news.library.passagesOf('a').map(({ id }) => news.quote(id));
        if (question.length % 3 === 0 || quotes.length === 0) {
          const text = question.slice(0, 24);
          const offers = [{ text, question: `${text} 来源:科技日报` }];
          return { kind: 'nothing-found', question, topics: { kind: 'newest', offers } };
        }
        if (question.length % 5 === 0) {
          const mended = [{ text: `来源:${question.slice(0, 100)}`, question: `${question}。` }];
          const filters = { written: [question], articles: 0, questionWithout: '', mended };
          return { kind: 'nothing-found', question, filters };
        }
        return { kind: 'quotes', question, quotes: quotes.slice(0, 5) };
      });
      const { receive, edit, tap, sent, log } = recordedBot(news);
      let taps = 0;
      const tapOn = async (data: string): Promise<void> => {
        taps += 1;
        await tap(data);
      };
      const doIt = async (deed: Deed): Promise<void> => {
        if (deed.kind === 'say') await receive(deed.chatId, deed.content);
        if (deed.kind === 'edit') await edit(deed.chatId, 11, deed.content);
        if (deed.kind === 'forge') await tapOn(deed.data);
        if (deed.kind === 'change') news.library.put(deed.article, splitPassages(deed.article));
        if (deed.kind === 'remove') news.library.remove('a');
        if (deed.kind === 'tap') {
          const buttons = sent.flatMap((each) => buttonsOf(each).flatMap((row) => Object.values(row)));
          await tapOn(buttons[deed.pick % Math.max(1, buttons.length)] ?? 'none');
        }
      };
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      for (const deed of deeds) await doIt(deed);
      expect(sent.flatMap(faultsOf)).toEqual([]);
      expect(log.lines).toEqual([]);
      expect(sent.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(taps);
    }),
    { numRuns: 200 },
  );
});
