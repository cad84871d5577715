import { headOf } from '../article/article-head.js';
import { articleIdForPath } from '../article/article-id.js';
import { decodeArticle } from '../article/article-record.js';
import { decodeDescribed } from '../article/described-article-record.js';
import type { DescribedArticle } from '../article/known-article.js';
import { type KnownArticles, KnownArticlesIndex, knownToEither } from '../article/known-articles.js';
import { decideInSteps } from '../article/resolve-identities.js';
import type { FileRecord, FileVerdict } from '../intake/file-record.js';
import type { PresentArticles } from './present-articles.js';
import type { FolderReadings } from './read-changes.js';
import { isArticle, type RememberedFolder, servedId } from './remembered-folder.js';

type ServedVerdict = Extract<FileVerdict, { kind: 'served' }>;

export interface JudgedChanges {
  /** What is to be remembered of files, where it is not what is remembered already. By path, in order. */
  readonly changed: ReadonlyMap<string, FileRecord>;
  /** The articles among new and changed files. By path; their ids are those of their paths. */
  readonly fresh: Described;
  /** Articles that changed or are gone, as they were. Likewise. */
  readonly stale: Described;
}

/** Articles by path; their ids are those of their paths. */
type Described = ReadonlyMap<string, DescribedArticle>;

/** Gives way to others now and then. */
type Turns = () => Promise<void> | undefined;

export interface JudgeOptions {
  readonly remembered: RememberedFolder;
  /** What the data folder remembers of articles: their ids are kept. */
  readonly known: KnownArticles;
  /** Called now and then; what it throws ends the work. */
  readonly takeTurn: () => Promise<void>;
}

/**
 * What becomes of the files of a folder that changed, and of all that are the same article as one of them was or is.
 *
 * Whether a file is served depends on what is there now, and on nothing that was decided before; under which id, on what
 * the data folder remembers too. So it makes no difference whether changes are judged one by one or all at once, except
 * that an article keeps the id that it was first served under.
 */
export async function judgeChanges(
  found: FolderReadings,
  { remembered, known, takeTurn }: JudgeOptions,
): Promise<JudgedChanges> {
  const { readings, restamped, gone } = found;
  const turns = countTurns(takeTurn);
  const fresh = await describeReadings(found, turns);
  const stale = await describeStale(found, remembered, turns);
  const affected =
    remembered.files.size === 0
      ? fresh
      : await findAffected({ present: await remembered.present(takeTurn), remembered, fresh, stale, turns });
  const before = [...affected.keys(), ...readings.keys(), ...gone];
  const touched = new Set(before);
  const deciding = decideInSteps(knownToEither(knownBefore(before, remembered), known), [...affected.values()], {
    has: (id) => {
      const path = remembered.servedAt(id);
      return path !== undefined && !touched.has(path);
    },
  });
  const decided = await finishInTurns(deciding, turns);
  const duplicates = new Map(decided.duplicates.map((duplicate) => [duplicate.file, duplicate]));
  const identify = (path: string, summary: () => Omit<ServedVerdict, 'kind' | 'articleId'>): FileVerdict => {
    const duplicate = duplicates.get(path);
    if (duplicate !== undefined) return { kind: 'duplicate', of: duplicate.of, why: duplicate.why };
    const articleId = decided.idsByPath.get(path);
    if (articleId === undefined) throw new Error(`${path}: expected a served article or a duplicate, got neither`);
    return { kind: 'served', articleId, ...summary() };
  };
  const records = new Map(restamped.map((record) => [record.path, record]));
  for (const path of affected.keys()) {
    const record = records.get(path) ?? remembered.files.get(path);
    if (record === undefined || readings.has(path)) continue;
    const verdict = identify(path, () => summaryOf(record, remembered));
    if (JSON.stringify(record.verdict) !== JSON.stringify(verdict)) records.set(path, { ...record, verdict });
  }
  for (const { path, version, readAtMs, contentHash, content } of readings.values()) {
    const verdict = content.kind === 'article' ? identify(path, () => pickSummary(content)) : content;
    records.set(path, { path, version, readAtMs, contentHash, verdict });
  }
  return { changed: new Map([...records].toSorted(([left], [right]) => (left < right ? -1 : 1))), fresh, stale };
}

/** The articles that changed or are gone, as they were. By path. */
async function describeStale(
  { readings, gone }: FolderReadings,
  remembered: RememberedFolder,
  turns: Turns,
): Promise<Described> {
  const stale = new Map<string, DescribedArticle>();
  for (const path of [...gone, ...readings.keys()]) {
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await turns();
    const described = isArticle(remembered.files.get(path)?.verdict) ? remembered.described(path) : undefined;
    if (described !== undefined) stale.set(path, described);
  }
  return stale;
}

async function describeReadings({ readings }: FolderReadings, turns: Turns): Promise<Described> {
  const described = new Map<string, DescribedArticle>();
  for (const { path, content } of readings.values()) {
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await turns();
    if (content.kind !== 'article') continue;
    described.set(path, decodeDescribed(content.described, { id: articleIdForPath(path), path }));
  }
  return described;
}

interface Linked {
  readonly present: PresentArticles;
  readonly remembered: RememberedFolder;
  readonly fresh: Described;
  readonly stale: Described;
  readonly turns: Turns;
}

/**
 * The articles that a change can bear upon, as they are now: being the same article is not transitive, so all that are
 * linked by it in any number of steps.
 */
async function findAffected({ present, remembered, fresh, stale, turns }: Linked): Promise<Described> {
  const affected = new Map(fresh);
  const waiting = [...fresh.values(), ...stale.values()];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await turns();
    for (const path of present.sameAs(next)) {
      const described = affected.has(path) || stale.has(path) ? undefined : remembered.described(path);
      if (described === undefined) continue;
      affected.set(path, described);
      waiting.push(described);
    }
  }
  return affected;
}

/** The articles that were served at some paths, as they were. */
function knownBefore(paths: readonly string[], remembered: RememberedFolder): KnownArticles {
  const known = new KnownArticlesIndex();
  for (const path of new Set(paths)) {
    const id = servedId(remembered.files.get(path));
    const described = id === null ? undefined : remembered.described(path);
    if (id !== null && described !== undefined) known.add({ ...described, id });
  }
  return known;
}

function pickSummary({ passages, head }: Omit<ServedVerdict, 'kind' | 'articleId'>) {
  return { passages, head };
}

function summaryOf({ path, verdict }: FileRecord, remembered: RememberedFolder) {
  if (verdict.kind === 'served') return pickSummary(verdict);
  // It was a duplicate till now.
  const bytes = remembered.article(path);
  if (bytes === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
  const { article, passages } = decodeArticle(bytes, { id: articleIdForPath(path), path });
  return { passages: passages.length, head: headOf(article) };
}

/** Articles judged between two turns: some milliseconds. */
const articlesATurn = 20;

/** Takes a turn once in so many calls. */
function countTurns(takeTurn: () => Promise<void>): Turns {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % articlesATurn === 0 ? takeTurn() : undefined;
  };
}

async function finishInTurns<Result>(steps: Generator<void, Result, void>, turns: Turns): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await turns();
  }
}
