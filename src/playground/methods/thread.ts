import type { Params } from '../params.js';
import { badRequest } from '../refusal.js';
import { isAdministrator, isForum, type Room, type StoredMessage } from '../world/room.js';

/**
 * The topic a message goes to: the one named, else that of the message it answers. `undefined` outside of topics and in
 * the topic "General", which no `message_thread_id` names, 1 neither.
 *
 * @throws Refusal
 */
export function readThread(
  params: Params,
  room: Room,
  replyTo: StoredMessage | undefined,
  botId: number,
): number | undefined {
  const named = params.integer('message_thread_id', { default: 0 });
  const thread = named === 0 ? threadOf(room, replyTo) : named;
  if (thread === undefined) return undefined;
  if (isForum(room)) {
    const topic = room.topics.get(thread);
    if (topic === undefined) throw badRequest('message thread not found');
    if (topic.closed && !isAdministrator(room, botId)) throw badRequest('TOPIC_CLOSED');
    return thread;
  }
  // In a supergroup without topics a thread is a message and what answers it.
  if (room.chat.type !== 'supergroup' || !room.messages.has(thread)) throw badRequest('message thread not found');
  return thread;
}

function threadOf(room: Room, replyTo: StoredMessage | undefined): number | undefined {
  return isForum(room) ? replyTo?.message.message_thread_id : undefined;
}
