import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Topic } from '../../src/alert/subscription.js';
import { referToPassage } from '../../src/article/passage-reference.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createLibrary } from '../../src/library/create-library.js';
import { alertPage } from '../../src/telegram/alerts/alert-page.js';
import type { AlertPorts } from '../../src/telegram/alerts/alert-ports.js';
import { alertStateId, readAlertStateId } from '../../src/telegram/alerts/alert-state.js';
import { digestPage } from '../../src/telegram/alerts/digest-page.js';
import { readTap } from '../../src/telegram/messages/callback-data.js';
import type { Page } from '../../src/telegram/pages/page.js';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { storedAlert } from '../alert/owed-alert.js';
import { anyArticle, anyText, spanIn } from './any-article.js';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';

const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const anyTopic: fc.Arbitrary<Topic> = fc.oneof(
  fc.constant({ kind: 'everything' } as const),
  anyText.map((name) => ({ kind: 'publisher', name }) as const),
  anyText.map((name) => ({ kind: 'category', name }) as const),
  fc
    .tuple(fc.array(anyText, { maxLength: 5 }), fc.array(anyText, { maxLength: 3 }))
    .map(([required, excluded]) => ({ kind: 'words', required, excluded }) as const),
  anyText.map((text) => ({ kind: 'question', text }) as const),
);

/** Alerts of up to a dozen articles, whatever these and their subscriptions hold. */
const anyAlerts = fc
  .tuple(
    fc.array(anyArticle('a'), { minLength: 1, maxLength: 12 }),
    fc.array(anyTopic, { minLength: 1, maxLength: 9 }),
    shares,
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom(...languages),
  )
  .map(([articles, topics, sentence, isPrivate, threadGone, language]) => {
    const library = createLibrary();
    const alerts = articles.map((article, n) => {
      const own = { ...article, id: `a${n}` };
      const passages = splitPassages(own);
      library.put(own, passages);
      const [passage = { id: 'none', text: '' }] = passages;
      return storedAlert({
        id: n + 1,
        chatId: isPrivate ? 5 : -5,
        articleId: own.id,
        ...referToPassage(passage),
        sentence: spanIn(passage.text, sentence),
        subscriptionIds: topics.map((_topic, id) => id),
        threadGone,
      });
    });
    const ports: AlertPorts = {
      news: () => ({ library }),
      subscription: (id) => {
        const topic = topics[id];
        return topic === undefined ? null : { topic };
      },
      texts: textsIn(language),
    };
    return { alerts, ports };
  });

function faultsOf(page: Page | null): string[] {
  if (page === null) return ['no page'];
  const dead = page.keyboard
    .flat()
    .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
    .filter((data) => readTap(data) === null);
  return [...messageFaults(page), ...keyboardFaults(page.keyboard), ...dead.map((data) => `a dead button: ${data}`)];
}

it('an alert is a message that Telegram takes as it is, whatever the article holds', () => {
  fc.assert(
    fc.property(anyAlerts, ({ alerts, ports }) => {
      for (const alert of alerts) expect(faultsOf(alertPage(alert, ports))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('and so is each page of a digest', () => {
  fc.assert(
    fc.property(anyAlerts, ({ alerts, ports }) => {
      for (const page of [0, 1, 2]) expect(faultsOf(digestPage(alerts, page, ports))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('the id of an alert comes back from its buttons', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (id) => {
      const stateId = alertStateId(id);
      expect(stateId).toHaveLength(16);
      expect(readAlertStateId(stateId)).toBe(id);
    }),
  );
});
