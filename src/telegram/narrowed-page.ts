import type { NarrowedBy } from '../answer/answer.js';
import { answerData } from './callback-data.js';
import { oneLine } from './one-line.js';
import { type Page, plainPage } from './page.js';
import type { Texts } from './texts.js';

/** Longer filters are cut in the sentence. */
const maxWrittenUtf16Units = 100;

/** Nothing was found among the articles that the filters leave: says so, and offers the question without them. */
export function narrowedPage(stateId: string, { written, articles, questionWithout }: NarrowedBy, texts: Texts): Page {
  const page = plainPage(texts.nothingAmong(oneLine(written.join(' '), maxWrittenUtf16Units) ?? '', articles));
  if (questionWithout === '') return page;
  const button = { text: texts.askWithoutFilters(), callback_data: answerData(stateId, { kind: 'without-filters' }) };
  return { ...page, keyboard: [[button]] };
}
