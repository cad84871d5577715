import type { Update } from 'grammy/types';

/**
 * Updates in the order to handle them in: inline queries before all else, since somebody waits for each with every key they
 * press, and only the newest of each person, since nobody looks at the others any more.
 */
export function inlineFirst(updates: readonly Update[]): Update[] {
  const newest = new Map<number, Update>();
  for (const update of updates) {
    if (update.inline_query !== undefined) newest.set(update.inline_query.from.id, update);
  }
  if (newest.size === 0) return [...updates];
  return [...newest.values(), ...updates.filter(({ inline_query }) => inline_query === undefined)];
}
