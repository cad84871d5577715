import { articleIdForPath, passageIdOf, qualifiedArticleId } from './article-id.js';
import {
  type ArticleWithPassages,
  type DescribedArticle,
  describeArticle,
  type KnownArticle,
  type SameArticle,
} from './known-article.js';
import { type KnownArticles, KnownArticlesIndex } from './known-articles.js';

/** A file that is not served, being the same article as another. */
export interface Duplicate {
  /** Its path below the corpus folder. */
  readonly file: string;
  /** Id of the article that is served. */
  readonly of: string;
  readonly why: SameArticle;
}

export interface ResolvedIdentities {
  /** In the order of their paths, each with its final id; ids differ. */
  readonly served: readonly ArticleWithPassages[];
  readonly duplicates: readonly Duplicate[];
}

export interface DecidedIdentities {
  /** The final ids of the articles that are served, by path; ids differ. */
  readonly idsByPath: ReadonlyMap<string, string>;
  /** By path. */
  readonly duplicates: readonly Duplicate[];
}

/** Ids that are not free. */
export interface TakenIds {
  has(id: string): boolean;
}

interface Group {
  readonly served: DescribedArticle;
  readonly others: { readonly described: DescribedArticle; readonly why: SameArticle }[];
}

/** Work that gives way after each step. */
type Steps<Result> = Generator<void, Result, void>;

function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** {@link decideIdentities} for articles that are at hand, each given its final id. */
export function resolveIdentities(
  known: readonly KnownArticle[],
  items: readonly ArticleWithPassages[],
): ResolvedIdentities {
  const { idsByPath, duplicates } = decideIdentities(new KnownArticlesIndex(known), items.map(describeArticle));
  const served = items.flatMap((item) => {
    const id = idsByPath.get(item.article.path);
    return id === undefined ? [] : [withArticleId(item, id)];
  });
  return { served: served.toSorted((left, right) => compareText(left.article.path, right.article.path)), duplicates };
}

/**
 * Which articles are served, and under which ids. Depends on what is described alone, in whatever order.
 *
 * Of files that are one article, the one that says most of title, date and source is served (of equals the first by
 * path). An article that is a known one takes its id. Any other takes the id of its path; where different articles
 * would have the same, each takes the folder-qualified form, and a known one keeps what it has. An id stays with the
 * article that had it while that is gone, unless its own file now says something else.
 *
 * @param articles The articles as read; paths differ.
 * @param taken Ids of other articles that are served, none of which is the same as any of these; default none.
 */
export function decideIdentities(
  known: KnownArticles,
  articles: readonly DescribedArticle[],
  taken: TakenIds = new Set(),
): DecidedIdentities {
  return finish(decideInSteps(known, articles, taken));
}

/** {@link decideIdentities} in steps of an article each, so that others can have their turn between them. */
export function* decideInSteps(
  known: KnownArticles,
  articles: readonly DescribedArticle[],
  taken: TakenIds = new Set(),
): Steps<DecidedIdentities> {
  const groups = yield* groupSame(articles);
  const ids = yield* assignIds(groups, known, taken);
  const idsByPath = new Map<string, string>();
  const duplicates: Duplicate[] = [];
  for (const group of groups) {
    const id = ids.get(group) ?? qualifiedArticleId(pathOf(group));
    idsByPath.set(pathOf(group), id);
    for (const { described, why } of group.others) duplicates.push({ file: described.path, of: id, why });
  }
  return { idsByPath, duplicates: duplicates.toSorted((left, right) => compareText(left.file, right.file)) };
}

/** The best of each article first, so that whatever is the same as a group's best is a copy of it. */
function* groupSame(articles: readonly DescribedArticle[]): Steps<Group[]> {
  const bestFirst = articles.toSorted((left, right) => right.said - left.said || compareText(left.path, right.path));
  const index = new KnownArticlesIndex();
  const groups = new Map<KnownArticle, Group>();
  for (const described of bestFirst) {
    yield;
    const [same] = index.findSame(described);
    const group = same === undefined ? undefined : groups.get(same.known);
    if (same !== undefined && group !== undefined) {
      group.others.push({ described, why: same.why });
    } else {
      index.add(described);
      groups.set(described, { served: described, others: [] });
    }
  }
  return [...groups.values()];
}

function* assignIds(
  groups: readonly Group[],
  known: KnownArticles,
  takenElsewhere: TakenIds,
): Steps<ReadonlyMap<Group, string>> {
  const ids = yield* takeKnownIds(groups, known, takenElsewhere);
  const taken = new Set(ids.values());
  const fresh = groups.filter((group) => !ids.has(group));
  const wishes = new Map<string, number>();
  for (const group of fresh) {
    const wish = articleIdForPath(pathOf(group));
    wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
  }
  for (const group of fresh.toSorted((left, right) => compareText(pathOf(left), pathOf(right)))) {
    const path = pathOf(group);
    const free = (id: string): boolean =>
      !taken.has(id) && !takenElsewhere.has(id) && (known.pathOf(id) ?? path) === path;
    const wish = articleIdForPath(path);
    const id =
      wishes.get(wish) === 1 && free(wish)
        ? wish
        : ([qualifiedArticleId(path), path].find(free) ?? firstFree(path, free));
    ids.set(group, id);
    taken.add(id);
  }
  return ids;
}

interface Claim {
  readonly group: Group;
  readonly id: string;
  /** Lower goes first: the file at the known place, then the group's served file, then the better reason. */
  readonly order: readonly number[];
}

/** Each known article's id to the group that is it; of several such, to the one at its path, else the surest. */
function* takeKnownIds(
  groups: readonly Group[],
  known: KnownArticles,
  takenElsewhere: TakenIds,
): Steps<Map<Group, string>> {
  const claims: Claim[] = [];
  for (const group of groups) {
    yield;
    for (const [place, described] of [group.served, ...group.others.map((other) => other.described)].entries()) {
      for (const [rank, { known: article }] of known.findSame(described).entries()) {
        claims.push({ group, id: article.id, order: [article.path === described.path ? 0 : 1, place, rank] });
      }
    }
  }
  const ids = new Map<Group, string>();
  const taken = new Set<string>();
  for (const { group, id } of claims.toSorted((left, right) => compareOrder(left.order, right.order))) {
    if (ids.has(group) || taken.has(id) || takenElsewhere.has(id)) continue;
    ids.set(group, id);
    taken.add(id);
  }
  return ids;
}

function compareOrder(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((value, index) => value !== right[index]);
  return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

function pathOf(group: Group): string {
  return group.served.path;
}

function firstFree(path: string, free: (id: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const id = `${path}~${number}`;
    if (free(id)) return id;
  }
}

/** The same article under another id, its passages too. */
export function withArticleId({ article, passages }: ArticleWithPassages, id: string): ArticleWithPassages {
  if (article.id === id) return { article, passages };
  return {
    article: { ...article, id },
    passages: passages.map((passage) => ({ ...passage, id: passageIdOf(id, passage.ordinal), articleId: id })),
  };
}

/** By UTF-16 units: the same on every machine, whatever its locale. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
