import type { InlineKeyboardButton } from 'grammy/types';
import { shareQuery } from '../inline/shared-quote.js';
import { voteData } from '../messages/callback-data.js';
import type { Keyboard, Page } from '../pages/page.js';
import type { PageState } from '../pages/page-state.js';
import type { Texts } from '../texts/texts.js';
import type { Feedback, Verdict } from './feedback.js';

/** What a quote's last row of buttons is made from. */
export interface ReaderRowPorts {
  /** Left out where nobody is asked what they think. */
  readonly feedback?: Feedback;
  /** Whether the bot's inline mode is on: Telegram refuses a message with a button that needs it (`BOT_INLINE_DISABLED`). */
  readonly inlineIsOn: () => boolean;
  readonly texts: Texts;
}

const labels: Readonly<Record<Verdict, string>> = { up: '👍', down: '👎' };

/**
 * A page that shows the quote of that rank, and none else, with a further row: 👍, 👎 and 分享. In private chats alone; in groups there are
 * few buttons, and one vote of many people would be nobody's.
 */
export function withReaderRow(
  page: Page,
  { state, rank, verdict }: { readonly state: PageState; readonly rank: number; readonly verdict: Verdict | null },
  { feedback, inlineIsOn, texts }: ReaderRowPorts,
): Page {
  const quotes = page.entities.filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote');
  if (quotes.length !== 1 || state.passages[rank] === undefined || !isPrivate(state.chatId)) return page;
  const row = [
    ...(feedback === undefined ? [] : voteButtons(state.id, rank, verdict, texts)),
    ...(inlineIsOn() ? [shareButton(state.id, rank, texts)] : []),
  ];
  return row.length === 0 ? page : { ...page, keyboard: [...page.keyboard, row] };
}

/** What was said before of the quote of that rank. */
export function verdictOn({ id, passages }: PageState, rank: number, feedback: Feedback | undefined): Verdict | null {
  const reference = passages[rank];
  return reference === undefined ? null : (feedback?.verdictOn(id, reference.passageId) ?? null);
}

/** The ids of people are positive, those of groups and channels negative (Bot API, "Chat"). */
export function isPrivate(chatId: number): boolean {
  return chatId > 0;
}

/** The keyboard of a quote that was voted on, with that verdict marked and all else as it is. */
export function markVerdict(
  keyboard: Keyboard,
  { stateId, rank, verdict }: { readonly stateId: string; readonly rank: number; readonly verdict: Verdict | null },
  texts: Texts,
): Keyboard {
  const marked = new Map(voteButtons(stateId, rank, verdict, texts).map((button) => [button.callback_data, button]));
  return keyboard.map((row) =>
    row.map((button) => ('callback_data' in button ? (marked.get(button.callback_data) ?? button) : button)),
  );
}

function voteButtons(stateId: string, rank: number, verdict: Verdict | null, texts: Texts) {
  return (['up', 'down'] as const).map((each) => ({
    text: each === verdict ? texts.reading.given(labels[each]) : labels[each],
    callback_data: voteData(stateId, { rank, verdict: each }),
  }));
}

/** Lets the reader choose a chat, and writes there what brings exactly this quote. */
function shareButton(stateId: string, rank: number, texts: Texts): InlineKeyboardButton {
  return {
    text: texts.reading.share(),
    switch_inline_query_chosen_chat: {
      query: shareQuery(stateId, rank),
      allow_user_chats: true,
      allow_group_chats: true,
      allow_channel_chats: true,
    },
  };
}
