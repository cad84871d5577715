import { createControl } from '../../src/playground/control/control-client.js';
import type { Control } from '../../src/playground/control/controls.js';
import { SEEDS, startChuchu, temporaryFolder } from '../cli/run-chuchu.js';

export interface Playground {
  readonly address: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** `serve` without a token, as `npm start` runs it; the two articles of `seeds/` where no other folder is named. */
export async function openPlayground({ corpus = SEEDS, port = '0' } = {}): Promise<Playground> {
  const chuchu = startChuchu(['serve'], { cwd: temporaryFolder(), env: { PORT: port, CORPUS_DIR: corpus } });
  let output = '';
  chuchu.stdout.on('data', (text: string) => {
    output += text;
  });
  await chuchu.wrote('stdout', '\n');
  const address = /http:\S+/u.exec(output)?.[0] ?? '';
  return {
    address,
    control: createControl(address),
    close: async () => {
      chuchu.kill('SIGTERM');
      await chuchu.ended;
    },
  };
}
