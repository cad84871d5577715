import type { FrozenData } from '../frozen/frozen-data.js';
import { mergeFrozen } from '../frozen/merge-frozen.js';
import type { MergePart } from '../frozen/passage-numbers.js';
import type { FileLayer } from './file-layer.js';
import {
  gatherIndexSections,
  type IndexSections,
  indexFileContent,
  type NewIndexFile,
  writeIndexSections,
} from './index-file-content.js';
import type { RecordChangesByKind } from './keyed-records.js';
import { type PackedArticles, unpackArticles } from './packed-articles.js';

/** What a fold ends with. */
export interface FoldInput {
  /** The frozen layer of now, with the records that belong to it; `null` where there is none. */
  readonly base: IndexSections | null;
  /** A bit a passage of `base`, set where it was taken out. */
  readonly removed: Uint8Array;
  readonly live: readonly PackedArticles[];
  readonly records: RecordChangesByKind;
  readonly rules: string;
  /** `null`: nothing is written. */
  readonly file: string | null;
}

/** How many small layers wait to be merged into a larger one: bounds memory, each posting is copied some three times. */
const maxParts = 64;
const nothingRemoved = new Uint8Array();

/** The work of one fold, on whatever thread. */
export class FoldJob {
  #added: MergePart[] = [];

  constructor(readonly files: FileLayer) {}

  /** Articles that go into the new layer, in place of those of their ids that are there or were added before. */
  add(articles: PackedArticles): void {
    this.#added.push(partOf(unpackArticles(articles)));
    if (this.#added.length >= maxParts) this.#added = [partOf(mergeFrozen(this.#added))];
  }

  /** @throws the system's error where the file can't be written */
  finish({ base, removed, live, records, rules, file }: FoldInput): IndexSections {
    const before = base === null ? null : indexFileContent(base);
    if (before !== null && 'kind' in before) throw new Error(`fold: expected ${before.expected}, got ${before.got}`);
    const frozen = mergeFrozen([
      ...(before === null ? [] : [{ data: before.frozen, removed }]),
      ...live.map((articles) => partOf(unpackArticles(articles))),
      ...this.#added,
    ]);
    this.#added = [];
    const content: NewIndexFile = { frozen, rules, records: before?.records ?? new Map(), changes: records };
    return file === null ? gatherIndexSections(content) : writeIndexSections(this.files, file, content);
  }
}

function partOf(data: FrozenData): MergePart {
  return { data, removed: nothingRemoved };
}
