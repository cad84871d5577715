import type { ListView } from '../messages/callback-data.js';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';
import { latestPage } from './latest-page.js';
import type { Page } from './page.js';
import { sourcesPage } from './sources-page.js';

export function listPage({ kind, page }: ListView, news: News, texts: Texts): Page {
  return kind === 'latest' ? latestPage(page, news, texts) : sourcesPage(page, news, texts);
}
