import { expect, it } from 'vitest';
import { type CheckedEntity, messageFaults } from './message-faults.js';

it.each<[string, { text: string; entities?: readonly CheckedEntity[] }]>([
  ['no text', { text: ' \n' }],
  ['too much text', { text: '长'.repeat(4097) }],
  ['a lone surrogate', { text: 'a\ud83d' }],
  ['an entity out of range', { text: '段落', entities: [{ type: 'bold', offset: 1, length: 2 }] }],
  ['an entity in a surrogate pair', { text: '𠮷野家', entities: [{ type: 'bold', offset: 1, length: 2 }] }],
  ['an empty entity', { text: '段落', entities: [{ type: 'bold', offset: 1, length: 0 }] }],
  ['a bad address', { text: '段落', entities: [{ type: 'text_link', offset: 0, length: 2, url: 'nowhere' }] }],
  [
    'a quote in a quote',
    {
      text: '段落',
      entities: [
        { type: 'blockquote', offset: 0, length: 2 },
        { type: 'expandable_blockquote', offset: 0, length: 1 },
      ],
    },
  ],
  [
    'overlapping entities',
    {
      text: '三个字',
      entities: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 2 },
      ],
    },
  ],
])('finds %s', (_what, message) => {
  expect(messageFaults(message)).not.toEqual([]);
});

it('finds nothing in a good message', () => {
  const entities = [
    { type: 'blockquote', offset: 0, length: 4 },
    { type: 'bold', offset: 2, length: 2 },
  ];
  expect(messageFaults({ text: '𠮷段落', entities })).toEqual([]);
});
