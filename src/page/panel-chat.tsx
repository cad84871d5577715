import { useState } from 'preact/hooks';
import type { ChatState } from '../playground/control/state.js';
import { leads } from './leads.js';
import { usePage } from './page-context.js';
import { botOf, chatOf, isPresent } from './page-state.js';
import { Switch } from './switch.js';

/** Who is in the chat that is open, and what they may do there. */
export function PanelChat() {
  const { state, texts } = usePage();
  const chat = chatOf(state, state.open);
  if (chat === undefined) return <p class="note">{texts.noChat}</p>;
  return chat.chat.type === 'private' ? <PrivateControls chat={chat} /> : <GroupControls chat={chat} />;
}

interface ControlsProps {
  readonly chat: ChatState;
}

function PrivateControls({ chat }: ControlsProps) {
  const { actions, texts } = usePage();
  return (
    <Switch
      label={texts.blocked}
      on={chat.blocked}
      set={(blocked) =>
        void actions.control((control, { user }) => (blocked ? control.block({ user }) : control.unblock({ user })))
      }
    />
  );
}

function GroupControls({ chat }: ControlsProps) {
  const { state, actions, texts } = usePage();
  const bot = botOf(state);
  const mine = chat.members.find(({ user }) => user === state.me);
  const botHere = chat.members.some(({ user, status }) => user === bot && isPresent(status));
  const owns = mine?.status === 'creator';
  const owner = chat.members.find(({ status }) => status === 'creator')?.user ?? state.me;
  return (
    <>
      <Switch
        label={texts.botInChat}
        on={botHere}
        set={(wanted) =>
          void actions.control((control, at) =>
            wanted ? control.addBot({ chat: at.chat, by: at.user }) : control.removeBot({ chat: at.chat, by: at.user }),
          )
        }
      />
      <Switch
        label={owns ? texts.youOwn : texts.youLead}
        on={leads(chat, state.me)}
        disabled={owns}
        set={(administrator) =>
          void actions.control((control, { chat: id, user }) =>
            control.setAdministrator({ chat: id, user, by: owner, administrator }),
          )
        }
      />
      {chat.chat.type !== 'channel' && (
        <Switch
          label={texts.youAnonymous}
          on={mine?.anonymous === true}
          disabled={!leads(chat, state.me)}
          set={(anonymous) =>
            void actions.control((control, { chat: id, user }) =>
              control.setAdministrator({ chat: id, user, by: owner, administrator: true, anonymous }),
            )
          }
        />
      )}
      <Switch
        label={texts.botLeads}
        on={botHere && leads(chat, bot)}
        disabled={!botHere || chat.chat.type === 'channel'}
        set={(administrator) =>
          void actions.control((control, at) =>
            control.setAdministrator({ chat: at.chat, user: at.bot, by: at.user, administrator }),
          )
        }
      />
      {chat.chat.type === 'group' && (
        <p class="row">
          <button
            type="button"
            onClick={() => void actions.control((control, at) => control.migrate({ chat: at.chat, by: at.user }))}
          >
            {texts.upgrade}
          </button>
        </p>
      )}
      {'is_forum' in chat.chat && chat.chat.is_forum === true && <NewTopic />}
    </>
  );
}

function NewTopic() {
  const { actions, texts } = usePage();
  const [name, setName] = useState('');
  return (
    <p class="row">
      <input
        type="text"
        value={name}
        maxLength={128}
        aria-label={texts.topicName}
        placeholder={texts.newTopic}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button
        type="button"
        disabled={name.trim() === ''}
        onClick={() => {
          void actions
            .control((control, at) => control.createTopic({ chat: at.chat, name: name.trim(), by: at.user }))
            .then((made) => (made ? setName('') : undefined));
        }}
      >
        {texts.add}
      </button>
    </p>
  );
}
