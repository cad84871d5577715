import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes of the start of a document in which it may name its encoding. HTML, 13.2.3.2: the first 1024. */
const DECLARATION_BYTES = 1024;

/** `<?xml version="1.0" encoding="gb2312"?>` */
const XML_DECLARATION = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/iu;
/** `<meta charset="gbk">`, `<meta http-equiv="Content-Type" content="text/html; charset=gbk">` */
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/iu;
const CHARSET_PARAMETER = /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/iu;

export type DecodedDocument =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'undecodable'; readonly expected: string; readonly got: string };

/**
 * A feed or page as text. Its encoding is what its byte order mark says, else the `charset` of the response, else what
 * the document declares, else UTF-8; any encoding that the platform knows (GBK, GB18030, Big5, Shift_JIS and so on).
 *
 * Bytes that are well-formed UTF-8 with characters outside ASCII are UTF-8 whatever is declared: servers that recode
 * their pages often forget to say so, and no text in another encoding reads so by accident. Bytes that are not are in what
 * else is declared, where anything is: many servers say `charset=utf-8` of all they have. What does not fit the encoding is
 * replaced by U+FFFD, as browsers do, so that a single bad byte costs no article.
 *
 * @param contentType The header of the response; `null` without.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): DecodedDocument {
  const label = labelOf(bytes, contentType);
  try {
    return { kind: 'text', text: new TextDecoder(label).decode(bytes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'undecodable', expected: 'an encoding that is known', got: JSON.stringify(label) };
  }
}

function labelOf(bytes: Uint8Array, contentType: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return mark;
  if (!isAscii(bytes) && isUtf8(bytes)) return 'utf-8';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const declared = [CHARSET_PARAMETER.exec(contentType ?? ''), XML_DECLARATION.exec(start), META.exec(start)];
  // A declaration that could be read as ASCII is in no UTF-16, whatever it says. HTML, 13.2.3.2.
  const inAscii = declared.slice(1).some((found) => found !== null);
  const labels = declared.map((found) => found?.[1]).filter((label) => label !== undefined);
  return labels.find((label) => !/^utf-?8$/iu.test(label) && !(inAscii && /^utf-?16/iu.test(label))) ?? 'utf-8';
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}
