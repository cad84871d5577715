import { describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { finishOperators } from '../../src/search/finish-operators.js';
import { createSearcher } from '../../src/search/searcher.js';
import { segmenter } from '../words/real-segmenter.js';

const index = new LiveIndex();
index.put(
  'a',
  indexedPassages(segmenter, [
    { id: 'a#0', text: '华为发布Mate60手机，材料（material）由专家推荐。' },
    { id: 'a#1', text: '华为Mate60上市，专家说好。' },
    { id: 'a#2', text: '“专精特新”中小企业的专项贷款，专家参与。' },
  ]),
);
const searcher = createSearcher({ segmenter, index });
const questions = (typed: string) => Array.from(searcher.typed(typed));

describe('what is asked for words that are being typed', () => {
  it.each<[string, readonly string[]]>([
    // Words that most passages hold come first.
    ['Mat', ['Mat', 'mate60', 'material']],
    ['华为 Mate', ['华为 Mate', '华为 mate60', '华为 material']],
    ['华为Mate6', ['华为Mate6', '华为mate60']],
    // A character by itself is completed before it is looked for in all texts.
    ['专', ['专家', '专精', '专项', '专']],
    ['华为 专', ['华为 专', '华为 专家', '华为 专精', '华为 专项']],
    // The blank behind it says that the word is whole.
    ['Mat ', ['Mat ']],
    // Input methods show pinyin before they turn it into characters.
    ["专家zhuan'jia", ['专家']],
    ['专家 tui jian', ['专家']],
    ['tuijian', []],
    // What may be pinyin and begins a word is tried as both.
    ['专家ma', ['专家ma', '专家mate60', '专家material', '专家']],
    ['   ', []],
    ['', []],
    // A stop word begins no other.
    ['华为的', ['华为的']],
    ['"专精特', ['"专精特"']],
    ['华为 来源:', ['华为']],
    ['华为 -', ['华为']],
    ['华为 日期:202', ['华为']],
    ['华为 日期:2022', ['华为 日期:2022']],
    ['华为 -专', ['华为 -专']],
  ])('%j', (typed, expected) => {
    expect(questions(typed).map((question) => question.replace(/\s+$/u, typed.endsWith(' ') ? ' ' : ''))).toEqual(
      expected,
    );
  });

  it('takes any string, and long ones at once', () => {
    for (const typed of [
      'ao'.repeat(128),
      'zhuang'.repeat(42),
      '"'.repeat(255),
      '-'.repeat(256),
      '来源:'.repeat(80),
      '\ud842',
    ]) {
      expect(() => questions(typed).map((question) => searcher.search(question))).not.toThrow();
    }
  });
});

it.each([
  ['"专精特', '"专精特"'],
  ['"专精特"', '"专精特"'],
  ['"a" "b', '"a" "b"'],
  ['利润 "', '利润 '],
  ['利润 -"小巨 人', '利润 -"小巨 人"'],
  ['利润 -“小巨', '利润 -“小巨”'],
  ['来源:“科技', '来源:“科技”'],
  ['“小巨人', '“小巨人'],
  ['利润 来源:', '利润 '],
  ['利润 來源：', '利润 '],
  ['利润 source:"', '利润 '],
  ['时间:', '时间:'],
  ['利润 -', '利润 '],
  ['2021-', '2021-'],
])('an operator that is being typed: %s', (typed, finished) => {
  expect(finishOperators(typed, (text) => segmenter.normalize(text))).toBe(finished);
});
