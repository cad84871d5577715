import { Composer, type Context } from 'grammy';
import type { ChatMemberUpdated, UserFromGetMe } from 'grammy/types';
import type { ChatPorts } from '../chat-ports.js';
import { describeError } from '../connection/describe-error.js';
import { isIn } from '../connection/is-in.js';
import { isSilenced } from '../connection/is-silenced.js';
import { requestSignal } from '../connection/request-signal.js';
import { postPage } from '../connection/send-page.js';
import { GroupLimitError } from '../groups/group-limit-error.js';
import { plainPage } from '../pages/page.js';
import { oneLine } from '../texts/one-line.js';
import { welcomeAgainAfterMs } from './welcomes.js';

/** Longer than Telegram takes to tell, after the bot was added to a supergroup, that this is a group it was in before. */
const migrationToldWithinMs = 2000;
const maxTitleUtf16Units = 60;

/**
 * Says once, where the bot has been added to a group, how to ask and what it sees. In a channel, where whatever is said
 * reaches all who follow it, it says nothing, and tells whoever added it, if they have a private chat with the bot. Who is
 * promoted or restricted is in the chat already; a group that becomes a supergroup is no new chat.
 */
export function welcomeHandler(ports: ChatPorts): Composer<Context> {
  const { log } = ports;
  const handler = new Composer<Context>();
  handler.on('my_chat_member', async (context) => {
    try {
      await welcome(context, context.myChatMember, context.me, ports);
    } catch (error) {
      if (error instanceof GroupLimitError) return;
      const line = `update ${context.update.update_id}: could not say how to ask: ${describeError(error, context.api.token)}`;
      // Who has added it to a channel need not have written to it.
      if (isSilenced(error)) log.info(line);
      else log.error(line);
    }
  });
  return handler;
}

async function welcome(
  { api }: Pick<Context, 'api'>,
  { chat, from, old_chat_member: before, new_chat_member: after }: ChatMemberUpdated,
  me: UserFromGetMe,
  ports: ChatPorts,
): Promise<void> {
  const { welcomes, texts, stopping } = ports;
  if (welcomes === undefined || chat.type === 'private' || isIn(before) || !isIn(after)) return;
  // A restricted member may be without the right to write.
  if (after.status === 'restricted' && !after.can_send_messages) return;
  if (chat.type === 'supergroup') await ports.wait(migrationToldWithinMs, stopping).catch(() => undefined);
  if (!welcomes.begin(chat.id, ports.now(), welcomeAgainAfterMs)) return;
  const post = (chatId: number, text: string): Promise<number> =>
    postPage(api, { chatId, threadId: 0, silent: false }, plainPage(text), requestSignal(stopping));
  if (chat.type === 'channel') {
    if (!from.is_bot) await post(from.id, texts.welcome.toChannelOwner(oneLine(chat.title, maxTitleUtf16Units) ?? ''));
    return;
  }
  // Privacy mode may be another than when the bot was started; what it says of it must be true.
  const { can_read_all_group_messages: readsAll } = await api.getMe(requestSignal(stopping)).catch(() => me);
  const seesAll = readsAll || after.status === 'administrator';
  await post(chat.id, texts.welcome.toGroup({ botUsername: me.username, seesAll }));
}
