import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/feed/decode-document.js';

/** 「新闻，联播」 as each encoding has it, from its code tables. */
const GBK = [0xd0, 0xc2, 0xce, 0xc5, 0xa3, 0xac, 0xc1, 0xaa, 0xb2, 0xa5];
const BIG5 = [0xb7, 0x73, 0xbb, 0x44];

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)));

function textOf(bytes: Uint8Array, contentType: string | null = null): string {
  const decoded = decodeDocument(bytes, contentType);
  return decoded.kind === 'text' ? decoded.text : `expected ${decoded.expected}, got ${decoded.got}`;
}

describe('the encoding of a document', () => {
  it.each(['gbk', 'GB2312', 'gb18030'])('is %s where the response says so', (label) => {
    expect(textOf(bytesOf('<p>', GBK), `text/html; charset=${label}`)).toBe('<p>新闻，联播');
  });

  it('is what the XML declaration says', () => {
    expect(textOf(bytesOf("<?xml version='1.0' encoding='GB2312'?><a>", GBK), 'application/xml')).toContain(
      '<a>新闻，联播',
    );
  });

  it.each(['<meta charset=big5>', '<meta http-equiv="Content-Type" content="text/html; charset=Big5">'])(
    'is what %s says',
    (meta) => {
      expect(textOf(bytesOf('<html><head>', meta, '<p>', BIG5), 'text/html')).toContain('<p>新聞');
    },
  );

  it('of the response goes before that of the document', () => {
    expect(textOf(bytesOf('<meta charset=big5>', GBK), 'text/html; charset="gbk"')).toContain('新闻');
  });

  it('is UTF-8 where that fits, whatever is declared', () => {
    const utf8 = new TextEncoder().encode('<?xml version="1.0" encoding="gb2312"?><a>新闻</a>');
    expect(textOf(utf8, 'text/xml; charset=gbk')).toContain('<a>新闻</a>');
  });

  it('is not UTF-8 where that does not fit and the document says something else', () => {
    const bytes = bytesOf('<?xml version="1.0" encoding="gbk"?><a>', GBK);
    expect(textOf(bytes, 'text/xml; charset=utf-8')).toContain('<a>新闻');
  });

  it('is what the byte order mark says, which is no text', () => {
    expect(textOf(bytesOf([0xff, 0xfe, 0xb0, 0x65]), 'text/xml; charset=gbk')).toBe('新');
    expect(textOf(bytesOf([0xfe, 0xff, 0x65, 0xb0]))).toBe('新');
    expect(textOf(new TextEncoder().encode('\uFEFF新'))).toBe('新');
  });

  it('is UTF-8 where nothing is said, and one bad byte costs one character', () => {
    expect(textOf(bytesOf('a', [0xff], 'b'))).toBe('a\uFFFDb');
  });

  it('that nobody knows is told', () => {
    expect(textOf(bytesOf('a'), 'text/html; charset=klingon')).toBe(
      'expected an encoding that is known, got "klingon"',
    );
  });

  it('cannot be UTF-16 where its declaration can be read', () => {
    expect(textOf(bytesOf('<?xml version="1.0" encoding="UTF-16"?><a/>'))).toContain('<a/>');
  });
});
