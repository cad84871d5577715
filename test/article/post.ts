import type { Article, Passage, ReadResult, Rejection } from '../../src/article/article.js';
import { type ReadSettings, readArticle } from '../../src/article/read-article.js';

export interface TextOptions extends ReadSettings {
  readonly path?: string;
}

export interface PostOptions extends TextOptions {
  /** Lines of the front matter, in place of the usual ones. */
  readonly head?: readonly string[];
}

export const USUAL_HEAD = [
  'layout: post',
  'title: "灯塔港试航"',
  'date: 2023-04-05 06:07:08 +0800',
  'categories: haigangribao',
  'tags: 海港日报新闻',
];

/** Reads a text as a file. */
export function readText(text: string, { path = 'a.md', ...settings }: TextOptions = {}): ReadResult {
  return readArticle({ path, bytes: new TextEncoder().encode(text), ...settings });
}

/** Reads a post with the usual front matter and this body. */
export function readPost(body: string, options: PostOptions = {}): ReadResult {
  const { head = USUAL_HEAD, ...rest } = options;
  return readText(['---', ...head, '---', body].join('\n'), rest);
}

export function articleOf(result: ReadResult): Article {
  if (result.kind !== 'article') throw new Error(`expected an article, got ${JSON.stringify(result)}`);
  return result.article;
}

export function passagesOf(result: ReadResult): readonly Passage[] {
  if (result.kind !== 'article') throw new Error(`expected an article, got ${JSON.stringify(result)}`);
  return result.passages;
}

export function rejectionOf(result: ReadResult): Rejection {
  if (result.kind !== 'rejected') throw new Error(`expected a rejection, got ${JSON.stringify(result)}`);
  return result.rejection;
}

/** The texts of a post's passages. */
export function quotable(body: string, options: PostOptions = {}): string[] {
  return passagesOf(readPost(body, options)).map(({ text }) => text);
}
