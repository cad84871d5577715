import type { Passage } from '../article/article.js';
import { fingerprintText } from '../article/fingerprint.js';
import type { KnownQuestion } from './evaluation-set.js';
import type { PassagePool } from './passage-pool.js';

const PARAGRAPH = /^(?<article>.+)#p(?<paragraph>\d+)$/u;

/**
 * The passages of a corpus as a pool. A gold id is a passage's own id, or `<article id>#p<n>`: any passage that holds
 * something of the article's n-th `<p>`, n from 0. A passage of equal text counts as well.
 */
export function corpusPool(passages: readonly Passage[]): PassagePool {
  const byArticle = groupByArticle(passages);
  const byText = new Map<string, string[]>();
  for (const { id, text } of passages) byText.set(text, [...(byText.get(text) ?? []), id]);
  const named = (gold: string, textHash: string | undefined): readonly Passage[] => {
    const { article, paragraph } = PARAGRAPH.exec(gold)?.groups ?? {};
    if (article === undefined || paragraph === undefined) {
      return said(byArticle.get(gold.slice(0, gold.lastIndexOf('#'))) ?? [], gold, textHash);
    }
    return (byArticle.get(article) ?? []).filter(({ paragraphs }) => paragraphs.includes(Number(paragraph)));
  };
  return {
    passages,
    goldOf: ({ gold, goldHashes = [] }: KnownQuestion) =>
      new Set(
        gold.flatMap((each, place) => named(each, goldHashes[place])).flatMap(({ text }) => byText.get(text) ?? []),
      ),
  };
}

/** The passage of that id, unless it says something else by now; then those of its article that say what it said. */
function said(passages: readonly Passage[], wanted: string, textHash: string | undefined): readonly Passage[] {
  const named = passages.filter(({ id }) => id === wanted);
  if (textHash === undefined) return named;
  const says = ({ text }: Passage): boolean => fingerprintText(text) === textHash;
  return named.some(says) ? named : passages.filter(says);
}

function groupByArticle(passages: readonly Passage[]): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.articleId);
    if (group === undefined) groups.set(passage.articleId, [passage]);
    else group.push(passage);
  }
  return groups;
}
