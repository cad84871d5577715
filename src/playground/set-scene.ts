import type { Control } from './control/controls.js';
import { you } from './you.js';

/** Who is there beside the newcomer. */
const lin = 1002;
const sam = 1003;

/**
 * Everything a newcomer finds: themselves and two others, a group they talk in, a forum with a topic, a channel of their
 * own. The bot is in the group, brought by the newcomer, and in the forum, brought by somebody who reads Traditional Chinese,
 * which is what it speaks there; who is in no chat yet can be put there by hand.
 *
 * @param bot its user id
 */
export async function setScene(control: Control, bot: number): Promise<void> {
  await control.addUser({ id: you, firstName: '读者', username: 'reader', languageCode: 'zh-hans' });
  await control.addUser({ id: lin, firstName: '林曉', username: 'lin_xiao', languageCode: 'zh-hant' });
  await control.addUser({ id: sam, firstName: 'Sam', username: 'sam_reads', languageCode: 'en' });
  // A private chat is there from the first time it is asked for.
  for (const chat of [you, lin, sam]) {
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await control.messages({ chat });
  }
  const group = await control.addGroup({ id: -2001, title: '读报小组', members: [lin, you, sam] });
  await control.say({ user: lin, chat: group.id, text: '小微企業去年的用電量，到底增長了多少？' });
  await control.say({ user: sam, chat: group.id, text: '好像有人说，专精特新企业已经有四万多家了。谁说的？' });
  await control.addBot({ chat: group.id, bot, by: you });

  const forum = await control.addGroup({
    id: -1_002_002_002_002,
    title: '财经讨论区',
    members: [lin, you, sam],
    forum: true,
  });
  const thread = await control.createTopic({ chat: forum.id, name: '中小企业', by: lin });
  await control.say({ user: lin, chat: forum.id, thread, text: '這個話題專門討論中小企業的新聞。' });
  await control.addBot({ chat: forum.id, bot, by: lin });

  const channel = await control.addChannel({ id: -1_003_003_003_003, title: '每日财经', owner: you });
  await control.say({ user: you, chat: channel.id, text: '欢迎订阅「每日财经」：每天挑几条值得一读的财经新闻。' });
}
