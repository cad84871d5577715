import { render } from 'preact';
import { createControl } from '../playground/control/control-client.js';
import { you } from '../playground/you.js';
import { followPlayground } from './follow-playground.js';
import { Page } from './page.js';
import { createPageActions } from './page-actions.js';
import { emptyState } from './page-state.js';
import { applyTheme, chosenTexts, createPreferences } from './preferences.js';
import { createQueryAnswers } from './query-answers.js';
import { createStore } from './store.js';

/** Rates fall while nothing happens, which no event tells. */
const readRatesEveryMs = 1000;
/** From this width on there is room for the controls beside the chat. */
const widePx = 1200;

/** Up to this width there is room for either the chats or one chat. */
const narrowPx = 720;

const store = createStore({
  ...emptyState(you),
  panelOpen: innerWidth >= widePx,
  // The chat with the bot, whose name is not known yet.
  open: innerWidth > narrowPx ? '' : null,
});
const control = createControl(location.origin);
const answers = createQueryAnswers();
const actions = createPageActions({
  store,
  control,
  answers,
  browser: {
    copy: (text) => navigator.clipboard.writeText(text),
    signalAfter: (milliseconds) => AbortSignal.timeout(milliseconds),
  },
  texts: chosenTexts,
});

const preferences = createPreferences(draw);
draw();
followPlayground(store, control, answers);
setInterval(() => {
  const { panelOpen, connection } = store.get();
  if (panelOpen && connection === 'live' && document.visibilityState === 'visible') {
    actions.readRates().catch(() => undefined);
  }
}, readRatesEveryMs);

function draw(): void {
  const texts = chosenTexts();
  applyTheme();
  document.documentElement.lang = texts.htmlLang;
  const root = document.querySelector('#page');
  if (root !== null) {
    render(<Page store={store} actions={actions} texts={texts} preferences={preferences} />, root);
  }
}
