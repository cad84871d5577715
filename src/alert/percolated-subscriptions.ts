import type { Percolated, Percolator } from './percolator.js';
import type { Subscriptions } from './subscriptions.js';

/** Subscriptions that matching follows: whatever is added or removed by it is matched from then on, or no more. */
export function percolatedSubscriptions(
  subscriptions: Subscriptions,
  percolator: Pick<Percolator, 'add' | 'remove'>,
): Subscriptions {
  const drop = <Removed extends Percolated>(removed: readonly Removed[]): readonly Removed[] => {
    for (const each of removed) percolator.remove(each);
    return removed;
  };
  return {
    ...subscriptions,
    add: (wanted) => {
      const outcome = subscriptions.add(wanted);
      if (outcome.kind === 'added') percolator.add(outcome.subscription);
      return outcome;
    },
    addAll: (place, wanted) => {
      const outcome = subscriptions.addAll(place, wanted);
      if (outcome.kind === 'imported') for (const each of outcome.added) percolator.add(each);
      return outcome;
    },
    replace: (id, topic) => {
      const replaced = subscriptions.replace(id, topic);
      if (replaced === null) return null;
      percolator.remove(replaced.removed);
      if (replaced.outcome.kind === 'added') percolator.add(replaced.outcome.subscription);
      return replaced;
    },
    remove: (id) => {
      const removed = subscriptions.remove(id);
      if (removed !== null) percolator.remove(removed);
      return removed;
    },
    removeChat: (chatId) => drop(subscriptions.removeChat(chatId)),
    moveChat: (from, to) => drop(subscriptions.moveChat(from, to)),
  };
}
