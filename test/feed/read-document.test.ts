import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/feed/read-document.js';
import { pageOf, rssOf, storyOf } from './make-feed.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const read = (as: 'feed' | 'page' | 'either', text: string) =>
  readDocument({
    as,
    address: 'https://example.org/a/b',
    bytes: bytesOf(text),
    contentType: 'text/html; charset=utf-8',
  });

describe('the article on a page', () => {
  it('is what stands out from what is around it, without its title, which is told without the name of the site', () => {
    const document = read('page', pageOf('新桥'));
    if (document.kind !== 'page') throw new Error(JSON.stringify(document));
    const { page } = document;
    expect(page).toMatchObject({ title: '新桥', site: '江湖网', date: null });
    expect(page.body.html.match(/<p>.*<\/p>/gu)).toEqual(storyOf('新桥').split('\n'));
    expect(page.body.html).not.toContain('<h');
    expect(page.body.text.startsWith('新桥的消息传开以后')).toBe(true);
  });

  it('tells its day where the page does', () => {
    const dated = pageOf('新桥').replace(
      '</head>',
      '<meta property="article:published_time" content="2022-03-01T08:00:00+08:00"></head>',
    );
    expect(read('page', dated)).toMatchObject({ page: { date: '2022-03-01T08:00:00+08:00' } });
  });

  it('keeps its pictures by whole addresses, and its tables', () => {
    const page = pageOf('新桥').replace(
      '</article>',
      '<p><img src="../c.jpg" onload="x()"></p><table><tr><td>车流</td><td>四千辆</td></tr></table></article>',
    );
    const document = read('page', page);
    const html = document.kind === 'page' ? document.page.body.html : '';
    expect(html).toContain('<img src="https://example.org/c.jpg">');
    expect(html).toMatch(/<td>车流<\/td>\s*<td>四千辆<\/td>/u);
  });
});

it('a document that may be either is a feed where it is one', () => {
  expect(read('either', rssOf([{ title: '甲', text: storyOf('甲') }]))).toMatchObject({ kind: 'feed' });
  expect(read('either', pageOf('甲'))).toMatchObject({ kind: 'page' });
  expect(read('feed', pageOf('甲'))).toMatchObject({ kind: 'unreadable', got: 'a page of HTML' });
  expect(read('page', rssOf([]))).toEqual({ kind: 'unreadable', expected: 'a page with an article', got: 'no HTML' });
});

/** Pieces of feeds and pages, one a line. */
const ODD_PARTS = `<?xml version="1.0" encoding="
gbk
"?>
<rss version="2.0"><channel>
<item><title>
</title></item>
</channel></rss>
<feed xmlns="http://www.w3.org/2005/Atom">
<entry><link href="
"/></entry></feed>
<rdf:RDF>
</rdf:RDF>
&lt;
&#x0;
&x;
{"version":"https://jsonfeed.org/version/1.1","items":[
{"id":
]}
null
<html><body>
<p>
<div><table>
<base href="x">
<script>
<template>
<![CDATA[
]]>
<!--
-->
${'新闻'.repeat(60)}`.split('\n');

it('no bytes make the reader throw', () => {
  const parts = fc.constantFrom(...ODD_PARTS);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(parts.map(bytesOf), fc.uint8Array({ maxLength: 6 })), { maxLength: 30 }),
      fc.constantFrom('feed', 'page', 'either'),
      fc.option(fc.constantFrom('text/html; charset=gbk', 'text/xml; charset=nonsense', 'application/json'), {
        nil: null,
      }),
      (chunks, as, contentType) => {
        const document = readDocument({
          as,
          address: 'https://example.org/',
          bytes: Buffer.concat(chunks),
          contentType,
        });
        expect(['feed', 'page', 'unreadable']).toContain(document.kind);
      },
    ),
    { numRuns: 1000 },
  );
});

it('whatever stands in the fields of a JSON Feed, or in the elements of an item, its items have texts', () => {
  const keys = [
    'id',
    'url',
    'external_url',
    'title',
    'content_html',
    'content_text',
    'summary',
    'date_published',
    'tags',
    'authors',
  ];
  const jsonItem = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 10 });
  const names = [
    'title',
    'link',
    'guid',
    'pubDate',
    'category',
    'source',
    'description',
    'content:encoded',
    'dc:date',
    'dc:subject',
  ];
  const element = fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom('', 'a', '新', '<b>x</b>', '&#65;', '<![CDATA[<p>]]>', '<title/>', 'http://a/', '1'),
    )
    .map(([name, content]) => `<${name} a="1">${content}</${name}>`);
  const namespaces =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
  fc.assert(
    fc.property(
      fc.array(jsonItem, { maxLength: 3 }),
      fc.array(fc.array(element), { maxLength: 3 }),
      (items, elements) => {
        const xml = elements.map((inner) => `<item>${inner.join('')}</item>`).join('');
        const documents = [
          read('feed', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items })),
          read('feed', `<rss version="2.0" ${namespaces}><channel><title>x</title>${xml}</channel></rss>`),
          read(
            'feed',
            `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${namespaces}><channel><title>x</title></channel>${xml}</rdf:RDF>`,
          ),
        ];
        for (const document of documents) {
          for (const item of document.kind === 'feed' ? document.feed.items : []) {
            for (const text of [item.guid, item.link, item.title, item.date, item.source, ...item.tags]) {
              expect(text === null || (typeof text === 'string' && text !== '')).toBe(true);
            }
            expect([typeof item.body.html, typeof item.body.text]).toEqual(['string', 'string']);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});
