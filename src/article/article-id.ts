import { baseName, readJekyllName, withoutExtension } from './article-file.js';

/**
 * The id of an article by its path in the corpus: a file named as Jekyll posts are has its file name without extension,
 * whatever the folder (posts move from `_posts/` to `old_post/`); any other its path without extension.
 */
export function articleIdForPath(path: string): string {
  return readJekyllName(path) === null ? qualifiedArticleId(path) : withoutExtension(baseName(path));
}

/** The form that tells apart two different articles whose file names are the same: the whole path without extension. */
export function qualifiedArticleId(path: string): string {
  return withoutExtension(path);
}

export function passageIdOf(articleId: string, ordinal: number): string {
  return `${articleId}#${ordinal}`;
}

/** The article that a passage of this id is of; empty for what is no id of a passage. File names may hold a `#`: the last one parts the ordinal. */
export function articleIdOfPassage(passageId: string): string {
  return passageId.slice(0, Math.max(passageId.lastIndexOf('#'), 0));
}
