import type { Access } from './access/access.js';
import type { Allowance } from './access/allowance.js';
import type { Administration } from './administration/administration.js';
import type { AlertTaps } from './alerts/alert-taps.js';
import type { Wait } from './connection/until-reached.js';
import type { Feedback } from './feedback/feedback.js';
import type { GroupLimits } from './groups/group-limits.js';
import type { WhoAsks } from './groups/who-asks.js';
import type { InlineQuestions } from './inline/inline-questions.js';
import type { Log } from './log.js';
import type { Welcomes } from './membership/welcomes.js';
import type { News } from './news.js';
import type { PageStates } from './pages/page-state.js';
import type { Forgetting } from './privacy/forgetting.js';
import type { ChatSettingsStore } from './settings/chat-settings.js';
import type { Subscribing } from './subscribing/subscribing.js';
import type { Texts } from './texts/texts.js';

/** What the handlers of messages and taps work with. */
export interface ChatPorts {
  /** First called when the first update is handled. */
  readonly news: () => News;
  readonly pageStates: PageStates;
  readonly chatSettings: ChatSettingsStore;
  readonly groupLimits: GroupLimits;
  readonly whoAsks: WhoAsks;
  /** Left out where the bot says nothing when it is added to a chat. */
  readonly welcomes?: Welcomes;
  /** Left out where the bot sends no alerts. */
  readonly alerts?: AlertTaps;
  /** Left out where the bot has no administrators. */
  readonly administration?: Administration;
  /** Left out where nobody is asked what they think of a quote. */
  readonly feedback?: Feedback;
  /** Whether Telegram lets people use the bot from any chat. */
  readonly inlineIsOn: () => boolean;
  /** Left out where everybody may use the bot. */
  readonly access?: Access;
  /** Left out where everybody may use it as much as they like. */
  readonly allowance?: Allowance;
  /** Left out where nothing is kept for good. */
  readonly forgetting?: Forgetting;
  /** Left out where nobody can ask inline. */
  readonly inlineQuestions?: InlineQuestions;
  /** Aborted when the bot is to stop. */
  readonly stopping: AbortSignal;
  /** Left out where nobody can subscribe. */
  readonly subscribing?: Subscribing;
  /** A new id for a page state: 16 characters of `A-Za-z0-9_-` that nobody can guess. */
  readonly newId: () => string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly wait: Wait;
  readonly texts: Texts;
  readonly log: Log;
}
