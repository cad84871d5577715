import type { Control } from '../../src/playground/control/controls.js';
import type { SeededRandom } from './seeded-random.js';

/** What befalls a chat while it is told. */
export const fates = ['fine', 'blocked', 'flooded', 'migrated', 'dropped', 'refused'] as const;
export type Fate = (typeof fates)[number];

/** Parts of all chats: 1% blocked, flooded, migrated and met with 502; 0.5% cut off after their message was accepted. */
const shares: readonly (readonly [Fate, number])[] = [
  ['blocked', 0.01],
  ['flooded', 0.01],
  ['migrated', 0.01],
  ['dropped', 0.005],
  ['refused', 0.01],
];

export const floodSeconds = 5;

export interface BroadcastChat {
  /** As it was when it subscribed. */
  readonly chatId: number;
  /** As it is when it is told. */
  readonly toldChatId: number;
  readonly fate: Fate;
}

/** People who have started the bot, and groups it is in, with their fates prepared; in no order. */
export async function createBroadcastChats(
  control: Control,
  count: number,
  random: SeededRandom,
): Promise<readonly BroadcastChat[]> {
  const wanted = shares.flatMap(([fate, share]) => Array<Fate>(Math.max(1, Math.round(count * share))).fill(fate));
  const all = [...wanted, ...Array<Fate>(Math.max(0, count - wanted.length)).fill('fine')];
  const order = all.map((fate) => ({ fate, place: random.next() })).toSorted((a, b) => a.place - b.place);
  const owner = (await control.addUser({})).id;
  const chats: BroadcastChat[] = [];
  for (const { fate } of order) {
    // oxlint-disable-next-line no-await-in-loop -- the ids come one after the other
    chats.push(fate === 'migrated' ? await addMigrated(control, owner) : await addPerson(control, fate));
  }
  return chats;
}

async function addPerson(control: Control, fate: Fate): Promise<BroadcastChat> {
  const { id: chatId } = await control.addUser({});
  await control.say({ user: chatId, text: '/start' });
  const fault = { method: 'sendMessage', chat: chatId };
  if (fate === 'blocked') await control.block({ user: chatId });
  if (fate === 'flooded') await control.fault({ ...fault, retryAfter: floodSeconds });
  if (fate === 'dropped') await control.fault({ ...fault, dropAfterAccept: true });
  if (fate === 'refused') await control.fault({ ...fault, code: 502 });
  return { chatId, toldChatId: chatId, fate };
}

async function addMigrated(control: Control, owner: number): Promise<BroadcastChat> {
  const { id: chatId } = await control.addGroup({ title: '读报小组', members: [owner] });
  await control.addBot({ chat: chatId, by: owner });
  const { id: toldChatId } = await control.migrate({ chat: chatId, by: owner });
  return { chatId, toldChatId, fate: 'migrated' };
}
