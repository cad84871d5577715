import { asControl } from './as-control.js';
import { ControlError } from './control-error.js';
import type { Control } from './controls.js';

/**
 * The controls of a playground in another process, or in a browser: the same functions, by HTTP.
 *
 * @param baseUrl `http://127.0.0.1:<port>`, the `apiRoot` of the playground.
 */
export function createControl(baseUrl: string): Control {
  const root = baseUrl.replace(/\/+$/u, '');
  return asControl(async (name, args, signal) => {
    const response = await fetch(`${root}/control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args ?? {}),
      signal,
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) throw new ControlError(`${name}: no answer`);
    if ('error' in answer) throw new ControlError(String(answer.error));
    return 'result' in answer ? answer.result : undefined;
  });
}
