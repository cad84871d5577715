/** What became of an article that somebody wanted taken. */
export type TakenByHand =
  | {
      readonly kind: 'new' | 'changed' | 'known';
      /** Below the corpus folder. */
      readonly path: string;
      readonly title: string | null;
    }
  /** `why` completes "…: not taken: ". */
  | { readonly kind: 'refused'; readonly what: string; readonly why: string };

/** What the bot has made of a file: `duplicate`, the same article as another file; `other`, nothing that it serves. */
export type SettledFile = 'served' | 'duplicate' | 'other';

/** Takes articles into the corpus folder. */
export interface TakerByHand {
  /** The article of a page, or those of a feed. Rejects where `signal` is aborted. */
  takeAddress(address: string, signal: AbortSignal): Promise<readonly TakenByHand[]>;
  /** @param name as its sender calls it */
  takeFile(name: string, bytes: Uint8Array): Promise<TakenByHand>;
  /**
   * Waits for some seconds until the bot has seen these files of the corpus folder: what it has seen by then, by path. Never
   * rejects.
   */
  whenSettled(paths: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, SettledFile>>;
}
