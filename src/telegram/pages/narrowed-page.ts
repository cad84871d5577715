import type { NarrowedBy } from '../../answer/answer.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { viewButton } from './answer-buttons.js';
import { type Page, plainPage } from './page.js';

/** Longer filters are cut in the sentence. */
const maxWrittenUtf16Units = 100;
/** More would not fit on a button. */
const maxFilterUtf16Units = 24;

/** What a button that asks with another filter says of it. */
export function mendedLabel(filter: string, texts: Texts): string {
  return texts.askMended(oneLine(filter, maxFilterUtf16Units) ?? '');
}

/**
 * Nothing was found among the articles that the filters leave: says so, and offers the question with the nearest filters
 * that there are, and without any.
 */
export function narrowedPage(
  stateId: string,
  { written, articles, questionWithout, mended = [] }: NarrowedBy,
  texts: Texts,
): Page {
  const page = plainPage(texts.nothingAmong(oneLine(written.join(' '), maxWrittenUtf16Units) ?? '', articles));
  const others = mended.map(({ text }, place) => [
    viewButton(mendedLabel(text, texts), stateId, { kind: 'mended', place }),
  ]);
  const without =
    questionWithout === '' ? [] : [[viewButton(texts.askWithoutFilters(), stateId, { kind: 'without-filters' })]];
  return { ...page, keyboard: [...others, ...without] };
}
