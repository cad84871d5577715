import type { Passage } from './article.js';
import { fingerprintText } from './fingerprint.js';

/** What is kept of a passage that someone was shown: its id, and a hash of what it said. */
export interface PassageReference {
  readonly passageId: string;
  /** {@link fingerprintText} of the passage's text. */
  readonly textHash: string;
}

export type ResolvedReference =
  | { readonly kind: 'same'; readonly passage: Passage }
  /** The place now says something else; the reader is told 已更新 and shown `passage`. */
  | { readonly kind: 'changed'; readonly passage: Passage }
  | { readonly kind: 'gone' };

export function referToPassage(passage: Pick<Passage, 'id' | 'text'>): PassageReference {
  return { passageId: passage.id, textHash: fingerprintText(passage.text) };
}

/** What a stored reference leads to, given what now stands at its id. Differing blanks or widths are no change. */
export function resolveReference(reference: PassageReference, passage: Passage | undefined): ResolvedReference {
  if (passage === undefined) return { kind: 'gone' };
  return { kind: fingerprintText(passage.text) === reference.textHash ? 'same' : 'changed', passage };
}
