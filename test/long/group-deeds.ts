import { tapKey } from './chat-deeds.js';
import type { Deeds, Scene } from './deed.js';
import type { Asked } from './ledger-entries.js';

/** A minute in which a group gets so many answers and one person there so many, in a process that was just started; with room for how late a question is handled. */
const limitedMs = 75_000;
const leastAnswers = 7;
const leastAnswersOfOne = 6;

/** A group that asks, of which all answers are to come, and one where settings and alerts may take them away. */
export interface Groups {
  readonly asking: number;
  readonly free: number;
}

/** What people do in groups. */
export function groupDeeds(scene: Scene, { asking, free }: Groups): Deeds {
  const { control, random, ledger, readers, question } = scene;
  const askedThere: { readonly user: number; readonly atMs: number }[] = [];
  const isLimited = (chat: number, user: number): boolean => {
    const sinceMs = Date.now() - limitedMs;
    const recent = askedThere.filter(({ atMs }) => atMs > sinceMs);
    askedThere.push({ user, atMs: Date.now() });
    // A welcome and the like take room, too.
    const others = ledger.unasked.filter((sent) => sent.chat === chat && sent.atMs > sinceMs);
    return (
      recent.length + others.length >= leastAnswers ||
      recent.filter((one) => one.user === user).length >= leastAnswersOfOne
    );
  };
  const say = async (chat: number, text: string, replyTo?: number): Promise<void> => {
    const user = random.pick(readers);
    const mayBeIgnored = chat === free || isLimited(chat, user);
    const { message } = await control.say({ user, chat, text, ...(replyTo !== undefined && { replyTo }) });
    ledger.ask({ chat, user, messageId: message.message_id, mayBeIgnored, words: text });
  };
  const anywhere = (): number => (random.next() < 0.7 ? asking : free);
  return {
    'asks in a group': { weight: 4, run: () => say(anywhere(), `/ask@chuchu_test_bot ${question()}`) },
    'names the bot in a group': { weight: 2, run: () => say(anywhere(), `@chuchu_test_bot ${question()}`) },
    'asks about words in a group': {
      weight: 2,
      run: async () => {
        const chat = anywhere();
        const words = question();
        // Said to the others: the bot is to say nothing.
        const { message } = await control.say({ user: random.pick(readers), chat, text: words });
        ledger.words.add(words);
        await say(chat, '/ask@chuchu_test_bot', message.message_id);
      },
    },
    'replies to an answer in a group': {
      weight: 2,
      run: async () => {
        const given = ledger.given.slice(-200).filter((one) => [asking, free].includes(one.chat) && isSure(one.asked));
        if (given.length === 0) return;
        const { chat, messageId } = random.pick(given);
        const standing = await control.messages({ chat });
        if (!standing.some(({ message }) => message.message_id === messageId)) return;
        await say(chat, question(), messageId);
      },
    },
    'taps in a group': {
      weight: 8,
      run: async () => {
        const standing = [...ledger.buttons.values()].filter(({ chat }) => chat === asking || chat === free).slice(-10);
        if (standing.length === 0) return;
        const buttons = random.pick(standing);
        await tapKey(scene, buttons, random.pick(readers), random.pick(buttons.keys));
      },
    },
    'sets something in a group': {
      weight: 1,
      run: async () => {
        const user = readers[0] ?? 0;
        const text = random.pick(['/settings@chuchu_test_bot', '/subscriptions@chuchu_test_bot', '/subscribe 全部']);
        const { message } = await control.say({ user, chat: free, text });
        ledger.ask({
          chat: free,
          user,
          messageId: message.message_id,
          words: text,
          mayBeIgnored: true,
          mayBeEdited: false,
        });
      },
    },
  };
}

/** The bot knows that it gave the answer. */
function isSure({ inFlightAtKill, isForgotten, edits, atMs }: Asked): boolean {
  return !inFlightAtKill && !isForgotten && edits === 0 && atMs < Date.now() - 3000;
}
