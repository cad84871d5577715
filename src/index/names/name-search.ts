import MiniSearch from 'minisearch';

interface NameDocument {
  readonly name: string;
  /** Joined by line breaks. */
  readonly terms: string;
}

/** Names added in a row, before others have their turn: some milliseconds. */
const namesPerTurn = 50;

/**
 * Names by prefix and with slips: publishers, categories, titles, Latin words. Kept apart from the passages: MiniSearch
 * proposes what is near, and whoever asks judges how near it is.
 */
export class NameSearch {
  /** Of what it knows; its list of terms says which are spelled right. */
  readonly #terms = new Map<string, number>();
  readonly #names = new Map<string, readonly string[]>();
  readonly #search = new MiniSearch<NameDocument>({
    idField: 'name',
    fields: ['terms'],
    tokenize: (terms) => terms.split('\n'),
    processTerm: (term) => term,
  });

  /**
   * No term holds a line break.
   *
   * @param termsOf what a name is found by
   * @param termsOfWritten what is looked for where somebody wrote this for a name
   */
  constructor(
    readonly termsOf: (name: string) => readonly string[],
    readonly termsOfWritten = termsOf,
  ) {}

  get size(): number {
    return this.#names.size;
  }

  /** Makes these the names: adds what is new and takes out what is gone. */
  keep(names: Iterable<string>): void {
    const wanted = new Set(names);
    this.#discardAllBut(wanted);
    for (const name of wanted) this.#add(name);
  }

  /** The same in slices of some milliseconds. What is asked meanwhile is asked of what there is. */
  async keepInTurns(names: Iterable<string>, takeTurn: () => Promise<void>): Promise<void> {
    const wanted = new Set(names);
    this.#discardAllBut(wanted);
    let added = 0;
    for (const name of wanted) {
      if (!this.#add(name)) continue;
      added += 1;
      // oxlint-disable-next-line no-await-in-loop -- others have their turn between two slices
      if (added % namesPerTurn === 0) await takeTurn();
    }
  }

  /** Names that share a term with what was written, its beginning, or one a few edits away; what shares most comes first. */
  near(written: string, limit: number): string[] {
    const terms = Array.from(new Set(this.termsOfWritten(written)));
    if (terms.length === 0) return [];
    return this.#search
      .search(terms.join('\n'), {
        combineWith: 'OR',
        prefix: (term) => term.length >= minPrefixLength,
        // A term that some name has is spelled right: what is near to it is another one.
        fuzzy: (term) => (this.#terms.has(term) ? false : mostEdits(term)),
      })
      .slice(0, limit)
      .map(({ id }) => String(id));
  }

  #discardAllBut(wanted: ReadonlySet<string>): void {
    for (const [name, terms] of this.#names) {
      if (wanted.has(name)) continue;
      this.#names.delete(name);
      this.#search.discard(name);
      for (const term of terms) {
        const left = (this.#terms.get(term) ?? 1) - 1;
        if (left === 0) this.#terms.delete(term);
        else this.#terms.set(term, left);
      }
    }
  }

  #add(name: string): boolean {
    if (this.#names.has(name)) return false;
    const terms = Array.from(new Set(this.termsOf(name)));
    this.#names.set(name, terms);
    this.#search.add({ name, terms: terms.join('\n') });
    for (const term of terms) this.#terms.set(term, (this.#terms.get(term) ?? 0) + 1);
    return true;
  }
}

const minPrefixLength = 2;

/** In UTF-16 units; MiniSearch counts insertions, deletions and substitutions, so that a swap is two. */
function mostEdits(term: string): number {
  if (term.length < 2) return 0;
  return term.length < 5 ? 1 : 2;
}
