import { Parser } from 'htmlparser2';
import { readWebAddress } from './web-address.js';

/** HTML of a stranger, less all that is not text. */
export interface CleanHtml {
  /** One line a block, no line blank. */
  readonly html: string;
  /** What a reader would see, white space collapsed to single blanks. */
  readonly text: string;
}

/** Left out with all that stands in them. */
const SKIPPED = new Set(
  'script style template noscript iframe object embed svg math head title select button textarea form nav audio video canvas'.split(
    ' ',
  ),
);
/** Kept as they are, without attributes; of all others only the content is. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th blockquote pre div figure figcaption'.split(' '),
);
const INLINE = new Set('b strong'.split(' '));
/** Never have an end tag. */
const VOID = new Set('br hr img'.split(' '));
/** Blocks by another name. */
const SAME_AS: Readonly<Record<string, string>> = {
  article: 'div',
  section: 'div',
  main: 'div',
  aside: 'div',
  header: 'div',
  footer: 'div',
  center: 'div',
  dl: 'div',
  dt: 'p',
  dd: 'p',
};

/**
 * Keeps of HTML its paragraphs, headings, lists, tables, bold words and pictures; drops what is hidden, what runs and every
 * attribute but a picture's address. Nesting of any depth is read: nothing here recurses.
 *
 * @param base The address that relative ones stand on.
 */
export function cleanHtml(html: string, base: string | null): CleanHtml {
  const walk = new CleanWalk(base);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => walk.open(name, attributes),
      onclosetag: (name) => walk.close(name),
      ontext: (text) => walk.text(text),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return walk.result();
}

/** Text without markup, a line a paragraph. */
export function paragraphsOf(text: string): CleanHtml {
  const lines = text.split(/[\n\r]+/u).filter((line) => line.trim() !== '');
  return {
    html: lines.map((line) => `<p>${escapeHtml(collapse(line).trim())}</p>\n`).join(''),
    text: collapse(lines.join(' ')).trim(),
  };
}

/** Text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

class CleanWalk {
  readonly #base: string | null;
  #html = '';
  #text = '';
  /** Elements that are open within one that is left out, that one too. */
  #skipped: string[] = [];

  constructor(base: string | null) {
    this.#base = base;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipped.length > 0 || SKIPPED.has(name) || isHidden(attributes)) {
      if (!VOID.has(name)) this.#skipped.push(name);
      return;
    }
    if (name === 'img') this.#html += this.#picture(attributes);
    else if (VOID.has(name)) this.#html += `<${name}>\n`;
    const kept = keptName(name);
    if (kept !== null) this.#html += INLINE.has(kept) ? `<${kept}>` : `\n<${kept}>`;
    if (kept !== null || VOID.has(name)) this.#text += INLINE.has(name) ? '' : ' ';
  }

  close(name: string): void {
    if (this.#skipped.length > 0) {
      if (this.#skipped.at(-1) === name) this.#skipped.pop();
      return;
    }
    const kept = keptName(name);
    if (kept === null) return;
    this.#html += INLINE.has(kept) ? `</${kept}>` : `</${kept}>\n`;
    if (!INLINE.has(kept)) this.#text += ' ';
  }

  text(text: string): void {
    if (this.#skipped.length > 0) return;
    this.#html += escapeHtml(collapse(text));
    this.#text += text;
  }

  result(): CleanHtml {
    return {
      html: this.#html
        .replaceAll(/ *\n[\n ]*/gu, '\n')
        .trim()
        .concat('\n'),
      text: collapse(this.#text).trim(),
    };
  }

  /** Only that there is one, and where: a caption below a picture is told from prose by it. */
  #picture({ src }: Readonly<Record<string, string>>): string {
    const address = readWebAddress(src ?? '', this.#base);
    return address === null ? '' : `<img src="${escapeHtml(address)}">`;
  }
}

function keptName(name: string): string | null {
  const kept = SAME_AS[name] ?? name;
  return BLOCKS.has(kept) || INLINE.has(kept) ? kept : null;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return attributes['hidden'] !== undefined || /display\s*:\s*none/iu.test(attributes['style'] ?? '');
}

/** HTML's white space, and what is no character at all. */
function collapse(text: string): string {
  return text.replaceAll(/[ \t\n\f\r\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ');
}
