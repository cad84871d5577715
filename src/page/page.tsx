import { useEffect, useMemo, useState } from 'preact/hooks';
import { ChatList } from './chat-list.js';
import { ControlPanel } from './control-panel.js';
import { Conversation } from './conversation.js';
import { Icon } from './icon.js';
import { AlertDialog, Notices } from './notices.js';
import type { PageActions } from './page-actions.js';
import { PageContext } from './page-context.js';
import { chatOf, type PageState } from './page-state.js';
import type { Preferences } from './preferences.js';
import type { Store } from './store.js';
import type { PageTexts } from './texts.js';

interface PageProps {
  readonly store: Store<PageState>;
  readonly actions: PageActions;
  readonly texts: PageTexts;
  readonly preferences: Preferences;
}

/** The whole page: what it says loudly, the chats, the one that is open, the controls beside it. */
export function Page({ store, actions, texts, preferences }: PageProps) {
  const [state, setState] = useState(store.get());
  useEffect(() => store.subscribe(() => setState(store.get())), [store]);
  const view = useMemo(() => ({ state, actions, texts }), [state, actions, texts]);
  const chat = chatOf(state, state.open);
  return (
    <PageContext.Provider value={view}>
      <div class={`page${chat === undefined ? '' : ' has-chat'}${state.panelOpen ? ' has-panel' : ''}`}>
        <header class="banner">
          <h1>
            出处 <small>Chuchu</small>
          </h1>
          <p>{texts.notTelegram}</p>
          <div class="banner-buttons">
            <button type="button" lang={texts.htmlLang === 'en' ? 'zh-Hans' : 'en'} onClick={preferences.switchLanguage}>
              {texts.otherLanguage}
            </button>
            <button type="button" aria-label={texts.theme} onClick={preferences.switchTheme}>
              <Icon name="theme" />
            </button>
            <button
              type="button"
              aria-expanded={state.panelOpen}
              aria-controls="panel"
              onClick={() => actions.togglePanel()}
            >
              {texts.panel}
            </button>
          </div>
        </header>
        {state.connection !== 'live' && (
          <p class="connection" role="alert">
            {state.connection === 'lost' ? texts.lost : texts.loading}
          </p>
        )}
        <ChatList />
        {chat === undefined ? (
          <main class="conversation nothing-open">
            <p>{texts.choose}</p>
          </main>
        ) : (
          <Conversation chat={chat} />
        )}
        {state.panelOpen && <ControlPanel />}
        <Notices />
        {state.dialog !== null && <AlertDialog dialog={state.dialog} />}
      </div>
    </PageContext.Provider>
  );
}
