import type { ListView } from './callback-data.js';
import { latestPage } from './latest-page.js';
import type { News } from './news.js';
import type { Page } from './page.js';
import { sourcesPage } from './sources-page.js';
import type { Texts } from './texts.js';

export function listPage({ kind, page }: ListView, news: News, texts: Texts): Page {
  return kind === 'latest' ? latestPage(page, news, texts) : sourcesPage(page, news, texts);
}
