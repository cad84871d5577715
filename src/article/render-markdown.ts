import { Lexer, Marked, type Token, type Tokens, type TokensList } from 'marked';
import { cutMarkdown, MAX_PART_LENGTH } from './cut-markdown.js';
import { htmlBlockLength } from './html-block.js';

/**
 * A post's body as HTML. A body may be Markdown, HTML or both; HTML blocks come out untouched.
 *
 * Markdown's paragraphs become `<div>`, so that a `<p>` of the result is always a `<p>` of the file.
 */
export function renderMarkdown(body: string): string {
  const marked = createMarked();
  return cutMarkdown(body)
    .map((part) => renderPart(marked, part))
    .join('');
}

function renderPart(marked: Marked, part: string): string {
  // No blank line to cut it at: lists and tables are not looked for in it.
  if (part.length > MAX_PART_LENGTH)
    return htmlBlockLength(part) > 0 ? part : `<div>${breakAtSentenceEnds(part)}</div>\n`;
  try {
    return marked.parser(new BoundedLexer(marked.defaults).lex(part), marked.defaults);
  } catch (error) {
    // The text of one that nests too deep is still text.
    if (error instanceof RangeError) return part;
    throw error;
  }
}

/** A longer paragraph, in UTF-16 units, is read as plain text: marked looks for emphasis in time quadratic in it. */
const MAX_INLINE_LENGTH = 10_000;

/** Lists and block quotes in one another; marked reads the rest of the text anew for each, and recurses. */
const MAX_NESTING = 50;

class BoundedLexer extends Lexer {
  #nesting = 0;

  override blockTokens(source: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.#nesting === MAX_NESTING) throw new RangeError(`expected at most ${MAX_NESTING} blocks in one another`);
    this.#nesting += 1;
    const read = super.blockTokens(source, tokens, lastParagraphClipped);
    this.#nesting -= 1;
    return read;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length <= MAX_INLINE_LENGTH) return super.inlineTokens(source, tokens);
    tokens.push({ type: 'text', raw: source, text: source, escaped: false });
    return tokens;
  }
}

/**
 * Marked, less the constructs that news prose sets off by accident (scrapers write it into posts unescaped):
 * indented code (a blank-indented paragraph), `~` as strike-through (`10~20元，30~40元`), `*` before ST (the share names
 * `*ST康美和*ST信威`), and reference definitions without an address (`[快讯]: 某公司公告`).
 */
function createMarked(): Marked {
  return new Marked({
    gfm: true,
    tokenizer: {
      code: () => undefined,
      del: () => undefined,
      def: (source) => (/^ {0,3}\[[^\]]*\]:\s*<?(?:https?:|\/|#|\.)/u.test(source) ? false : undefined),
      html: (source) => readHtmlBlock(source),
      emStrong: (source) => (/^\*+S?ST/u.test(source) ? undefined : false),
    },
    renderer: {
      paragraph({ tokens }) {
        return `<div>${breakAtSentenceEnds(this.parser.parseInline(tokens))}</div>\n`;
      },
    },
  });
}

/**
 * A line break of plain text is a blank in Markdown. Chinese prose is not wrapped by hand, so one that follows a closing
 * mark was meant as a break.
 */
function breakAtSentenceEnds(html: string): string {
  return html.replaceAll(/([。！？；…”）】])\n/gu, '$1<br>');
}

function readHtmlBlock(source: string): Tokens.HTML | false {
  const length = htmlBlockLength(source);
  if (length === 0) return false;
  const raw = source.slice(0, length);
  return { type: 'html', raw, text: raw, pre: false, block: true };
}
