import type { Message } from 'grammy/types';
import type { Control } from '../playground/control/controls.js';
import type { ChatMessage, ChatState, PlaygroundState } from '../playground/control/state.js';
import type { CallRecord } from '../playground/record/calls.js';
import type { Fault } from '../playground/record/faults.js';
import type { Rates } from '../playground/record/rate-meter.js';

type Profile = Awaited<ReturnType<Control['profile']>>;

/** What the page knows of the playground. Rooms are named by their keys. */
export interface PageState {
  readonly connection: 'loading' | 'live' | 'lost';
  readonly world: PlaygroundState;
  readonly profile: Profile | null;
  /** `null` where the bot is in no process that the playground can start. */
  readonly botProcess: { readonly running: boolean } | null;
  /** Whether the bot has waited for updates since it was started. */
  readonly ready: boolean;
  readonly messages: Readonly<Record<string, readonly ChatMessage[]>>;
  readonly unread: Readonly<Record<string, number>>;
  /** Rooms the bot is typing in. */
  readonly typing: ReadonlySet<string>;
  /** Newest last. */
  readonly calls: readonly CallRecord[];
  readonly rates: Rates | null;
  readonly faults: readonly Fault[];

  /** Who one is, by user id. */
  readonly me: number;
  /** The room that is looked at. */
  readonly open: string | null;
  /** The topic that is looked at, in a forum; `null` for the general one. */
  readonly thread: number | null;
  readonly drafts: Readonly<Record<string, string>>;
  readonly writing: Writing;
  /** What of a message is selected with the mouse. */
  readonly selection: { readonly messageId: number; readonly text: string } | null;
  /** Buttons that still spin: `<message id>/<callback data>`. */
  readonly waiting: ReadonlySet<string>;
  readonly notices: readonly Notice[];
  readonly dialog: Dialog | null;
  readonly inline: InlineBox | null;
  readonly panelOpen: boolean;
}

export type Writing =
  | { readonly kind: 'new' }
  /** `quote` is the part that was picked. */
  | { readonly kind: 'reply'; readonly to: Message; readonly quote: string | null }
  | { readonly kind: 'edit'; readonly message: Message };

/** A line that goes by itself. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** Something that must be answered; without `confirm` there is nothing but to have read it. */
export interface Dialog {
  readonly text: string;
  readonly confirm?: { readonly label: string; readonly run: () => void } | undefined;
}

/** Results of what is typed behind the bot's name. */
export interface InlineBox {
  readonly query: string;
  readonly queryId: string | null;
  readonly state: 'asking' | 'answered' | 'no-answer' | 'off';
  readonly results: readonly InlineResult[];
  readonly nextOffset: string;
  readonly button: { readonly text: string; readonly start: string } | null;
}

export interface InlineResult {
  readonly queryId: string;
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** As many requests are kept to look at. */
export const keptCalls = 200;

export function emptyState(me: number): PageState {
  return {
    connection: 'loading',
    world: { seq: 0, bots: [], users: [], chats: [] },
    profile: null,
    botProcess: null,
    ready: false,
    messages: {},
    unread: {},
    typing: new Set(),
    calls: [],
    rates: null,
    faults: [],
    me,
    open: null,
    thread: null,
    drafts: {},
    writing: { kind: 'new' },
    selection: null,
    waiting: new Set(),
    notices: [],
    dialog: null,
    inline: null,
    panelOpen: false,
  };
}

export function chatOf({ world }: PageState, key: string | null): ChatState | undefined {
  return key === null ? undefined : world.chats.find((chat) => chat.key === key);
}

/** The chats somebody is in, the one with the bot first, else in the order they were made. */
export function chatsOf({ world }: PageState, user: number): readonly ChatState[] {
  return world.chats.filter(
    ({ key, chat, members, migratedTo }) =>
      migratedTo === null &&
      (chat.type === 'private'
        ? key.startsWith(`${user}/`)
        : members.some((member) => member.user === user && isPresent(member.status))),
  );
}

export function isPresent(status: ChatState['members'][number]['status']): boolean {
  return status !== 'left' && status !== 'kicked';
}

export function botOf({ world }: PageState): number {
  return world.bots[0]?.id ?? 0;
}

/** What stands in a room, or in one topic of it, oldest first. */
export function messagesIn(state: PageState, key: string, thread: number | null): readonly ChatMessage[] {
  const all = state.messages[key] ?? [];
  if (chatOf(state, key)?.topics.length === 0) return all;
  return all.filter(({ message }) => (message.is_topic_message === true ? message.message_thread_id : null) === thread);
}

/** A copy of a set with `value` in it, or not in it. */
export function withMember<T>(set: ReadonlySet<T>, value: T, isIn: boolean): ReadonlySet<T> {
  const copy = new Set(set);
  if (isIn) copy.add(value);
  else copy.delete(value);
  return copy;
}
