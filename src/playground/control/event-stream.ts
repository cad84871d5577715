import type { ServerResponse } from 'node:http';
import type { EventHub, PlaygroundEvent } from '../record/events.js';

/**
 * Everything that happens, as server-sent events: first what is kept after number `after`, then each as it comes. A
 * browser that was cut off names the last one it had.
 */
export function streamEvents(events: EventHub, response: ServerResponse, after: number | null): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  response.flushHeaders();
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const write = (event: PlaygroundEvent): void => {
    response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  if (after !== null) for (const event of events.since(after)) write(event);
  events.listen(write, gone.signal);
}
