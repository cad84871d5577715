import * as fc from 'fast-check';
import { anyText } from '../words/any-text.js';
import { anyEdits, type Edit, edited, longRunOf, mixtureOf, type Pieces, textOf } from './pieces.js';

/** What a server sends: a text, in an encoding, and what its header says of both. */
export interface AnyDocument {
  readonly as: 'feed' | 'page' | 'either';
  readonly contentType: string | null;
  readonly encoding: 'utf8' | 'utf16le' | 'latin1';
  /** Bytes before the text: a byte order mark, or noise. */
  readonly before: readonly number[];
  readonly pieces: Pieces;
  readonly edits: readonly Edit[];
}

export function bytesOfDocument({ encoding, before, pieces, edits }: AnyDocument): Uint8Array {
  return Buffer.concat([Uint8Array.from(before), Buffer.from(edited(textOf(pieces), edits), encoding)]);
}

const address = fc.oneof(
  fc.constantFrom(
    'https://a.example/1.html?utm_source=x#top',
    'http://甲.example/乙',
    '/1.html',
    '//b.example/',
    '../x',
    '#',
    '?a=1&amp;b=2',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example/',
    'https://u:p@a.example/',
    'http://[::1',
    'http://a.example:99999/',
    '',
    'https://a.example/' + 'a'.repeat(2100),
  ),
  anyText,
);

const date = fc.constantFrom(
  'Tue, 25 Jan 2022 11:26:09 +0800',
  '25 Jan 22 11:26 CST',
  '2022-01-25T11:26:09.250+08:00',
  '31 Feb 2022 10:00 GMT',
  '2022-13-01',
  'x',
  '',
  '99999-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1 Jan 0000 00:00 Z',
  '2022年1月25日',
);

const paragraph = '<p>摊贩们<b>天不亮</b>就到了，挑着担子沿石阶一级一级往上走，豆腐还冒着热气。</p>';

const html = fc.oneof(
  fc.constantFrom(
    paragraph,
    paragraph.repeat(6),
    '<p onclick="x">a<script>b</script></p>',
    '<img src="javascript:x">',
    '<img src="a.png">',
    '<svg><p>x',
    '<div hidden>x</div>',
    '<p style="display:none">x',
    '<table><tr><td>a',
    '</div></div>',
    '<!-- x',
    '阅读全文',
    '<pre>\n---\n</pre>',
    '---',
    '<p>（文章来源：海港报）</p>',
    '<h1>题</h1>',
    '&lt;script&gt;',
    '&amp;lt;b&amp;gt;',
    '<p>{{ site }}</p>',
    '# x',
    '- [ ] x',
    '<javascript:x>',
  ),
  anyText,
);

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A value as XML holds one: escaped, in a section, or neither. */
const xmlValue = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(value, fc.constantFrom('escaped', 'escaped', 'cdata', 'raw', 'twice')).map(([text, way]) => {
    if (way === 'cdata') return `<![CDATA[${text}]]>`;
    if (way === 'raw') return text;
    return way === 'twice' ? escapeXml(escapeXml(text)) : escapeXml(text);
  });

const names = fc.constantFrom(
  ...'title link guid description content:encoded pubDate dc:date dc:creator dc:subject dc:publisher category source summary content published updated id entry item author atom:link media:content itunes:duration'.split(
    ' ',
  ),
);
const xmlAttributes = fc.oneof(
  fc.constantFrom(
    '',
    '',
    ' type="html"',
    ' type="xhtml"',
    ' isPermaLink="false"',
    ' isPermaLink="true"',
    ' rel="alternate"',
    ' x=',
    ' term="a" label="乙"',
  ),
  address.map((href) => ` href="${escapeXml(href).replaceAll('"', '&quot;')}"`),
  address.map((about) => ` rdf:about="${escapeXml(about).replaceAll('"', '&quot;')}"`),
  address.map((base) => ` xml:base="${escapeXml(base).replaceAll('"', '&quot;')}"`),
);

