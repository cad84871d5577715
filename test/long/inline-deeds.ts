import type { Deeds, Scene } from './deed.js';

/** What people type behind the bot's name, in any chat, and what they pick of it. */
export function inlineDeeds(scene: Scene, group: number): Deeds {
  const { control, random, ledger, readers, question } = scene;
  const type = async (user: number, query: string): Promise<void> => {
    const { queryId, updateId } = await control.typeInline({ user, query });
    // Where Telegram itself knows the answer, the bot is not asked.
    if (updateId !== null) ledger.type(queryId, user);
    if (query.length > 4) ledger.words.add(query);
  };
  return {
    'types inline': {
      weight: 6,
      run: async () => {
        const user = random.pick(readers);
        const whole = random.next() < 0.1 ? '' : question();
        const keys = [0.4, 0.7, 1].map((part) => whole.slice(0, Math.ceil(whole.length * part)));
        for (const query of new Set(keys)) {
          // oxlint-disable-next-line no-await-in-loop -- as one person types
          await type(user, query);
        }
      },
    },
    'picks inline': {
      weight: 2,
      run: async () => {
        const recent = ledger.shown.slice(-20);
        if (recent.length === 0) return;
        const { queryId, user, resultIds } = random.pick(recent);
        const chat = random.next() < 0.5 ? user : group;
        await control.chooseInline({ user, queryId, resultId: random.pick(resultIds), chat });
      },
    },
  };
}
