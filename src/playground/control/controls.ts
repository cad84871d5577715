import { Refusal } from '../refusal.js';
import { botProcess } from './bot-process.js';
import { bots } from './bots.js';
import type { Calls, Command, Stage } from './command.js';
import { ControlError } from './control-error.js';
import { groups } from './groups.js';
import { inline } from './inline.js';
import { people } from './people.js';
import { publishing } from './publishing.js';
import { state } from './state.js';
import { tapping } from './tapping.js';
import { trouble } from './trouble.js';
import { watching } from './watching.js';
import { writing } from './writing.js';

/** Everything the hand that plays the people can do. */
const commands = {
  ...people,
  ...writing,
  ...tapping,
  ...groups,
  ...inline,
  ...bots,
  ...botProcess,
  ...publishing,
  ...trouble,
  ...watching,
  ...state,
};

/** The controls as they are called, in this process or, by `createControl`, from another. */
export type Control = Calls<typeof commands>;

/** Runs one control by its name; arguments are checked, so that they may come from anywhere. */
export type RunControl = (name: string, args: unknown, gone: AbortSignal) => Promise<unknown>;

export function createRunControl(stage: Stage): RunControl {
  const table: Readonly<Record<string, Pick<Command<unknown, unknown>, 'invoke'>>> = commands;
  return async (name, args, gone) => {
    const found = Object.hasOwn(table, name) ? table[name] : undefined;
    if (found === undefined) throw new ControlError(`expected the name of a control, got ${JSON.stringify(name)}`);
    try {
      return await found.invoke(stage, args ?? {}, gone);
    } catch (error) {
      if (error instanceof ControlError) throw new ControlError(`${name}: ${error.message}`);
      // What the world refuses a bot, it refuses a person too: a text of 5,000 characters.
      throw error instanceof Refusal ? new ControlError(`${name}: ${error.message}`) : error;
    }
  };
}
