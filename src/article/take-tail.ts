/** A body without what the template writes below it. */
export interface Tail {
  readonly body: string;
  /** `http` or `https`, and parses; `null` where the post names none (`<>`). */
  readonly sourceUrl: string | null;
  /** What the first link of the navigation leads back to (`科技日报新闻`); `null` without navigation. */
  readonly navigationLabel: string | null;
}

/** `[返回科技日报新闻](//…/category/kejiribao.html)｜[返回首页](//…/)`; the address may hold blanks, which Markdown's cannot. */
const NAVIGATION = /^[ \t]*(?:\[返回[^\]\n]*\]\([^)\n]*\)[ \t]*[｜|丨·]?[ \t]*)+$/u;
const NAVIGATION_LABEL = /\[返回([^\]\n]*)\]/u;
const LAST_AUTOLINK = /<([a-z][a-z0-9+.-]*:[^<>\s]*)?>\s*$/iu;
const ANY_AUTOLINK = /<(https?:\/\/[^<>\s]+)>/giu;

/**
 * Takes the navigation and the source's address off the end of a body (the site's template, in its seven forms: one line
 * or two, `｜` between, absolute, relative or no addresses, or none at all).
 */
export function takeTail(body: string): Tail {
  const lines = body.split('\n');
  let navigationLabel: string | null = null;
  let count = lines.length;
  for (; count > 0; count -= 1) {
    const line = lines[count - 1] ?? '';
    if (NAVIGATION.test(line)) navigationLabel = NAVIGATION_LABEL.exec(line)?.[1] ?? navigationLabel;
    else if (line.trim() !== '') break;
  }
  const rest = lines.slice(0, count).join('\n').trimEnd();
  const last = LAST_AUTOLINK.exec(rest.slice(rest.lastIndexOf('<')));
  if (last !== null) {
    return { body: rest.slice(0, rest.lastIndexOf('<')), sourceUrl: readHttpUrl(last[1] ?? ''), navigationLabel };
  }
  const inside = [...rest.matchAll(ANY_AUTOLINK)].at(-1)?.[1];
  return { body: rest, sourceUrl: readHttpUrl(inside ?? ''), navigationLabel };
}

/** An address as a browser would send it, if it is one of the web; a link of any other scheme is none. */
export function readHttpUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
