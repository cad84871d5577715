/**
 * How much of the start of `source`, in UTF-16 units, is one HTML block; 0 where it begins with none.
 *
 * Unlike CommonMark's, a block reaches to the end tag of the element that opens it, through blank lines and at any
 * indentation (real posts have `</p>\n\n    <p>`, which CommonMark reads as code), and to the end of the text where
 * that tag is missing.
 */
export function htmlBlockLength(source: string): number {
  const blanks = /^[ \t\n]*/u.exec(source)?.[0].length ?? 0;
  if (source.startsWith('<!--', blanks)) return endOf(source, '-->', blanks);
  const name = blockNameAt(source, blanks);
  if (name === null) return 0;
  return VOID_BLOCKS.has(name) ? endOf(source, '>', blanks) : elementEnd(source, name, blanks);
}

const VOID_BLOCKS: ReadonlySet<string> = new Set(['hr', 'br', 'img']);

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html iframe img li main nav ol p pre script section style table tbody td tfoot ' +
    'th thead tr ul video'
  ).split(' '),
);

function blockNameAt(source: string, at: number): string | null {
  const tag = /<([a-z][a-z0-9]*)(?=[\s/>])/iuy;
  tag.lastIndex = at;
  const name = tag.exec(source)?.[1]?.toLowerCase();
  return name !== undefined && BLOCKS.has(name) ? name : null;
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? source.length : at + mark.length;
}

/** Where the element `name` that opens at `from` ends; nested elements of the same name are counted. */
function elementEnd(source: string, name: string, from: number): number {
  const tags = new RegExp(`<!--|<(/?)${name}(?=[\\s/>])`, 'giu');
  tags.lastIndex = from;
  let depth = 0;
  for (let match = tags.exec(source); match !== null; match = tags.exec(source)) {
    if (match[0] === '<!--') {
      tags.lastIndex = endOf(source, '-->', match.index);
    } else if (match[1] === '/') {
      depth -= 1;
      if (depth === 0) return endOf(source, '>', match.index);
    } else if (name !== 'p' || depth === 0) {
      // A `<p>` cannot hold another: the second closes the first.
      depth += 1;
    }
  }
  return source.length;
}
