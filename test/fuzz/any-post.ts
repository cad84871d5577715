import * as fc from 'fast-check';
import { anyText } from '../words/any-text.js';
import { anyEdits, type Edit, longRunOf, mixtureOf, type Pieces } from './pieces.js';

/** A file for the reader of articles. */
export type AnyPost =
  | { readonly kind: 'pieces'; readonly pieces: Pieces }
  /** One of the seeds, changed. */
  | { readonly kind: 'edited'; readonly seed: number; readonly edits: readonly Edit[] }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

const sentence = fc.constantFrom(
  '海港试航的消息传开以后，镇上的人都赶来看热闹。',
  '“加油！”，他喊道……',
  '同比增长9.6%，两年平均增长17.1%',
  '据新华社',
  '（文章来源：海港报）',
  '责任编辑：王五',
  '图片来源：视觉中国',
  'Mate60 sold 3.5 million. J. Smith said so',
  '*ST康美和*ST信威',
  '10~20元，30~40元',
  '[快讯]: 某公司公告',
  '[返回海港报新闻](//a.example/h.html)｜[返回首页](/)',
);

const titleValue = fc.oneof(
  sentence,
  fc.constantFrom(
    '"专家："稳增长"政策将发力"',
    '2022',
    '~',
    '[a, b]',
    '{a: b}',
    '|',
    '>-',
    '&a x',
    '*a',
    '!!js/function a',
    "'",
  ),
);

const dateValue = fc.oneof(
  fc
    .tuple(fc.nat(10_000), fc.nat(13), fc.nat(32), fc.nat(25), fc.nat(61))
    .map(([year, month, day, hour, minute]) => `${year}-${month}-${day} ${hour}:${minute}:07 +0800`),
  fc.constantFrom(
    '2022-01-25 11:26:09 +0800',
    '2022年1月5日',
    '+0800',
    'x',
    '9999-12-31 23:59:59 -1800',
    '1000-01-01 +1800',
    '',
  ),
);

const headLine = fc.oneof(
  titleValue.map((value) => `title: ${value}`),
  dateValue.map((value) => `date: ${value}`),
  titleValue.map((value) => `tags: ${value}`),
  titleValue.map((value) => `categories: ${value}`),
  fc.constantFrom(
    'layout: post',
    'published: false',
    'tags: [a, [b, c], {d: e}]',
    'tags:\n- a\n- 海港报新闻',
    'title: >\n  a\n  b',
    'a: &a [x, x]\nb: &b [*a, *a]\ntags: *b',
    '__proto__: {title: x}',
    'constructor: x',
    '<<: {title: x}',
    '? [a]\n: b',
    '# 注',
    '\ttitle: x',
    '---',
    '...',
    '%YAML 1.1',
  ),
  anyText,
);

const tag = fc.constantFrom(
  ...'p p div div strong b h2 table tr td th ul li blockquote center span pre svg math script style title textarea template select button iframe noscript object section a font'.split(
    ' ',
  ),
);
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' style="display:none"',
  ' hidden',
  ' class="a"',
  ' x=">"',
  " y='",
  ' /',
  '\n',
);

const markup = fc.oneof(
  fc.tuple(tag, attributes).map(([name, more]) => `<${name}${more}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom(
    '<br>',
    '<br/>',
    '<img src="a.png">',
    '<hr>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!doctype html>',
    '<?xml',
    '<>',
    '</',
    '<http://a.example/ａ>',
    '<javascript:alert(1)>',
    '<https://a.example/?a=1&amp;b=2>',
    '&lt;',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&nbsp;',
    '&notanentity',
    '&',
  ),
);

const markdown = fc.constantFrom(
  '# ',
  '## ',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '**',
  '*',
  '_',
  '__',
  '`',
  '```\n',
  '~~',
  '[',
  '](',
  ')',
  '![',
  '|a|b|\n|-|-|\n',
  '|',
  '[a]: b\n',
  '\\',
  '    ',
  '\t',
  '---\n',
  '===\n',
  '<',
  '[^1]',
  '[x] ',
  'https://a.example/',
  'www.a.example',
  'a@b.example',
);

const blank = fc.constantFrom(
  '\n',
  '\n\n',
  ' ',
  '　',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\f',
  '\0',
  '\ufeff',
);

export const postPiece = fc.oneof(
  { weight: 3, arbitrary: sentence },
  { weight: 4, arbitrary: markup },
  { weight: 2, arbitrary: markdown },
  { weight: 2, arbitrary: blank },
  { weight: 1, arbitrary: anyText },
);

const head: fc.Arbitrary<Pieces> = fc
  .array(headLine, { maxLength: 6 })
  .map((lines): Pieces => [[['---', ...lines, '---', ''].join('\n'), 1]]);

/** Paragraphs as the template writes them. */
const paragraphs: fc.Arbitrary<Pieces> = fc
  .array(fc.tuple(fc.array(postPiece, { minLength: 1, maxLength: 4 }), fc.boolean()), { maxLength: 8 })
  .map(
    (parts): Pieces =>
      parts.map(([pieces, isPlain]) => [isPlain ? `${pieces.join('')}\n\n` : `<p>${pieces.join('')}</p>\n`, 1]),
  );

const maxLongUtf16Units = 200_000;

const body = fc.oneof(
  { weight: 6, arbitrary: paragraphs },
  { weight: 6, arbitrary: mixtureOf(postPiece, 40) },
  { weight: 1, arbitrary: longRunOf(postPiece, maxLongUtf16Units) },
);

/** Files as scrapers and people write them, and as nobody would. */
export const anyPost: fc.Arbitrary<AnyPost> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(head, body).map((parts): AnyPost => ({ kind: 'pieces', pieces: parts.flat() })) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edited' as const), seed: fc.nat(1), edits: anyEdits(postPiece) }),
  },
  {
    weight: 1,
    arbitrary: mixtureOf(fc.oneof(headLine, postPiece), 30).map((pieces): AnyPost => ({ kind: 'pieces', pieces })),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes): AnyPost => ({ kind: 'bytes', bytes })) },
);
