import { type Cheerio, type CheerioAPI, load } from 'cheerio/slim';

/** A line of a body as a reader would see it, before anything is known of its part in the article. */
export interface Line {
  /** Never empty; entities decoded, runs of HTML white space collapsed to one blank, trimmed. */
  readonly text: string;
  /** Which `<p>` of the body it stands in, from 0 over all of them, hidden ones too; `null` in none. */
  readonly paragraph: number | null;
  readonly kind: 'text' | 'table-row' | 'list-item';
  /** Whether an `<h1>`–`<h6>`, or bold over all of its letters, sets it off. */
  readonly emphasis: 'heading' | 'bold' | 'none';
  /** Whether a picture was the last thing before it. */
  readonly followsPicture: boolean;
}

type ItemOf<T> = T extends Cheerio<infer Item> ? Item : never;
type Root = ItemOf<ReturnType<CheerioAPI['root']>>;
type DomNode = Root['children'][number];
type DomElement = Extract<DomNode, { attribs: unknown }>;

const SKIPPED = new Set(
  'script style template noscript iframe object svg math head title figcaption button select textarea'.split(' '),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt fieldset figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const HEADING = /^h[1-6]$/u;

/**
 * The visible lines of an HTML body, in order: one a block, one a table row, `<br>` being a break. What is hidden
 * (`display:none`), scripts, comments, pictures and `<center>`ed pictures with their captions are left out. Inline
 * elements join without a blank.
 */
export function extractLines(html: string): Line[] {
  const root = load(html).root()[0];
  return root === undefined ? [] : new LineWalk().walk(root);
}

/** One walk over a document. It keeps its place in the tree itself: a hostile file nests deeper than the call stack. */
class LineWalk {
  readonly #lines: Line[] = [];
  #text = '';
  /** Whether a letter of `#text` stood outside bold. */
  #plain = false;
  #paragraphs = 0;
  readonly #openParagraphs: number[] = [];
  #bold = 0;
  #heading = 0;
  #listItem = 0;
  #row = 0;
  #rowParagraph: number | null = null;
  #skip = 0;
  #picture = false;

  walk(root: Root): Line[] {
    let node: DomNode | null = root.children[0] ?? null;
    while (node !== null) {
      this.#enter(node);
      const child: DomNode | undefined = 'children' in node ? node.children[0] : undefined;
      node = child ?? this.#leaveUpwards(node);
    }
    this.#endLine();
    return this.#lines;
  }

  /** Leaves `node`, and every parent that it was the last child of; returns what comes next. */
  #leaveUpwards(node: DomNode): DomNode | null {
    let current: DomNode = node;
    for (;;) {
      if ('attribs' in current) this.#leave(current);
      if (current.next !== null) return current.next;
      const { parent } = current;
      if (parent === null || !('attribs' in parent)) return null;
      current = parent;
    }
  }

  #enter(node: DomNode): void {
    if ('attribs' in node) this.#enterElement(node);
    else if (node.nodeType === 3 && this.#skip === 0) this.#addText(node.data);
  }

  #enterElement(element: DomElement): void {
    const { name } = element;
    if (isSkipped(element)) this.#skip += 1;
    if (name === 'p') {
      this.#breakLine();
      this.#openParagraphs.push(this.#paragraphs);
      this.#paragraphs += 1;
      return;
    }
    if (name === 'img' || name === 'video') this.#picture = true;
    else if (name === 'tr' && isDataRow(element)) {
      this.#endLine();
      this.#row += 1;
      this.#rowParagraph = null;
    } else if (BLOCKS.has(name) || isCell(name)) this.#breakLine();
    if (HEADING.test(name)) this.#heading += 1;
    if (name === 'li') this.#listItem += 1;
    if (name === 'b' || name === 'strong') this.#bold += 1;
  }

  #leave(element: DomElement): void {
    const { name } = element;
    if (BLOCKS.has(name)) this.#breakLine();
    if (name === 'p') this.#openParagraphs.pop();
    else if (name === 'tr' && this.#row > 0 && isDataRow(element)) {
      this.#endLine();
      this.#row -= 1;
    } else if (HEADING.test(name)) this.#heading -= 1;
    else if (name === 'li') this.#listItem -= 1;
    else if (name === 'b' || name === 'strong') this.#bold -= 1;
    if (isSkipped(element)) this.#skip -= 1;
  }

  #addText(data: string): void {
    this.#text += data;
    if (/\S/u.test(data)) {
      if (this.#bold === 0) this.#plain = true;
      this.#rowParagraph ??= this.#openParagraphs.at(-1) ?? null;
    }
  }

  /** A break ends a line; in a table's row it is a blank, as between cells. */
  #breakLine(): void {
    if (this.#row > 0) this.#text += ' ';
    else this.#endLine();
  }

  #endLine(): void {
    const text = collapseWhiteSpace(this.#text);
    const bold = !this.#plain;
    this.#text = '';
    this.#plain = false;
    if (text === '') return;
    const inRow = this.#row > 0;
    this.#lines.push({
      text,
      paragraph: inRow ? this.#rowParagraph : (this.#openParagraphs.at(-1) ?? null),
      kind: inRow ? 'table-row' : this.#listItem > 0 ? 'list-item' : 'text',
      emphasis: this.#heading > 0 ? 'heading' : bold ? 'bold' : 'none',
      followsPicture: this.#picture,
    });
    this.#picture = false;
  }
}

/** HTML white space collapses; other blanks (U+3000 between names, no-break spaces) are the writer's, but not at an end. */
function collapseWhiteSpace(text: string): string {
  return text.replaceAll(/[ \t\n\f\r]+/gu, ' ').trim();
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th';
}

function isSkipped(element: DomElement): boolean {
  const { name, attribs } = element;
  if (SKIPPED.has(name) || attribs['hidden'] !== undefined) return true;
  if (/display\s*:\s*none/iu.test(attribs['style'] ?? '')) return true;
  return name === 'center' && isPictureBlock(element);
}

/** A `<center>` round a picture: what else stands in it is the caption. One that holds paragraphs or tables is layout. */
function isPictureBlock(center: DomElement): boolean {
  let pictures = 0;
  for (const element of descendants(center)) {
    if (element.name === 'p' || element.name === 'table' || element.name === 'center') return false;
    if (element.name === 'img') pictures += 1;
  }
  return pictures > 0;
}

/** A row of data, not of layout: old pages keep whole articles, or further tables, in the cells of a table. */
function isDataRow(row: DomElement): boolean {
  let paragraphs = 0;
  let cells = 0;
  for (const { name } of descendants(row)) {
    if (name === 'table' || name === 'tr') return false;
    if (name === 'p') paragraphs += 1;
    if (isCell(name)) cells += 1;
    if (paragraphs > Math.max(cells, 1)) return false;
  }
  return true;
}

function* descendants(top: DomElement): Generator<DomElement> {
  let node: DomNode | null = top.children[0] ?? null;
  while (node !== null) {
    if ('attribs' in node) yield node;
    let next: DomNode | null = ('children' in node ? node.children[0] : undefined) ?? node.next;
    for (let up = node.parent; next === null && up !== null && up !== top && 'attribs' in up; up = up.parent) {
      next = up.next;
    }
    node = next;
  }
}
