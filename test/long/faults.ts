import type { Control } from '../../src/playground/control/controls.js';
import type { SeededRandom } from './seeded-random.js';

/** Part of the description of every refusal that was made to happen. */
export const planned = '(planned)';

const methods = ['sendMessage', 'editMessageText', 'answerCallbackQuery', 'getUpdates'] as const;

/** Lets one of the next requests go wrong; gives what. */
export async function addFault(control: Control, random: SeededRandom): Promise<string> {
  const method = random.pick(methods);
  const kinds = [
    ['429', { retryAfter: 1, description: `Too Many Requests: retry after 1 ${planned}` }],
    ['long 429', { retryAfter: 4, description: `Too Many Requests: retry after 4 ${planned}` }],
    ['502', { code: 502, description: `Bad Gateway ${planned}` }],
    ['lost before', { dropBefore: true }],
    ['lost after', { dropAfterAccept: true }],
    ['slow', { delayMs: 300 + Math.floor(random.next() * 1200) }],
  ] as const;
  const [name, fault] = random.pick(kinds);
  await control.fault({ method, ...fault });
  return `${name}, ${method}`;
}
