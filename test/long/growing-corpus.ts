import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Article, articleText } from '../../src/article/article.js';
import { createArticleReader } from '../../src/article/read-article.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { type MadeArticle, postOf, serialOf } from './made-article.js';

/** What an article said, from when until when by the clock of the machine. */
export interface ArticleVersion {
  readonly title: string;
  readonly text: string;
  readonly fromMs: number;
  untilMs: number;
}

/** An article that came while the bot was there. */
export interface Arrival {
  readonly made: MadeArticle;
  /** As it was when it came. */
  readonly article: Article;
  path: string;
  /** The way it came. */
  readonly by: 'file' | 'feed' | 'hand';
  version: ArticleVersion;
  /** Whether it was ever deleted: then it need not have been told. */
  wasRemoved: boolean;
  /** Whether the same stands in another file, too: then it stays as it is. */
  isCopied: boolean;
}

/** The folder that the bot reads, and all that ever stood in it. */
export interface GrowingCorpus {
  readonly dir: string;
  readonly versions: readonly ArticleVersion[];
  /** By their serials. */
  readonly arrivals: ReadonlyMap<number, Arrival>;
  write(made: MadeArticle): void;
  /** Other words in a paragraph of it. */
  change(arrival: Arrival, made: MadeArticle): void;
  remove(arrival: Arrival): void;
  /** The same under another name. */
  move(arrival: Arrival): void;
  /** Once more, under another name. */
  copy(arrival: Arrival): void;
  /** A file as it is, which need not be an article. */
  writeRaw(name: string, content: string): void;
  /** Notes what has come from elsewhere; `made` are articles that may. */
  look(made: ReadonlyMap<number, MadeArticle>): void;
}

/** @param start articles that are there from the beginning; they are no news. */
export async function createGrowingCorpus(
  dir: string,
  from: string,
  start: readonly MadeArticle[],
): Promise<GrowingCorpus> {
  mkdirSync(dir, { recursive: true });
  cpSync(from, dir, { recursive: true });
  const read = createArticleReader();
  const nameOf = ({ serial }: MadeArticle): string => `news/made-${serial}.html`;
  mkdirSync(join(dir, 'news'), { recursive: true });
  for (const made of start) writeFileSync(join(dir, nameOf(made)), postOf(made, Date.now() - 86_400_000));
  const { articles } = await readFolder(dir);
  const versions: ArticleVersion[] = articles.map(({ article }) => versionOf(article, Number.NEGATIVE_INFINITY));
  const arrivals = new Map<number, Arrival>();
  const foreign = new Map<string, number>();

  const readText = (path: string, content: string): Article => {
    const result = read({ path, bytes: Buffer.from(content) });
    if (result.kind !== 'article') throw new Error(`${path}: expected an article, got ${JSON.stringify(result)}`);
    return result.article;
  };
  const begin = (article: Article, fromMs = Date.now()): ArticleVersion => {
    const version = versionOf(article, fromMs);
    versions.push(version);
    return version;
  };
  /** Whole or not at all. */
  const put = (path: string, content: string): void => {
    writeFileSync(join(dir, `.${path.replaceAll('/', '-')}`), content);
    renameSync(join(dir, `.${path.replaceAll('/', '-')}`), join(dir, path));
  };
  const noteForeign = (path: string, made: ReadonlyMap<number, MadeArticle>): void => {
    const { mtimeMs } = statSync(join(dir, path));
    if (foreign.get(path) === mtimeMs) return;
    foreign.set(path, mtimeMs);
    const article = readText(path, readFileSync(join(dir, path), 'utf8'));
    const serial = serialOf(article.title ?? '');
    const known = serial === null ? undefined : made.get(serial);
    if (serial === null || known === undefined) return;
    const before = arrivals.get(serial);
    const version = begin(article, Math.floor(mtimeMs));
    if (before === undefined) {
      const by = path.startsWith('feeds/') ? 'feed' : 'hand';
      arrivals.set(serial, { made: known, article, path, by, version, wasRemoved: false, isCopied: false });
    } else {
      before.version.untilMs = Date.now();
      before.version = version;
    }
  };
  return {
    dir,
    versions,
    arrivals,
    write: (made) => {
      const path = nameOf(made);
      const content = postOf(made, Date.now());
      const article = readText(path, content);
      const arrival: Arrival = {
        made,
        article,
        path,
        by: 'file',
        version: begin(article),
        wasRemoved: false,
        isCopied: false,
      };
      arrivals.set(made.serial, arrival);
      put(path, content);
    },
    change: (arrival, made) => {
      const content = postOf(made, Date.parse(arrival.article.publishedAt?.iso ?? ''));
      arrival.version.untilMs = Date.now();
      arrival.version = begin(readText(arrival.path, content));
      put(arrival.path, content);
    },
    remove: (arrival) => {
      arrival.version.untilMs = Date.now();
      arrival.wasRemoved = true;
      rmSync(join(dir, arrival.path));
    },
    move: (arrival) => {
      const path = arrival.path.replace(/(?:\.moved)?\.html$/u, (end) => (end === '.html' ? '.moved.html' : '.html'));
      renameSync(join(dir, arrival.path), join(dir, path));
      arrival.path = path;
    },
    copy: (arrival) => {
      arrival.isCopied = true;
      cpSync(join(dir, arrival.path), join(dir, arrival.path.replace(/\.html$/u, '.copy.html')));
    },
    writeRaw: put,
    look: (made) => {
      for (const folder of ['feeds', 'added']) {
        for (const path of filesBelow(dir, folder)) noteForeign(path, made);
      }
    },
  };
}

function versionOf(article: Article, fromMs: number): ArticleVersion {
  return { title: article.title ?? '', text: articleText(article), fromMs, untilMs: Number.POSITIVE_INFINITY };
}

/** What is being written has a name with a dot in front. */
function filesBelow(dir: string, folder: string): string[] {
  try {
    return readdirSync(join(dir, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?:^|\/)[^./][^/]*\.html$/u.test(name))
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
