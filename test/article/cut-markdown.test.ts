import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMarkdown, MAX_PART_LENGTH } from '../../src/article/cut-markdown.js';

const line = (length: number, mark = '字'): string => mark.repeat(length);

describe('a body is cut', () => {
  it('not at all where it is no longer than is read at once', () => {
    const body = `${line(MAX_PART_LENGTH - 3)}\n\n字`;
    expect(cutMarkdown(body)).toEqual([body]);
  });

  it('at blank lines, as late as they allow', () => {
    const parts = [`${line(9000, 'a')}\n\n${line(9000, 'b')}\n \n`, `${line(9000, 'c')}\n\n\n`, line(15_000, 'd')];
    expect(cutMarkdown(parts.join(''))).toEqual(parts);
  });

  it('never within an HTML block, nor where there is no blank line', () => {
    const block = `<div>${`${line(5000)}\n\n`.repeat(5)}</div>`;
    const text = line(MAX_PART_LENGTH + 1);
    expect(cutMarkdown(`a\n\n${block}\n\n${text}`)).toEqual(['a\n\n', block, '\n\n', text]);
  });

  it('into parts that come to it again', () => {
    const piece = fc.constantFrom('<p>', '</p>', '\n\n', ' \n', line(4000), line(9000), '<!--', '-->', '- a\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(cutMarkdown(pieces.join('')).join('')).toBe(pieces.join(''));
      }),
    );
  });
});
