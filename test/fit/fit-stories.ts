import type { Article, Block } from '../../src/article/article.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { type StoryThresholds, sameStory, storyThresholds } from '../../src/story/same-story.js';
import { type NormalizeForStory, type StorySignature, storySignature } from '../../src/story/story-signature.js';
import { createNormalizeText } from '../../src/words/normalize-text.js';
import { seededRandom } from '../long/seeded-random.js';
import type { EvaluationSet } from './evaluation-sets.js';
import { openStories, type TrialStories } from './open-stories.js';
import { type Reprint, reprints } from './reprints.js';
import { heldStoryPairs, type LabelledPair, storyPairs } from './story-pairs.js';

/** How many articles are reprinted, and how long they are at least, in UTF-16 units. */
const originals = 1000;
const minOriginal = 200;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Measures how well stories are recognised: on labelled pairs of real articles, by several thresholds, and by putting
 * reprints of articles to a whole corpus.
 *
 * @param corpusDir posts of the newscast's corpus
 * @param sets among them CRUD-RAG's passages
 */
export async function storiesReport(corpusDir: string, sets: readonly EvaluationSet[]): Promise<string> {
  const { articles } = await readFolder(corpusDir);
  const posts = articles.map(({ article }) => article).toSorted(byDate);
  const normalize = normalizer();
  return [...pairsReport(posts, sets, normalize), '', ...corpusReport(posts, normalize), ''].join('\n');
}

export function normalizer(): NormalizeForStory {
  const normalize = createNormalizeText();
  return (text) => normalize(text).text;
}

function byDate(left: Article, right: Article): number {
  return (left.publishedAt?.epochMs ?? 0) - (right.publishedAt?.epochMs ?? 0) || (left.path < right.path ? -1 : 1);
}

function pairsReport(
  posts: readonly Article[],
  sets: readonly EvaluationSet[],
  normalize: NormalizeForStory,
): string[] {
  const wanted = new Set([...storyPairs, ...heldStoryPairs].flatMap(({ left, right }) => [left, right]));
  const signatures = new Map<string, StorySignature>();
  for (const post of posts) if (wanted.has(post.id)) signatures.set(post.id, storySignature(post, normalize));
  for (const { id, text } of sets.flatMap(({ passages }) => passages)) {
    if (wanted.has(id)) signatures.set(id, storySignature(articleOf(id, text.split('\n')), normalize));
  }
  const variants: readonly Partial<StoryThresholds>[] = [
    {},
    { sureResemblance: 0.5 },
    { sureResemblance: 0.7 },
    { possibleResemblance: 0.6 },
    { possibleResemblance: 0.3 },
    { tellingFigures: 3 },
    { tellingFigures: 5 },
    { minSharedFigures: 0, minSharedWhenClose: 0 },
    { minSharedFigures: 0.75 },
    { minSharedFigures: 0.9 },
    { minSharedWhenClose: storyThresholds.minSharedFigures },
  ];
  const line = (pairs: readonly LabelledPair[], variant: Partial<StoryThresholds>) => {
    const { right, wrong, missed } = judgePairs(pairs, signatures, { ...storyThresholds, ...variant });
    const name = Object.entries(variant).map(([key, value]) => `${key} ${value.toFixed(2)}`)[0] ?? 'as it is';
    const shares = `precision ${ratio(right, right + wrong)}  recall ${ratio(right, right + missed)}`;
    return `  ${name.padEnd(26)} ${shares}  joined wrongly ${wrong}  missed ${missed}`;
  };
  return [
    `${pairsTitle(storyPairs)}, looked at while the rule was made`,
    ...variants.map((variant) => line(storyPairs, variant)),
    `${pairsTitle(heldStoryPairs)}, drawn afterwards`,
    line(heldStoryPairs, {}),
  ];
}

function pairsTitle(pairs: readonly LabelledPair[]): string {
  return `${pairs.length} labelled pairs, ${pairs.filter(({ same }) => same).length} of them one story`;
}

function judgePairs(
  pairs: readonly LabelledPair[],
  signatures: ReadonlyMap<string, StorySignature>,
  thresholds: StoryThresholds,
) {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const pair of pairs) {
    const [left, other] = [signatures.get(pair.left), signatures.get(pair.right)];
    if (left === undefined || other === undefined) {
      throw new Error(`expected ${pair.left} and ${pair.right} in the corpus and the sets, got one or none`);
    }
    const joined = sameStory(left, other, thresholds) !== null;
    if (joined && pair.same) right += 1;
    else if (joined) wrong += 1;
    else if (pair.same) missed += 1;
  }
  return { right, wrong, missed };
}

function corpusReport(posts: readonly Article[], normalize: NormalizeForStory): string[] {
  const trial = openStories(normalize);
  try {
    const members = new Map<string, string[]>();
    for (const post of posts) {
      const storyId = trial.stories.assign(post);
      members.set(storyId, [...(members.get(storyId) ?? []), post.id]);
    }
    const several = [...members.values()].filter((ids) => ids.length > 1);
    const largest = Math.max(0, ...several.map((ids) => ids.length));
    return [
      `${posts.length} posts: ${members.size} stories, ${several.length} of several articles, at most ${largest}`,
      ...several.map((ids) => `  ${ids.join(' ')}`),
      '',
      `${originals} of them reprinted, each put to the whole corpus`,
      ...reprints.map((reprint) => reprintLine(reprint, posts, trial)),
    ];
  } finally {
    trial.close();
  }
}

function reprintLine(reprint: Reprint, posts: readonly Article[], trial: TrialStories): string {
  const random = seededRandom(7);
  const long = posts.filter((post) => paragraphsOf(post).join('').length >= minOriginal);
  let made = 0;
  let joined = 0;
  let elsewhere = 0;
  while (made < originals) {
    const original = random.pick(long);
    const before = paragraphsOf(original);
    const paragraphs = reprint.make(before, paragraphsOf(random.pick(long)), random);
    // Without figures there are no other ones.
    if (paragraphs.join('\n') === before.join('\n')) continue;
    made += 1;
    const copy = articleOf('copy', paragraphs, (original.publishedAt?.epochMs ?? 0) + dayMs);
    const storyId = trial.tryOut(copy);
    if (storyId === trial.stories.storyOf(original.id)) joined += 1;
    else if (storyId !== copy.id) elsewhere += 1;
  }
  const meant = reprint.same ? 'one story' : 'another';
  return `  ${reprint.name.padEnd(46)} ${meant.padEnd(9)} joined it ${ratio(joined, made)}  joined a third ${elsewhere}`;
}

function paragraphsOf({ blocks }: Article): string[] {
  return blocks.map(({ text }) => text);
}

function articleOf(id: string, paragraphs: readonly string[], epochMs?: number) {
  const blocks = paragraphs.map((text): Block => ({ kind: 'paragraph', text, paragraph: null }));
  return { id, blocks, publishedAt: epochMs === undefined ? null : { iso: new Date(epochMs).toISOString(), epochMs } };
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}
