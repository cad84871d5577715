import { join } from 'node:path';
import { readPageFiles } from '../../src/cli/page-files.js';
import type { Control } from '../../src/playground/control/controls.js';
import { servePage } from '../../src/playground/http/serve-page.js';
import { setScene } from '../../src/playground/set-scene.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { realClock } from '../playground/real-clock.js';
import { botId, token } from '../playground/stage.js';

/** The page with no bot behind it: the test itself makes the bot's requests. */
export interface OpenStage {
  readonly address: string;
  readonly control: Control;
  /** A request of the bot's; fails where it is refused. */
  call(method: string, payload: object): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<OpenStage> {
  const files = await readPageFiles(join(import.meta.dirname, '..', '..', 'dist', 'page'));
  const api = await startBotApi({
    bots: [{ token }],
    clock: realClock,
    otherwise: servePage(files),
  });
  const { apiRoot, control } = api;
  await setScene(control, botId);
  return {
    address: apiRoot,
    control,
    close: () => api.close(),
    call: async (method, payload) => {
      const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      });
      if (!response.ok) throw new Error(`${method}: ${await response.text()}`);
    },
  };
}
