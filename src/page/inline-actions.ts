import type { InlineAnswer } from '../playground/world/inline-queries.js';
import type { ActionPorts } from './action-ports.js';
import type { InlineBox, InlineResult } from './page-state.js';

interface At {
  readonly user: number;
  readonly chat: number;
}

/** Telegram drops a query that was not answered by then. */
const patienceMs = 30_000;

/** Asks the bot for results while somebody types; an answer that comes after the next question is thrown away. */
export async function askInline(ports: ActionPorts, { query, ...at }: At & { readonly query: string }): Promise<void> {
  const { store } = ports;
  if (store.get().inline?.query === query) return;
  const box: InlineBox = { query, queryId: null, state: 'asking', results: [], nextOffset: '', button: null };
  store.set((state) => ({ ...state, inline: { ...box, results: state.inline?.results ?? [] } }));
  await fetchResults(ports, { ...at, query, offset: '' }, []);
}

/** The next results, where the bot has said there are some. */
export async function moreInline(ports: ActionPorts, at: At): Promise<void> {
  const { inline } = ports.store.get();
  if (inline === null || inline.nextOffset === '' || inline.state !== 'answered') return;
  // Until they are there nobody asks for them again.
  ports.store.set((state) => ({ ...state, inline: { ...inline, nextOffset: '' } }));
  await fetchResults(ports, { ...at, query: inline.query, offset: inline.nextOffset }, inline.results);
}

/** Sends a result by way of the bot; whether it was sent. */
export async function chooseInline(
  { control, attempt }: ActionPorts,
  { thread, ...at }: At & { readonly thread: number | null },
  { queryId, id }: InlineResult,
): Promise<boolean> {
  return attempt(() => control.chooseInline({ ...at, queryId, resultId: id, ...(thread !== null && { thread }) }));
}

interface Asked extends At {
  readonly query: string;
  readonly offset: string;
}

async function fetchResults(ports: ActionPorts, asked: Asked, before: readonly InlineResult[]): Promise<void> {
  const { store, control, answers, browser } = ports;
  const put = (change: Partial<InlineBox>): void =>
    store.set((state) =>
      state.inline?.query === asked.query ? { ...state, inline: { ...state.inline, ...change } } : state,
    );
  if (store.get().profile?.info.supports_inline_queries === false) {
    put({ state: 'off', results: [] });
    return;
  }
  try {
    const { queryId } = await control.typeInline(asked);
    put({ queryId });
    const hasAnswer = (await answers.wait(queryId, browser.signalAfter(patienceMs))) !== null;
    if (hasAnswer) put(answered(queryId, await control.inlineAnswer({ queryId }), before));
    else put({ state: 'no-answer' });
  } catch {
    put({ state: 'no-answer', results: before, nextOffset: '' });
  }
}

function answered(queryId: string, answer: InlineAnswer, before: readonly InlineResult[]): Partial<InlineBox> {
  const { choices, nextOffset, button } = answer;
  const start = button?.start_parameter;
  return {
    state: 'answered',
    results: [...before, ...choices.map(({ id, title, description = '' }) => ({ queryId, id, title, description }))],
    nextOffset,
    button: button === undefined || start === undefined ? null : { text: button.text, start },
  };
}
