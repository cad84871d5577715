/** More mistakes than this, and it is another word. */
const MOST_EDITS = 2;
/** A shorter name is part of too many others. */
const SHORTEST_PART_UTF16_UNITS = 4;

/**
 * The one of `names` that somebody who wrote `written` most likely meant, or `undefined`: the fewest characters to add,
 * drop or replace, else one that contains it or is contained in it (`TOKEN`, `TELEGRAM_BOT_TOKEN`). Case is ignored.
 */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const wanted = written.toUpperCase();
  const byEdits = names
    .map((name) => ({ name, edits: countEdits(wanted, name.toUpperCase()) }))
    .filter(({ edits }) => edits <= MOST_EDITS)
    .toSorted((a, b) => a.edits - b.edits);
  return byEdits[0]?.name ?? names.find((name) => isPartOf(wanted, name) || isPartOf(name, wanted));
}

function isPartOf(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART_UTF16_UNITS && whole.toUpperCase().includes(part.toUpperCase());
}

/** Levenshtein's distance, row by row: `row[j]` edits turn the part of `a` read so far into the first j units of `b`. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
