import type { BotAccount } from '../bot/bot-account.js';
import type { CallRecord } from '../record/calls.js';
import { matchesOutgoing, type OutgoingKind } from '../record/outbox.js';
import { command, type Stage } from './command.js';
import { ControlError } from './control-error.js';
import { findBot } from './find.js';
import { integer, object, oneOf, optional, text } from './shape.js';
import { until } from './until.js';

const kinds = ['send', 'edit', 'delete', 'answer', 'action', 'setting'] as const satisfies readonly OutgoingKind[];
const nothing = object({});
const outgoing = object({
  kind: optional(oneOf(...kinds)),
  method: optional(text),
  chat: optional(integer),
  /** Part of the text. */
  text: optional(text),
});
const aCall = object({
  method: optional(text),
  outcome: optional(oneOf('pending', 'ok', 'refused', 'dropped', 'abandoned')),
});
const aBot = object({ bot: optional(integer) });

export const watching = {
  /** Every request that was accepted, in order. */
  outbox: command(nothing, ({ records }) => records.outbox.all()),
  /** Every request, whatever became of it. */
  calls: command(aCall, ({ records }, { method, outcome }) =>
    records.calls.all().filter((call) => matchesCall(call, method, outcome)),
  ),
  /** Messages and requests a second, edits a minute in groups, by the playground's clock. */
  rates: command(nothing, ({ records }) => records.meter.read()),
  /** Updates the bot has not confirmed. */
  pendingUpdates: command(aBot, (stage, { bot }) => findBot(stage, bot).updates.pending()),
  /** Taps, with what the bot answered; `answer: null` for a button that still spins. */
  callbacks: command(nothing, ({ world }) => world.callbackQueries.all),

  /**
   * The oldest accepted request that matches and that `nextOutgoing` has not given yet, as soon as there is one. Chat
   * actions and settings only where they are named.
   */
  nextOutgoing: command(outgoing, ({ records }, filter, gone) => records.outbox.next(matchesOutgoing(filter), gone)),
  /** The same for requests as they arrive, before anything became of them. */
  nextCall: command(object({ method: optional(text) }), ({ records }, { method }, gone) =>
    records.calls.next((call) => matchesCall(call, method, undefined), gone),
  ),
  /** When the bot has confirmed that update; all it was given so far, where none is named. */
  nextUpdateConfirmed: command(
    object({ bot: optional(integer), updateId: optional(integer) }),
    async (stage, { bot, updateId }, gone) => {
      const { updates } = findBot(stage, bot);
      const wanted = updateId === undefined ? updates.pending().map((update) => update.update_id) : [updateId];
      await until(stage.world.events, gone, () => (wanted.every((id) => updates.isConfirmed(id)) ? true : undefined));
    },
  ),
  /** The next request to the bot's webhook that has ended and was not given yet, as soon as there is one. */
  nextDelivery: command(aBot, (stage, { bot }, gone) => findBot(stage, bot).deliveries.next(() => true, gone)),
  /** All of them. */
  deliveries: command(aBot, (stage, { bot }) => findBot(stage, bot).deliveries.all()),
  /** Whether the bot holds a poll now. */
  isPolling: command(aBot, (stage, { bot }) => findBot(stage, bot).updates.isHolding()),
  /** When the bot holds a poll. */
  polling: command(aBot, async (stage, { bot }, gone) => {
    const { updates } = findBot(stage, bot);
    await until(stage.world.events, gone, () => (updates.isHolding() ? true : undefined));
  }),
  /**
   * When the bot has confirmed all it was given, holds a poll or has a webhook, and has no other request under way. A bot that confirms
   * first and thinks later (grammY's runner) may still be thinking: wait for what it sends.
   */
  idle: command(aBot, async (stage, { bot }, gone) => {
    const { info, updates, webhook } = findBot(stage, bot);
    await until(stage.world.events, gone, () =>
      isWaiting(updates, webhook) && updates.pending().length === 0 && !isBusy(stage, info.id) ? true : undefined,
    );
  }),
  /** What the bot answers to a tap, as soon as it does. */
  callbackAnswer: command(object({ queryId: text }), async ({ world }, { queryId }, gone) => {
    const tapped = world.callbackQueries.all.find(({ query }) => query.id === queryId);
    if (tapped === undefined) throw new ControlError(`expected the id of a callback query, got ${queryId}`);
    return until(world.events, gone, () => tapped.answer ?? undefined);
  }),
  /** What the bot answers to an inline query, as soon as it does. */
  inlineAnswer: command(object({ queryId: text }), async ({ world }, { queryId }, gone) => {
    const typed = world.inlineQueries.all.find(({ query }) => query.id === queryId);
    if (typed === undefined) throw new ControlError(`expected the id of an inline query, got ${queryId}`);
    return until(world.events, gone, () => typed.answer ?? undefined);
  }),
};

function matchesCall(call: CallRecord, method: string | undefined, outcome: string | undefined): boolean {
  return (
    (method === undefined || call.method.toLowerCase() === method.toLowerCase()) &&
    (outcome === undefined || call.outcome.kind === outcome)
  );
}

function isWaiting(updates: BotAccount['updates'], webhook: BotAccount['webhook']): boolean {
  return webhook.settings === null ? updates.isHolding() : webhook.underWay === 0;
}

function isBusy({ records }: Stage, bot: number): boolean {
  return records.calls
    .all()
    .some((call) => call.bot === bot && call.outcome.kind === 'pending' && call.method.toLowerCase() !== 'getupdates');
}
