import { createServer } from 'node:http';
import { rssOf } from '../feed/make-feed.js';
import type { MadeArticle } from './made-article.js';

/** A web site of this machine with feeds and pages, some of which are no good. */
export interface FeedSite {
  /** What the bot is to read, as the setting `FEEDS` says it. */
  readonly feeds: string;
  /** What it is asked for from now on, in one of the good feeds. */
  publish(made: MadeArticle): void;
  /** The address of a page with that article. */
  pageOf(made: MadeArticle): string;
  requests(): number;
  close(): Promise<void>;
}

const newestItems = 30;

export async function startFeedSite(): Promise<FeedSite> {
  const items: MadeArticle[] = [];
  const pages = new Map<string, MadeArticle>();
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    const path = request.url ?? '';
    const page = pages.get(path);
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageText(page));
    } else if (path === '/news' || path === '/slow') {
      const feed = rssOf(items.slice(-newestItems).map(itemOf), '山海日报');
      const answer = (): void => void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
      if (path === '/news') answer();
      // The slow one holds the same: nothing of it is new.
      else setTimeout(answer, 3000).unref();
    } else if (path === '/malformed') {
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end('<rss><channel><item><title>半截');
    } else if (path === '/cut') {
      response.writeHead(200, { 'content-length': '100000' }).write('<rss>');
      setTimeout(() => response.destroy(), 200).unref();
    } else {
      response.writeHead(path === '/broken' ? 500 : 404).end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    feeds: ['news', 'slow', 'malformed', 'cut', 'broken', 'missing'].map((name) => `${origin}/${name}|1`).join(' '),
    publish: (made) => {
      items.push(made);
    },
    pageOf: (made) => {
      const path = `/page/${made.serial}.html`;
      pages.set(path, made);
      return `${origin}${path}`;
    },
    requests: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function itemOf({ serial, title, paragraphs, publisher }: MadeArticle) {
  return {
    title,
    guid: `made-${serial}`,
    link: `https://news.example.org/feed/${serial}.html`,
    date: new Date().toUTCString(),
    text: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n'),
    source: publisher,
  };
}

function pageText({ title, paragraphs, publisher }: MadeArticle): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="${publisher}">
<meta property="article:published_time" content="${new Date().toISOString()}"></head><body>
<nav><a href="/">首页</a></nav>
<article><h1>${title}</h1>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article>
<footer>版权所有</footer></body></html>`;
}
