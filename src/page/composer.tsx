import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../playground/control/state.js';
import { CommandMenu } from './command-menu.js';
import { commandsFor } from './commands-for.js';
import { Icon } from './icon.js';
import { InlineResults } from './inline-results.js';
import { leads } from './leads.js';
import { usePage } from './page-context.js';
import { messagesIn } from './page-state.js';
import { readFile } from './read-file.js';
import { WritingAbout } from './writing-about.js';

/** Where one writes: text, commands with their menu, the bot's name with its inline results, a file. */
export function Composer({ chat }: { readonly chat: ChatState }) {
  const { state, actions, texts } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState(0);
  const [menuAsked, setMenuAsked] = useState(false);
  const draft = state.drafts[chat.key] ?? '';
  const { writing } = state;
  const username = state.world.bots[0]?.username ?? '';
  const language = state.world.users.find(({ id }) => id === state.me)?.language_code ?? '';
  const all = commandsFor(state.profile?.commands ?? {}, chat, state.me, language);
  const typed = /^\/(\w*)$/u.exec(draft)?.[1];
  const commands = menuAsked ? all : typed === undefined ? [] : all.filter(({ command }) => command.startsWith(typed));
  const query = new RegExp(`^@${username}\\s(.*)$`, 'isu').exec(draft)?.[1];

  const results = query === undefined ? [] : (state.inline?.results ?? []);

  useEffect(() => {
    if (writing.kind !== 'new') field.current?.focus();
  }, [writing]);
  useEffect(() => {
    if (query === undefined) actions.closeInline();
    else void actions.askInline(query);
  }, [query, actions]);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [draft]);

  if (chat.chat.type === 'channel' && !leads(chat, state.me)) return <p class="read-only">{texts.readOnly}</p>;

  const write = (text: string): void => {
    setChosen(0);
    setMenuAsked(false);
    actions.write(text);
  };
  const submit = async (): Promise<void> => {
    await actions.submit(draft);
    field.current?.focus();
  };
  const send = (command: string): void => {
    setMenuAsked(false);
    // In a group a command is for one bot by name.
    void actions.say(chat.chat.type === 'private' ? `/${command}` : `/${command}@${username}`);
    write('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that chooses characters in an input method sends nothing.
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (commands.length > 0 && step !== undefined) {
      event.preventDefault();
      setChosen((chosen + step + commands.length) % commands.length);
    } else if (results.length > 0 && step !== undefined) {
      event.preventDefault();
      setChosen(Math.min(Math.max(0, chosen + step), results.length - 1));
      if (chosen + step >= results.length - 1) void actions.moreInline();
    } else if (event.key === 'ArrowUp' && draft === '') {
      const last = messagesIn(state, chat.key, state.thread).findLast(
        ({ author, message }) => author === state.me && message.text !== undefined && message.via_bot === undefined,
      );
      if (last !== undefined) {
        event.preventDefault();
        actions.edit(last.message);
      }
    } else if (event.key === 'Escape') {
      setMenuAsked(false);
      actions.closeInline();
      if (writing.kind !== 'new') actions.cancelWriting();
    } else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && commands.length > 0 && !event.shiftKey)) {
      event.preventDefault();
      const command = commands[chosen]?.command;
      const result = results[chosen];
      if (command === undefined && result !== undefined) void actions.chooseInline(result);
      else if (command === undefined) void submit();
      else if (event.key === 'Tab') write(`/${command} `);
      else send(command);
    }
  };

  return (
    <div class="composer">
      {state.inline !== null && <InlineResults chosen={chosen} />}
      {commands.length > 0 && <CommandMenu commands={commands} chosen={chosen} choose={send} />}
      <WritingAbout />
      <div class="composer-row">
        <button
          type="button"
          class="icon"
          aria-label={texts.menu}
          aria-expanded={menuAsked}
          onClick={() => setMenuAsked(!menuAsked)}
        >
          /
        </button>
        <label class="icon attach">
          <Icon name="attach" />
          <input
            type="file"
            aria-label={texts.attach}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              currentTarget.value = '';
              if (file !== undefined) void readFile(file).then((read) => actions.sendFile(read, draft));
            }}
          />
        </label>
        <textarea
          ref={field}
          rows={1}
          value={draft}
          placeholder={chat.chat.type === 'channel' ? texts.writePost : texts.write}
          aria-label={texts.write}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="icon send"
          aria-label={writing.kind === 'edit' ? texts.save : texts.send}
          disabled={draft.trim() === ''}
          onClick={() => void submit()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class="inline-hint">
        {texts.inlineHint}{' '}
        <button
          type="button"
          class="link"
          onClick={() => {
            write(`@${username} `);
            field.current?.focus();
          }}
        >
          @{username}
        </button>
      </p>
    </div>
  );
}
