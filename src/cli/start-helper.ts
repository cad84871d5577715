import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromHelper, HelperProcess } from '../ingest/helper-process.js';

const modulePath = fileURLToPath(new URL('./reading-helper.js', import.meta.url));

/** Starts a process that reads and segments files. It ends with this one, however this one ends. */
export function startHelper(): HelperProcess {
  const child = fork(modulePath, [], {
    // Bytes are sent as bytes, not as JSON.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  // A message that no longer arrives is told by `exit`.
  child.on('error', () => {});
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => {
      child.on('message', (message) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module that was started sends nothing else
        listener(message as FromHelper);
      });
    },
    onEnd: (listener) => {
      child.once('exit', (code, signal) => listener(signal ?? `exit code ${code}`));
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}
