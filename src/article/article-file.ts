/** File name endings that are read as articles, lower case. */
export const ARTICLE_EXTENSIONS: readonly string[] = ['.md', '.markdown', '.html', '.htm', '.txt'];

/** A file name of a Jekyll post: `2022-01-25-NW202201252260521910.md`. */
export interface JekyllName {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** What stands after the date, without the extension. */
  readonly slug: string;
}

/** Whether a file of this name is read as an article; upper case counts as lower. */
export function isArticleFile(name: string): boolean {
  return extensionOf(name) !== '';
}

/** The path without the extension of an article file; any other path as it is. */
export function withoutExtension(path: string): string {
  return path.slice(0, path.length - extensionOf(path).length);
}

/** The last part of a `/` path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The parts of a Jekyll post's file name; `null` for any other. <https://jekyllrb.com/docs/posts/#creating-posts> */
export function readJekyllName(path: string): JekyllName | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})-(.+)$/su.exec(withoutExtension(baseName(path)));
  if (match === null) return null;
  const [, year = '', month = '', day = '', slug = ''] = match;
  return { year, month, day, slug };
}

function extensionOf(name: string): string {
  const lower = name.toLowerCase();
  // Lower-casing can change a string's length (İ), never that of an ASCII ending.
  return ARTICLE_EXTENSIONS.find((extension) => lower.endsWith(extension)) ?? '';
}
