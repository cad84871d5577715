import type { Control } from '../../src/playground/control/controls.js';

/** The chats that the updates come from, all known to the playground. */
export interface FuzzChats {
  readonly people: readonly number[];
  /** Has blocked the bot. */
  readonly blocker: number;
  readonly group: number;
  readonly supergroup: number;
  readonly forum: number;
  readonly thread: number;
}

export async function addFuzzChats(control: Control): Promise<FuzzChats> {
  const people = [42, 43];
  const blocker = 44;
  for (const id of [...people, blocker]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await control.addUser({ id });
    // oxlint-disable-next-line no-await-in-loop
    await control.say({ user: id, text: '/start' });
  }
  await control.block({ user: blocker });
  const addGroup = async (more: { type?: 'supergroup'; forum?: boolean }): Promise<number> => {
    const { id } = await control.addGroup({ title: '读报群', members: people, ...more });
    await control.addBot({ chat: id, by: 42 });
    return id;
  };
  const group = await addGroup({});
  const supergroup = await addGroup({ type: 'supergroup' });
  const forum = await addGroup({ forum: true });
  const thread = await control.createTopic({ chat: forum, name: '财经', by: 42 });
  return { people, blocker, group, supergroup, forum, thread };
}
