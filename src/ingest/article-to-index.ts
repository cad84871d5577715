/** An article that the index does not hold as it is now. */
export interface ArticleToIndex {
  /** Final. */
  readonly id: string;
  readonly path: string;
  /** SHA-256 of the file it was read from, 64 hex digits. */
  readonly contentHash: string;
  /** How many. */
  readonly passages: number;
  /** See `encodeArticle`. */
  readonly article: Uint8Array;
}
