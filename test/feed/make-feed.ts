/** An item as a test writes it. */
export interface MadeItem {
  readonly title?: string;
  readonly guid?: string;
  readonly link?: string;
  readonly date?: string;
  readonly text?: string;
  readonly source?: string;
}

/** RSS 2.0. */
export function rssOf(items: readonly MadeItem[], title = '江湖早报'): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0"><channel><title>${title}</title><link>https://example.org/</link>`,
    ...items.map(itemOf),
    '</channel></rss>',
  ].join('\n');
}

function itemOf({ title, guid, link, date, text, source }: MadeItem): string {
  const element = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`;
  return `<item>${element('title', title)}${
    guid === undefined ? '' : `<guid isPermaLink="false">${escapeXml(guid)}</guid>`
  }${element('link', link)}${element('pubDate', date)}${element('description', text)}${element('source', source)}</item>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A whole article about something, of over 250 characters and five paragraphs, as HTML. */
export function storyOf(subject: string): string {
  return [
    `<p>${subject}的消息传开以后，镇上的人都赶来看热闹，茶馆里坐满了等着听下文的客人。</p>`,
    `<p>据记者了解，${subject}一事由县里的三个部门共同办理，前后历时两年，花费在四百万元上下。</p>`,
    `<p>老镇长说，${subject}对年轻人是好事，对上了岁数的人也是好事，只要把安全管好，就没有什么可担心的。</p>`,
    `<p>不过也有人担心，${subject}之后来往的外地车会多起来，停车和吃饭都成问题，镇上现有的两家客栈恐怕住不下。</p>`,
    `<p>负责人表示，下一步还要把道路、路灯和排水一并修好，争取在入冬以前全部完工，让大家过一个安稳年，${subject}只是开头。</p>`,
  ].join('\n');
}

/** A page of a web site with that article, and what stands around one. */
export function pageOf(subject: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${subject} - 江湖网</title>
<meta property="og:site_name" content="江湖网"></head><body>
<nav><a href="/">首页</a> <a href="/money">财经</a></nav>
<article><h1>${subject}</h1>${storyOf(subject)}</article>
<aside><a href="/1">热门：别的消息</a></aside><footer>版权所有 江湖网</footer></body></html>`;
}
