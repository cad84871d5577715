import type { BotCommand } from 'grammy/types';
import { usePage } from './page-context.js';

interface CommandMenuProps {
  readonly commands: readonly BotCommand[];
  /** Place of the one that Enter takes. */
  readonly chosen: number;
  readonly choose: (command: string) => void;
}

export function CommandMenu({ commands, chosen, choose }: CommandMenuProps) {
  const { texts } = usePage();
  return (
    <div class="popup" role="group" aria-label={texts.commands}>
      {commands.map(({ command, description }, place) => (
        <button
          key={command}
          type="button"
          class={`command${place === chosen ? ' chosen' : ''}`}
          onClick={() => choose(command)}
        >
          <strong>/{command}</strong> <span>{description}</span>
        </button>
      ))}
    </div>
  );
}