const element = fc
  .tuple(names, xmlAttributes, xmlValue(fc.oneof(address, date, html)))
  .map(([name, attributes, value]) =>
    value === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${value}</${name}>`,
  );

const xmlOddity = fc.constantFrom(
  '<!-- x -->',
  '<![CDATA[',
  ']]>',
  '<',
  '>',
  '&',
  '&amp',
  '&x;',
  '&lol9;',
  '&#x0;',
  '&#55296;',
  '<?php x ?>',
  '<a:b:c/>',
  '<title/>',
  '\0',
  '\u{1F600}',
  '</item>',
  '<item>',
  '<__proto__>x</__proto__>',
  '<constructor/>',
);

const item = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.oneof({ weight: 12, arbitrary: element }, { weight: 1, arbitrary: xmlOddity }), { maxLength: 8 }),
      xmlAttributes,
    )
    .map(([parts, attributes]) => `<${name}${attributes}>${parts.join('')}</${name}>\n`);

const namespaces =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"';

const doctype = fc.constantFrom(
  '',
  '',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml version="1.0" encoding="gb2312"?>\n',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?xml version="1.0" encoding="x-no-such"?>',
  '<!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>',
  '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<?xml-stylesheet href="a.xsl"?>\n<!-- x -->\n',
);

function xmlFeed(open: string, close: string, itemName: string): fc.Arbitrary<Pieces> {
  const items = fc.array(fc.tuple(item(itemName), fc.constantFrom(1, 1, 1, 2, 600)), { maxLength: 4 });
  return fc
    .tuple(doctype, fc.array(element, { maxLength: 3 }), items)
    .map(([start, meta, all]): Pieces => [[start + open + meta.join(''), 1], ...all, [close, 1]]);
}

const nested = fc
  .tuple(fc.constantFrom('item', 'a', 'description', 'entry', 'div', 'rdf:RDF'), fc.integer({ min: 1, max: 30_000 }))
  .map(
    ([name, depth]): Pieces => [
      ['<rss version="2.0"><channel><item><description>', 1],
      [`<${name}>`, depth],
      [`</${name}>`, depth],
      ['</description></item></channel></rss>', 1],
    ],
  );

const jsonValue = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(address, date, html) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
const jsonItem = fc.dictionary(
  fc.constantFrom(
    ...'id url external_url title content_html content_text summary date_published date_modified tags author image __proto__'.split(
      ' ',
    ),
  ),
  fc.oneof({ weight: 8, arbitrary: jsonValue }, { weight: 1, arbitrary: fc.array(jsonValue, { maxLength: 3 }) }),
);
const jsonFeed: fc.Arbitrary<Pieces> = fc
  .tuple(
    fc.constantFrom('https://jsonfeed.org/version/1.1', 'https://jsonfeed.org/version/1', '2', 1),
    jsonValue,
    fc.oneof(fc.array(jsonItem, { maxLength: 4 }), fc.jsonValue()),
  )
  .map(([version, title, items]): Pieces => [[JSON.stringify({ version, title, items }), 1]]);
const nestedJson = fc.integer({ min: 1, max: 60_000 }).map(
  (depth): Pieces => [
    ['{"version":"https://jsonfeed.org/version/1.1","title":"x","items":', 1],
    ['[', depth],
    [']', depth],
    ['}', 1],
  ],
);

const page: fc.Arbitrary<Pieces> = fc
  .tuple(fc.array(html, { maxLength: 6 }), fc.array(fc.tuple(html, fc.constantFrom(1, 1, 5, 300)), { maxLength: 5 }))
  .map(
    ([head, body]): Pieces => [
      [
        `<!doctype html><html><head><title>${head.join('')}</title><meta property="og:site_name" content="江湖网"></head><body><article>`,
        1,
      ],
      ...body,
      ['</article></body></html>', 1],
    ],
  );

const pieces: fc.Arbitrary<Pieces> = fc.oneof(
  { weight: 6, arbitrary: xmlFeed(`<rss version="2.0" ${namespaces}><channel>`, '</channel></rss>', 'item') },
  {
    weight: 4,
    arbitrary: xmlFeed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b/" ${namespaces}>`, '</feed>', 'entry'),
  },
  {
    weight: 3,
    arbitrary: xmlFeed(`<rdf:RDF ${namespaces} xmlns="http://purl.org/rss/1.0/"><channel/>`, '</rdf:RDF>', 'item'),
  },
  { weight: 4, arbitrary: jsonFeed },
  { weight: 4, arbitrary: page },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: nestedJson },
  { weight: 2, arbitrary: mixtureOf(fc.oneof(element, xmlOddity, html), 30) },
  {
    weight: 1,
    arbitrary: longRunOf(fc.oneof(element, xmlOddity, html), 100_000).map(
      (run): Pieces => [['<rss><channel><item>', 1], ...run, ['</item></channel></rss>', 1]],
    ),
  },
);

/** Feeds of all four formats, pages, and what is neither. */
export const anyDocument: fc.Arbitrary<AnyDocument> = fc.record({
  as: fc.constantFrom('feed' as const, 'feed' as const, 'page' as const, 'either' as const),
  contentType: fc.constantFrom(
    null,
    null,
    'application/xml',
    'text/html; charset=gbk',
    'text/xml;charset="utf-16"',
    'x; charset=no-such',
    'application/feed+json; charset=utf-8',
  ),
  encoding: fc.constantFrom('utf8' as const, 'utf8' as const, 'utf8' as const, 'utf16le' as const, 'latin1' as const),
  before: fc.constantFrom(
    [],
    [],
    [],
    [],
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0xff, 0, 0x80],
    [0x20, 0x0a],
  ),
  pieces,
  edits: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: anyEdits(fc.oneof(xmlOddity, html)) },
  ),
});
