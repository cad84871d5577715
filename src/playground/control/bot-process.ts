import { command, type Stage } from './command.js';
import { ControlError } from './control-error.js';
import { flag, object, optional } from './shape.js';

/** A bot that runs in a process of its own; whoever starts the playground brings it. */
export interface BotProcess {
  isRunning(): boolean;
  /** Does nothing where it runs already. */
  start(): void;
  /** Resolves when it has ended. */
  stop(how: 'in-order' | 'at-once'): Promise<void>;
}

const nothing = object({});

export const botProcess = {
  /** Whether there is a process to start and stop, and whether it runs. */
  botProcess: command(nothing, ({ botProcess: own }) => (own === undefined ? null : { running: own.isRunning() })),
  /** Ends the bot's process as SIGTERM does, or, `atOnce`, as SIGKILL does. */
  stopBot: command(object({ atOnce: optional(flag) }), async (stage, { atOnce = false }) => {
    await processOf(stage).stop(atOnce ? 'at-once' : 'in-order');
    stage.world.events.emit({ kind: 'world', what: 'bot process' });
  }),
  startBot: command(nothing, (stage) => {
    processOf(stage).start();
    stage.world.events.emit({ kind: 'world', what: 'bot process' });
  }),
};

function processOf({ botProcess: own }: Stage): BotProcess {
  if (own === undefined) throw new ControlError('expected a bot that this playground has started, got none');
  return own;
}
