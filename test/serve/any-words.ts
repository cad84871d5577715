import * as fc from 'fast-check';
import { awkwardPieces } from '../words/any-text.js';

const questions = [
  '工信部如何支持中小企业？',
  '天科合达做什么？',
  '“专精特新”企业有多少家',
  '2021年前11个月规上中小工业企业利润增长多少',
  '元宇宙是什么',
  '明天北京会下雨吗',
];

const piece = fc.oneof(
  fc.constantFrom(...awkwardPieces, ...questions),
  fc.constantFrom(
    'مرحبا',
    'שלום',
    '\u202e',
    '\u2066',
    '\ud83d',
    '\udc68',
    '\ufeff',
    '❤️',
    '👨‍👩‍👧‍👦',
    '/',
    '@',
    '_',
    '*',
    '<b>',
    '\r\n',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

export const shortWords = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

/** 0–4096 UTF-16 units, cut anywhere. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...questions) },
  { weight: 4, arbitrary: shortWords },
  {
    weight: 1,
    arbitrary: fc.tuple(piece, fc.integer({ min: 4000, max: 4096 })).map(([unit, length]) =>
      // An empty unit fills nothing.
      (unit === '' ? '？' : unit).repeat(length).slice(0, length),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('/', '//', '/@', ' /', '／'),
        fc.constantFrom('ask', 'ASK', 'latest', 'sources', 'help', 'start', 'stop', 'a'.repeat(40), '问', ''),
        fc.constantFrom('', '@chuchu_test_bot', '@Chuchu_Test_Bot', '@other_bot', '@'),
        fc.constantFrom('', ' ', '\n', '\u00a0', ' deep-link_1 '),
        shortWords,
      )
      .map((parts) => parts.join('')),
  },
);
