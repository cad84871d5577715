import type { Control } from '../playground/control/controls.js';
import type { PlaygroundEvent } from '../playground/record/events.js';
import { applyEvent, asksForMore } from './apply-event.js';
import { botOf, keptCalls, type PageState } from './page-state.js';
import type { QueryAnswers } from './query-answers.js';
import type { Store } from './store.js';

/** How long it waits before it begins anew, where the browser does not try again by itself. */
const beginAgainAfterMs = 1000;

/**
 * Keeps the page's state what the playground is: reads all of it, then follows the events. Where the connection is lost
 * it waits for it to come back, which may be another playground, and begins anew.
 */
export function followPlayground(store: Store<PageState>, control: Control, answers: QueryAnswers): void {
  let source: EventSource | null = null;
  const begin = (): void => {
    source?.close();
    follow().catch(() => {
      lose();
      // Whoever is asked may have just started, and not be ready.
      setTimeout(begin, beginAgainAfterMs);
    });
  };
  const follow = async (): Promise<void> => {
    await readAll(store, control);
    const { seq } = store.get().world;
    const events = new EventSource(`/control/events?after=${seq}`);
    source = events;
    let wasLost = false;
    events.addEventListener('open', () => {
      // The browser tries again by itself; the events of another playground have other numbers.
      if (wasLost) begin();
    });
    events.addEventListener('error', () => {
      wasLost = true;
      lose();
      // After an answer that is no stream it is closed for good (HTML, "Server-sent events").
      if (events.readyState === EventSource.CLOSED) setTimeout(begin, beginAgainAfterMs);
    });
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side is this same program
      const event = JSON.parse(data) as PlaygroundEvent;
      answers.put(event);
      store.set((state) => applyEvent(state, event));
      if (asksForMore(store.get(), event)) refresh();
    });
  };
  const lose = (): void => store.set((state) => ({ ...state, connection: 'lost' }));
  const refresh = inOrder(async () => {
    try {
      await readWorld(store, control);
    } catch {
      // Where all of it is lost, all of it is read anew.
      setTimeout(() => store.get().connection === 'live' && refresh(), beginAgainAfterMs);
    }
  });
  begin();
}

/** Runs `read`, which never fails, once more after the last call, and never twice at a time. */
function inOrder(read: () => Promise<void>): () => void {
  let running = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted) {
      wanted = false;
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what it is for
      await read();
    }
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}

async function readAll(store: Store<PageState>, control: Control): Promise<void> {
  await readWorld(store, control);
  const { world } = store.get();
  // A message that comes meanwhile comes again as an event, and takes its own place.
  const [calls, rates, lists] = await Promise.all([
    control.calls(),
    control.rates(),
    Promise.all(world.chats.map(async ({ key, chat }) => [key, await control.messages({ chat: chat.id })] as const)),
  ]);
  store.set((state) => ({
    ...state,
    connection: 'live',
    messages: Object.fromEntries(lists),
    unread: {},
    calls: calls.slice(-keptCalls),
    rates,
    waiting: new Set(),
    typing: new Set(),
    inline: null,
  }));
}

async function readWorld(store: Store<PageState>, control: Control): Promise<void> {
  const [world, profile, botProcess, isPolling, faults] = await Promise.all([
    control.state(),
    control.profile(),
    control.botProcess(),
    control.isPolling(),
    control.faults(),
  ]);
  store.set((state) => {
    const ready = isPolling || (state.ready && botProcess?.running !== false);
    return inSight({ ...state, world, profile, botProcess, faults, ready });
  });
}

/** A group that was upgraded is looked at under its new id. */
function inSight(state: PageState): PageState {
  const chat = state.world.chats.find(({ key }) => key === state.open);
  if (chat === undefined) return { ...state, open: state.open === null ? null : `${state.me}/${botOf(state)}` };
  return chat.migratedTo === null ? state : { ...state, open: String(chat.migratedTo), thread: null };
}
