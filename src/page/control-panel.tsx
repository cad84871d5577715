import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { PanelBot } from './panel-bot.js';
import { PanelCalls } from './panel-calls.js';
import { PanelChat } from './panel-chat.js';
import { PanelFaults } from './panel-faults.js';
import { PanelPublish } from './panel-publish.js';
import { PanelRates } from './panel-rates.js';
import { usePage } from './page-context.js';

/** The hands of everybody who is not the bot: the controls that the tests use, too. */
export function ControlPanel() {
  const { actions, texts } = usePage();
  return (
    <aside class="panel" id="panel" aria-label={texts.panel}>
      <header class="panel-head">
        <h2>{texts.panel}</h2>
        <button type="button" class="icon" aria-label={texts.closePanel} onClick={() => actions.togglePanel()}>
          <Icon name="close" />
        </button>
      </header>
      <Section title={texts.panelBot}>
        <PanelBot />
      </Section>
      <Section title={texts.panelChat}>
        <PanelChat />
      </Section>
      <Section title={texts.panelPublish}>
        <PanelPublish />
      </Section>
      <Section title={texts.panelFaults}>
        <PanelFaults />
      </Section>
      <Section title={texts.panelRates}>
        <PanelRates />
      </Section>
      <Section title={texts.panelCalls}>
        <PanelCalls />
      </Section>
    </aside>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="panel-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
