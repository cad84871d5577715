import type { Answer, Offer } from '../../answer/answer.js';
import { languages } from '../texts/language.js';
import { textsIn } from '../texts/texts-in.js';
import type { OtherQuestion } from './answer-view-page.js';
import { mendedLabel } from './narrowed-page.js';
import { topicLabel } from './refusal-page.js';

export interface Tapped {
  /** What the button says, in whatever language it was made; `undefined` where that is not known any more. */
  readonly label: string | undefined;
}

/**
 * The question that a button asks, by the answer as it is now: what is offered may be in another place than when the
 * button was made, so that what the button says counts before its place. A topic that is offered no more is asked as it
 * was read.
 *
 * @returns `undefined` where nothing of the kind is offered any more
 */
export function otherQuestion(answer: Answer, view: OtherQuestion, { label }: Tapped): string | undefined {
  if (view.kind === 'topic') {
    const offers = answer.kind === 'quotes' ? [] : (answer.topics?.offers ?? []);
    return chosen(offers, view.place, label, ({ text }) => [topicLabel(text)]) ?? label;
  }
  if (view.kind === 'suggested') return answer.kind === 'nothing-to-search' ? undefined : answer.suggestion?.question;
  const filters = answer.kind === 'nothing-found' ? answer.filters : undefined;
  if (view.kind === 'without-filters') return filters?.questionWithout;
  return chosen(filters?.mended ?? [], view.place, label, ({ text }) =>
    languages.map((language) => mendedLabel(text, textsIn(language))),
  );
}

function chosen(
  offers: readonly Offer[],
  place: number,
  label: string | undefined,
  labelsOf: (offer: Offer) => readonly (string | null)[],
): string | undefined {
  const offer = label === undefined ? offers[place] : offers.find((each) => labelsOf(each).includes(label));
  return offer?.question;
}
