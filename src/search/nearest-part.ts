/** A part of a text that is nearest to what was written. */
export interface NearestPart {
  /** How many edits away: a character more, less, another, or two swapped. */
  readonly edits: number;
  /** In UTF-16 units of the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a text that takes the fewest edits to be what was written (Sellers, "The Theory and Computation of
 * Evolutionary Distances: Pattern Recognition", 1980), a swap of neighbours counting as one (Damerau, 1964); of equals
 * the one whose length is nearest, then the first. Takes the product of both lengths.
 */
export function nearestPart(written: string, text: string): NearestPart {
  return nearest(written, text, true);
}

/** The edits that make one text the other; a swap of neighbours is one. */
export function countEdits(written: string, text: string): number {
  return nearest(written, text, false).edits;
}

/** How a beginning of what was written ends at a place of the text: so many edits, from there. */
interface Cell {
  readonly edits: number;
  readonly start: number;
}

function nearest(written: string, text: string, anywhere: boolean): NearestPart {
  const { length } = written;
  const firstColumn = Array.from({ length: length + 1 }, (_, i): Cell => ({ edits: i, start: 0 }));
  let before: readonly Cell[] = [];
  let last: readonly Cell[] = firstColumn;
  let best: NearestPart = { ...(last[length] ?? none), end: 0 };
  for (let at = 0; at < text.length; at++) {
    const column: Cell[] = [anywhere ? { edits: 0, start: at + 1 } : { edits: at + 1, start: 0 }];
    for (let i = 1; i <= length; i++) {
      const isSame = written[i - 1] === text[at];
      const isSwapped = i > 1 && at > 0 && written[i - 1] === text[at - 1] && written[i - 2] === text[at];
      const ways = [
        more(last[i - 1], isSame ? 0 : 1),
        ...(isSwapped ? [more(before[i - 2], 1)] : []),
        more(last[i], 1),
        more(column[i - 1], 1),
      ];
      column.push(ways.reduce((least, way) => (way.edits < least.edits ? way : least)));
    }
    const part = { ...(column[length] ?? none), end: at + 1 };
    const isLast = at === text.length - 1;
    if (anywhere ? isNearer(part, best, length) : isLast) best = part;
    before = last;
    last = column;
  }
  return best;
}

const none: Cell = { edits: Number.POSITIVE_INFINITY, start: 0 };

function more(cell: Cell | undefined, edits: number): Cell {
  return cell === undefined ? none : { edits: cell.edits + edits, start: cell.start };
}

function isNearer(part: NearestPart, than: NearestPart, length: number): boolean {
  if (part.edits !== than.edits) return part.edits < than.edits;
  const off = ({ start, end }: NearestPart): number => Math.abs(end - start - length);
  return off(part) < off(than);
}
