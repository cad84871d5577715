import type { PlaygroundEvent } from '../record/events.js';

/**
 * Everything that happens in a playground in another process, from now on or after event number `after`.
 *
 * @param baseUrl `http://127.0.0.1:<port>`
 * @throws whatever `fetch` does where the playground ends first.
 */
export async function* readEvents(
  baseUrl: string,
  { after, signal }: { after?: number; signal?: AbortSignal } = {},
): AsyncGenerator<PlaygroundEvent> {
  const address = new URL('/control/events', baseUrl);
  if (after !== undefined) address.searchParams.set('after', String(after));
  const response = await fetch(address, { ...(signal && { signal }) });
  if (response.body === null) return;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/mu.exec(event)?.[1];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side is this same code
      if (data !== undefined) yield JSON.parse(data) as PlaygroundEvent;
    }
  }
}
