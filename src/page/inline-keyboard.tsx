import type { InlineKeyboardButton, Message } from 'grammy/types';
import { Icon } from './icon.js';
import { buttonLink, usernameIn } from './button-actions.js';
import { usePage } from './page-context.js';

interface InlineKeyboardProps {
  readonly message: Message;
  readonly rows: readonly (readonly InlineKeyboardButton[])[];
}

/** The buttons under a message, row by row. */
export function InlineKeyboard({ message, rows }: InlineKeyboardProps) {
  return (
    <div class="keyboard">
      {rows.map((row, place) => (
        <div key={place} class="keyboard-row">
          {row.map((button, column) => (
            <KeyboardButton key={column} message={message} button={button} />
          ))}
        </div>
      ))}
    </div>
  );
}

function KeyboardButton({ message, button }: { readonly message: Message; readonly button: InlineKeyboardButton }) {
  const { state, actions, texts } = usePage();
  const link = buttonLink(button, usernameIn(state));
  if (link !== null) {
    return (
      <a href={link} target="_blank" rel="noopener noreferrer">
        {button.text}
        <Icon name="open" />
        <span class="only-read">{texts.opensPage}</span>
      </a>
    );
  }
  const spins = 'callback_data' in button && state.waiting.has(`${message.message_id}/${button.callback_data}`);
  return (
    <button type="button" aria-busy={spins} onClick={() => void actions.press(message, button)}>
      {button.text}
      {'copy_text' in button && <Icon name="copy" />}
    </button>
  );
}
