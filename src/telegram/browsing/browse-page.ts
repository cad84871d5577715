import type { News } from '../news.js';
import type { Page } from '../pages/page.js';
import type { Texts } from '../texts/texts.js';
import { articleListPage } from './article-list-page.js';
import type { BrowsePath } from './browse-path.js';
import { listedArticlePage } from './listed-article-page.js';
import { shelvesPage } from './shelves-page.js';

/** What a path leads to, as the articles stand now. */
export function browsePage(path: BrowsePath, news: Pick<News, 'library'>, texts: Texts): Page {
  const { shown } = path;
  if (shown.kind === 'shelves') return shelvesPage(path, shown, news, texts);
  return shown.kind === 'article'
    ? listedArticlePage(path, shown, news, texts)
    : articleListPage(path, shown, news, texts);
}
