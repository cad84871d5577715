import type { PageState } from './page-state.js';

/** The page where another chat, topic or person is looked at; what was begun elsewhere stays there. */
export function lookingAnew(state: PageState): PageState {
  return { ...state, thread: null, writing: { kind: 'new' }, inline: null, selection: null };
}

/** The page with a room open, and all that stands in it read. */
export function lookingAt(state: PageState, room: string): PageState {
  return { ...lookingAnew(state), open: room, unread: { ...state.unread, [room]: 0 } };
}
