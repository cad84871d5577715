import type { WeightedQuery } from '../weigh-query.js';
import type { FrozenData } from './frozen-data.js';
import { FrozenPhrases } from './frozen-phrases.js';

/** Whether a passage of a frozen layer is one that a query asks for, whatever its score. */
export function frozenFilter(
  data: FrozenData,
  { phrases, excluded, accepts }: Pick<WeightedQuery, 'phrases' | 'excluded' | 'accepts'>,
): (passage: number) => boolean {
  const wanted = phrases.length === 0 ? null : new FrozenPhrases(data, phrases);
  const unwanted = excluded.map((text) => new FrozenPhrases(data, [text]));
  const isAccepted = accepts === null ? null : acceptedArticles(data, accepts);
  return (passage) =>
    (isAccepted === null || isAccepted(passage)) &&
    (wanted === null || wanted.holds(passage)) &&
    !unwanted.some((text) => text.holds(passage));
}

const accepted = 1;
const refused = 2;

/** Asks for each article once: most passages of an article come one after another, but not all. */
function acceptedArticles(data: FrozenData, accepts: (articleId: string) => boolean): (passage: number) => boolean {
  const verdicts = new Uint8Array(data.articles.size);
  return (passage) => {
    const article = data.passageArticles[passage] ?? 0;
    verdicts[article] ||= accepts(data.articles.at(article)) ? accepted : refused;
    return verdicts[article] === accepted;
  };
}
