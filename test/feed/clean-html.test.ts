import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHtml, paragraphsOf } from '../../src/feed/clean-html.js';

const clean = (html: string): string => cleanHtml(html, 'https://example.org/a/').html;

/** HTML as nobody should write it. */
const anyHtml = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div hidden>',
        '</div>',
        '<script>',
        '</script>',
        '<b>',
        '</b>',
        '<li>',
        '<table>',
      ),
      fc.constantFrom(
        '<td>',
        '</tr>',
        '<img src=x>',
        '<br/>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '\n\n',
        '&lt;',
        '&#0;',
      ),
      fc.constantFrom(
        '<style>',
        '<svg>',
        '<a href="javascript:x">',
        '</a>',
        '<p style="display:none">',
        '---',
        '\u2028',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('cleanHtml', () => {
  it.each([
    ['<p class=x onclick=y()>甲<b style="a">乙</b></p>', '<p>甲<b>乙</b></p>\n'],
    ['甲<script>1</script>乙<style>p{}</style>丙', '甲乙丙\n'],
    ['<p>甲</p>\n\n\n<p>乙</p>', '<p>甲</p>\n<p>乙</p>\n'],
    ['<div hidden><p>广告<br></p></div><p style="DISPLAY : none">广告</p>正文', '正文\n'],
    ['<section><h2>题</h2><a href="javascript:x()">链接</a></section>', '<div>\n<h2>题</h2>\n链接</div>\n'],
    ['<img src="/b.jpg" onerror="x()"><img src="data:,x"><img>', '<img src="https://example.org/b.jpg">\n'],
    ['1 &lt; 2 &amp; <i>3</i>', '1 &lt; 2 &amp; 3\n'],
    ['<p>没有关闭<p>第二段', '<p>没有关闭</p>\n<p>第二段</p>\n'],
    ['<dl><dt>名</dt><dd>义</dd></dl>', '<div>\n<p>名</p>\n<p>义</p>\n</div>\n'],
  ])('%s', (html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  it('gives the text that a reader sees', () => {
    expect(cleanHtml('<p>甲<b>乙</b></p><p>丙<br>丁</p><table><tr><td>1<td>2</table>', null).text).toBe(
      '甲乙 丙 丁 1 2',
    );
  });

  it('reads a nest of 100,000', () => {
    expect(clean(`${'<div>'.repeat(100_000)}底`)).toContain('底');
  });

  it('leaves nothing that runs, no blank line and no attribute but an address, and the text that was there', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const { html: once, text } = cleanHtml(html, 'https://example.org/a/');
        expect(once).not.toMatch(/\n[ \t]*\n|<(?:script|style|svg|a|!)|\son\w+=/u);
        expect(once.replaceAll(/<img src="https?:[^"<>]*">/gu, '').replaceAll(/<\/?[a-z]+\d?>/gu, '')).not.toMatch(
          /[<>]/u,
        );
        expect(cleanHtml(once, null).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('paragraphsOf', () => {
  it('takes a line for a paragraph, and markup for text', () => {
    expect(paragraphsOf('甲 <b>\r\n\r\n  乙  \n')).toEqual({
      html: '<p>甲 &lt;b&gt;</p>\n<p>乙</p>\n',
      text: '甲 <b> 乙',
    });
  });
});
