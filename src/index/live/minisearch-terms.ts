import MiniSearch, { type Options } from 'minisearch';

/** What MiniSearch knows of a passage: a number, and its terms in hex joined by blanks. */
export interface TermDocument {
  readonly number: number;
  readonly terms: string;
}

/**
 * A term with each UTF-16 unit as four hex digits. MiniSearch's radix tree scans all children of a node, and Chinese
 * gives the root thousands of them: in hex no node has more than sixteen, and a prefix stays a prefix.
 */
export function hexTerm(term: string): string {
  let hex = '';
  for (let i = 0; i < term.length; i++) hex += term.charCodeAt(i).toString(16).padStart(4, '0');
  return hex;
}

/** Terms are taken as they are. */
export const termSearchOptions: Options<TermDocument> = {
  idField: 'number',
  fields: ['terms'],
  tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false },
};

export function createTermSearch(): MiniSearch<TermDocument> {
  return new MiniSearch<TermDocument>(termSearchOptions);
}
