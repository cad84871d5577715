import { usePage } from './page-context.js';
import { Switch } from './switch.js';

/** The bot's process, and what @BotFather would set. */
export function PanelBot() {
  const { state, actions, texts } = usePage();
  const { profile, botProcess, ready } = state;
  const status = botProcess?.running === false ? texts.botStopped : ready ? texts.running : texts.botStarting;
  return (
    <>
      <p class="status" role="status">
        <span class={`dot${ready && botProcess?.running !== false ? ' live' : ''}`} aria-hidden="true" />
        {status}
      </p>
      {botProcess !== null && (
        <p class="row">
          {botProcess.running ? (
            <>
              <button type="button" onClick={() => void actions.restartBot(false)}>
                {texts.restartBot}
              </button>
              <button type="button" onClick={() => void actions.restartBot(true)}>
                {texts.killBot}
              </button>
            </>
          ) : (
            <button type="button" onClick={() => void actions.control((control) => control.startBot())}>
              {texts.startBot}
            </button>
          )}
        </p>
      )}
      <Switch
        label={texts.privacy}
        on={profile?.info.can_read_all_group_messages === false}
        set={(privacy) => void actions.control((control) => control.setBot({ privacy }))}
      />
      <p class="note">{texts.privacyNote}</p>
      <Switch
        label={texts.mentions}
        on={profile?.mentionsArrive === true}
        set={(mentionsArrive) => void actions.control((control) => control.setBot({ mentionsArrive }))}
      />
      <Switch
        label={texts.inlineMode}
        on={profile?.info.supports_inline_queries === true}
        set={(inline) => void actions.control((control) => control.setBot({ inline }))}
      />
    </>
  );
}
