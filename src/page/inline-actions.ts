import type { Control } from '../playground/control/controls.js';
import type { InlineAnswer } from '../playground/world/inline-queries.js';
import type { InlineBox, InlineResult, PageState } from './page-state.js';
import type { QueryAnswers } from './query-answers.js';
import type { Store } from './store.js';

interface InlinePorts {
  readonly store: Store<PageState>;
  readonly control: Control;
  readonly answers: QueryAnswers;
  readonly signalAfter: (milliseconds: number) => AbortSignal;
  readonly notice: (text: string) => void;
}

interface At {
  readonly user: number;
  readonly chat: number;
}

/** Telegram drops a query that was not answered by then. */
const patienceMs = 30_000;

/** Asks the bot for results while somebody types; an answer that comes after the next question is thrown away. */
export async function askInline(ports: InlinePorts, { query, ...at }: At & { readonly query: string }): Promise<void> {
  const { store } = ports;
  if (store.get().inline?.query === query) return;
  const box: InlineBox = { query, queryId: null, state: 'asking', results: [], nextOffset: '', button: null };
  store.set((state) => ({ ...state, inline: { ...box, results: state.inline?.results ?? [] } }));
  await fetchResults(ports, { ...at, query, offset: '' }, []);
}

/** The next results, where the bot has said there are some. */
export async function moreInline(ports: InlinePorts, at: At): Promise<void> {
  const { inline } = ports.store.get();
  if (inline === null || inline.nextOffset === '' || inline.state !== 'answered') return;
  await fetchResults(ports, { ...at, query: inline.query, offset: inline.nextOffset }, inline.results);
}

/** Sends a result by way of the bot; whether it was sent. */
export async function chooseInline(
  { control, notice }: InlinePorts,
  { thread, ...at }: At & { readonly thread: number | null },
  { queryId, id }: InlineResult,
): Promise<boolean> {
  try {
    await control.chooseInline({ ...at, queryId, resultId: id, ...(thread !== null && { thread }) });
    return true;
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
    return false;
  }
}

interface Asked extends At {
  readonly query: string;
  readonly offset: string;
}

async function fetchResults(ports: InlinePorts, asked: Asked, before: readonly InlineResult[]): Promise<void> {
  const { store, control, answers, signalAfter } = ports;
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
    const hasAnswer = (await answers.wait(queryId, signalAfter(patienceMs))) !== null;
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
