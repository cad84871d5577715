import type { Message } from 'grammy/types';
import { quotedArticle } from './newsroom.js';
import { subscribingStage, type Voice } from './subscribing-stage.js';

/** Of the emulator's bot. */
export const botUsername = 'chuchu_test_bot';
export const minuteMs = 60_000;

export type GroupStage = Awaited<ReturnType<typeof groupStage>>;

/** A group in which the bot has been for a minute, of an owner and two members; each question is answered by two quotes. */
export async function groupStage(more: { forum?: true; privacy?: boolean; administrator?: true } = {}) {
  const stage = await subscribingStage({ articles: [quotedArticle(), quotedArticle({ id: 'b' })] });
  const { control, clock, news } = stage;
  await control.setBot({ privacy: more.privacy ?? false });
  const [owner, member, other] = await Promise.all([control.addUser({}), control.addUser({}), control.addUser({})]);
  const { id: chat } = await control.addGroup({
    title: '读报群',
    type: 'supergroup',
    members: [owner.id, member.id, other.id],
    ...(more.forum === true && { forum: true }),
  });
  await control.addBot({ chat, by: owner.id, administrator: more.administrator === true });
  clock.advance(minuteMs);
  news.answerWith((question) => ({ kind: 'quotes', question, quotes: [news.quote('a#2'), news.quote('b#0')] }));
  const voice = (user: number): Voice => ({ user, chat });
  const sends = async () => (await control.outbox()).filter(({ kind, chatId }) => kind === 'send' && chatId === chat);
  /** What was said since the last answer gets none: the next answer is to the sign. */
  const silence = async (): Promise<void> => {
    const before = (await sends()).length;
    const { message } = await control.say({ user: owner.id, chat, text: `/ask@${botUsername} 信号` });
    const answer = await stage.hears({ chat });
    if (answer.reply_to_message?.message_id !== message.message_id)
      throw new Error(`expected silence, got ${answer.text}`);
    if ((await sends()).length !== before + 1) throw new Error('expected silence, got an answer');
  };
  /** Says something, as a client would, and gets the answer. */
  const ask = async (who: Voice, text: string, how: { replyTo?: number; quote?: string } = {}): Promise<Message> => {
    await control.say({ ...who, text, ...how });
    return stage.hears(who);
  };
  return {
    ...stage,
    chat,
    owner: voice(owner.id),
    member: voice(member.id),
    other: voice(other.id),
    sends,
    silence,
    ask,
  };
}
