import type { Deeds, Scene } from './deed.js';
import { categories, markQuestion, markWords, publishers } from './made-article.js';

/** What people set, subscribe to, take with them and let be forgotten; the buttons under it are tapped like all others. */
export function subscribingDeeds({ control, random, ledger, readers, question }: Scene): Deeds {
  const say = async (text: string, user = random.pick(readers)): Promise<void> => {
    const { message } = await control.say({ user, text });
    ledger.ask({ chat: user, user, messageId: message.message_id, words: text, mayBeEdited: false });
  };
  const topic = (): string =>
    random.pick([
      '全部',
      `来源:${random.pick(publishers)}`,
      `分类:${random.pick(categories)}`,
      markWords,
      markQuestion,
      question(),
      '日期:2022',
      '',
    ]);
  return {
    subscribes: { weight: 3, run: () => say(`/subscribe ${topic()}`.trim()) },
    'looks at subscriptions': { weight: 2, run: () => say(random.pick(['/subscriptions', '/unsubscribe'])) },
    unsubscribes: { weight: 1, run: () => say(`/unsubscribe ${topic()}`.trim()) },
    'looks at settings': { weight: 2, run: () => say('/settings') },
    browses: {
      weight: 4,
      run: () =>
        say(
          random.pick(['/latest 今天', '/latest 2022-01-25', `/latest ${random.pick(publishers)}`, '/latest 无人日报']),
        ),
    },
    exports: { weight: 1, run: () => say('/export') },
    imports: {
      weight: 1,
      run: async () => {
        const user = random.pick(readers);
        const text = random.next() < 0.7 ? exportedFile(random.pick(publishers)) : '{"format":';
        const file = { name: 'subscriptions.json', base64: Buffer.from(text).toString('base64') };
        const { message } = await control.post({ user, kind: 'document', caption: '/import', file });
        ledger.ask({ chat: user, user, messageId: message.message_id, mayBeEdited: false });
      },
    },
    'asks what is kept': { weight: 1, run: () => say(random.pick(['/privacy', '/forget'])) },
  };
}

function exportedFile(publisher: string): string {
  const delivery = { kind: 'at-once' };
  const topics = [{ kind: 'publisher', name: publisher }, { kind: 'everything' }];
  const subscriptions = topics.map((topic) => ({ topic, delivery, silent: true, pause: null }));
  return JSON.stringify({ format: 'chuchu-subscriptions', version: 1, subscriptions });
}
