import type { Subscription } from './subscription.js';
import type { Subscriptions } from './subscriptions.js';

/** Whoever matches by subscriptions: a {@link Percolator}. */
export interface SubscriptionMatcher {
  add(subscription: Subscription): void;
  remove(subscription: Subscription): void;
}

/** The same subscriptions; `matcher` is told of each that comes or goes, after it is kept. */
export function toldSubscriptions(kept: Subscriptions, matcher: SubscriptionMatcher): Subscriptions {
  const addedIn = <Outcome extends ReturnType<Subscriptions['add']>>(outcome: Outcome): Outcome => {
    if (outcome.kind === 'added') matcher.add(outcome.subscription);
    return outcome;
  };
  const removed = (gone: readonly Subscription[]): readonly Subscription[] => {
    for (const subscription of gone) matcher.remove(subscription);
    return gone;
  };
  return {
    add: (wanted) => addedIn(kept.add(wanted)),
    addAll: (place, wanted) => {
      const outcome = kept.addAll(place, wanted);
      if (outcome.kind === 'imported') for (const subscription of outcome.added) matcher.add(subscription);
      return outcome;
    },
    replace: (id, topic) => {
      const replaced = kept.replace(id, topic);
      if (replaced === null) return null;
      removed([replaced.removed]);
      addedIn(replaced.outcome);
      return replaced;
    },
    find: (id) => kept.find(id),
    of: (place) => kept.of(place),
    ofChat: (chatId) => kept.ofChat(chatId),
    all: () => kept.all(),
    change: (id, change) => kept.change(id, change),
    pauseChat: (chatId, paused) => kept.pauseChat(chatId, paused),
    remove: (id) => {
      const gone = kept.remove(id);
      if (gone !== null) matcher.remove(gone);
      return gone;
    },
    removeChat: (chatId) => removed(kept.removeChat(chatId)),
    alerted: (ids, atMs) => kept.alerted(ids, atMs),
    moveChat: (oldChatId, newChatId) => removed(kept.moveChat(oldChatId, newChatId)),
  };
}
