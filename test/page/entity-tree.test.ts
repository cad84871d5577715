import * as fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { entityTree, type TextNode } from '../../src/page/entity-tree.js';

function leaves(nodes: readonly TextNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : leaves(node.nodes))).join('');
}

/** `[type: …]` around what an entity holds. */
function outline(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => (node.kind === 'text' ? node.text : `[${node.entity.type}: ${outline(node.nodes)}]`))
    .join('');
}

const entity = (type: 'bold' | 'italic' | 'blockquote' | 'code', offset: number, length: number): MessageEntity => ({
  type,
  offset,
  length,
});

describe('the entities of a text as a tree', () => {
  it('nest as they lie in each other, whatever their order', () => {
    const entities = [entity('bold', 3, 2), entity('blockquote', 0, 6)];
    expect(outline(entityTree('一二三四五六七', entities))).toBe('[blockquote: 一二三[bold: 四五]六]七');
  });

  it('a block quote holds what stands over the same text', () => {
    const entities = [entity('bold', 0, 2), entity('blockquote', 0, 2)];
    expect(outline(entityTree('一二', entities))).toBe('[blockquote: [bold: 一二]]');
  });

  it('count in UTF-16 units', () => {
    expect(outline(entityTree('𠮷野家', [entity('bold', 2, 1)]))).toBe('𠮷[bold: 野]家');
  });

  it('an entity that leaves another is cut at its end', () => {
    const entities = [entity('bold', 0, 3), entity('italic', 2, 3)];
    expect(outline(entityTree('一二三四五', entities))).toBe('[bold: 一二[italic: 三]]四五');
  });

  it('none of them changes a character of the text, wherever they claim to be', () => {
    const someEntity = fc
      .record({
        type: fc.constantFrom('bold', 'italic', 'blockquote', 'code'),
        offset: fc.nat(30),
        length: fc.integer({ min: -3, max: 30 }),
      })
      .map(({ type, offset, length }) => entity(type, offset, length));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.array(someEntity, { maxLength: 8 }),
        (text, entities) => {
          expect(leaves(entityTree(text, entities))).toBe(text);
        },
      ),
    );
  });
});
