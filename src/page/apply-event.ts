import type { Message } from 'grammy/types';
import type { ChatMessage } from '../playground/control/state.js';
import type { CallRecord } from '../playground/record/calls.js';
import type { PlaygroundEvent } from '../playground/record/events.js';
import { keptCalls, type PageState, withMember } from './page-state.js';

/** What the page knows after something happened. What an event does not tell is asked for anew: see `asksForMore`. */
export function applyEvent(state: PageState, event: PlaygroundEvent): PageState {
  switch (event.kind) {
    case 'message':
      return afterMessage(state, event.room, { message: event.message, author: event.author }, event.change);
    case 'deleted':
      return afterDeletion(state, event.room, event.messageIds);
    case 'action':
      return { ...state, typing: withMember(state.typing, event.room, true) };
    case 'polling':
      return event.holding ? { ...state, ready: true } : state;
    case 'call':
      return { ...state, calls: withCall(state.calls, event.call) };
    // Told by requests that wait for them, or of no interest to somebody who looks.
    case 'callback-answer':
    case 'inline-answer':
    case 'confirmed':
    case 'update':
    case 'outgoing':
    case 'reactions':
    case 'world':
      break;
  }
  return state;
}

/** Whether an event changes what only `state` of the controls can tell. */
export function asksForMore({ world }: PageState, event: PlaygroundEvent): boolean {
  // A bot that stops polling may have ended.
  if (event.kind === 'world' || (event.kind === 'polling' && !event.holding)) return true;
  return event.kind === 'message' && !world.chats.some(({ key }) => key === event.room);
}

function afterMessage(
  state: PageState,
  room: string,
  { message, author }: { readonly message: Message; readonly author: number },
  change: 'new' | 'edited',
): PageState {
  const isSeen = state.open === room || author === state.me || change === 'edited';
  return {
    ...state,
    messages: { ...state.messages, [room]: withMessage(state.messages[room] ?? [], message, author) },
    unread: isSeen ? state.unread : { ...state.unread, [room]: (state.unread[room] ?? 0) + 1 },
    // Whoever has written is typing no longer.
    typing: state.world.bots.some(({ id }) => id === author) ? withMember(state.typing, room, false) : state.typing,
  };
}

function withMessage(messages: readonly ChatMessage[], message: Message, author: number): readonly ChatMessage[] {
  const known = messages.find((each) => each.message.message_id === message.message_id);
  if (known === undefined) return [...messages, { message, author, reactions: [] }];
  return messages.map((each) => (each === known ? { ...known, message } : each));
}

function afterDeletion(state: PageState, room: string, ids: readonly number[]): PageState {
  const { writing } = state;
  const target = writing.kind === 'reply' ? writing.to : writing.kind === 'edit' ? writing.message : null;
  const isGone = state.open === room && target !== null && ids.includes(target.message_id);
  return {
    ...state,
    messages: {
      ...state.messages,
      [room]: (state.messages[room] ?? []).filter(({ message }) => !ids.includes(message.message_id)),
    },
    writing: isGone ? { kind: 'new' } : writing,
  };
}

function withCall(calls: readonly CallRecord[], call: CallRecord): readonly CallRecord[] {
  return [...calls.filter(({ seq }) => seq !== call.seq), call].slice(-keptCalls);
}
