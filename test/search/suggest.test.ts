import { describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { readQuestion } from '../../src/search/question.js';
import { createSuggest } from '../../src/search/suggest.js';
import { segmenter } from '../words/real-segmenter.js';

const texts = [
  '2022年将进一步加大“专精特新”支持力度，培育一批专精特新中小企业。',
  '规模以上中小工业企业营业收入、利润总额同比分别增长20.7%、28.2%。',
  '小微企业用电量同比增长9.6%。工信部会同有关部门监测显示。',
  '国家中小企业发展基金有限公司董事长马向晖介绍了基金的运作情况。',
  '培育一批进军元宇宙、区块链、人工智能等新兴领域的创新型中小企业。',
  '财政再支持500家以上重点“小巨人”企业，纾困帮扶力度加大。',
  '各地的纾困帮扶政策正在落地。',
  '要落实落细纾困帮扶政策。',
];
const index = new LiveIndex();
for (const [i, text] of texts.entries()) {
  index.put(String(i), indexedPassages(segmenter, [{ id: `${i}#0`, text }]));
}
const suggest = createSuggest({ segmenter, index });
const meant = (question: string) => suggest(readQuestion(segmenter, question), false)?.question ?? null;

describe('what was perhaps meant', () => {
  it.each([
    // The same sound, whatever the tone: one character, several, in two places.
    ['转精特新企业有多少家？', '专精特新企业有多少家？'],
    ['砖精特薪', '专精特新'],
    ['工信步支持什么？', '工信部支持什么？'],
    ['元雨宙和人工只能', '元宇宙和人工智能'],
    // A rare character of a name.
    ['马向辉是谁', '马向晖是谁'],
    // Two characters the other way round.
    ['纾帮困扶', '纾困帮扶'],
    // Another character.
    ['纾困帮抉政策', '纾困帮扶政策'],
    // One too many, one too few.
    ['纾困困帮扶', '纾困帮扶'],
    ['專精特薪企業', '專精特新企業'],
  ])('%s → %s', (question, expected) => {
    expect(meant(question)).toBe(expected);
  });

  it.each([
    '专精特新企业',
    '小微企业用电量',
    // Passages write it 28.2%.
    '利润增长百分之二十八点二',
    '今天天气怎么样？',
    '红烧肉怎么做？',
    '珠穆朗玛峰有多高？',
    'asdf',
    '5G',
    '',
    '😀',
  ])('nothing for %s', (question) => {
    expect(meant(question)).toBeNull();
  });

  it('what is suggested stands in a passage, word for word', () => {
    for (const question of ['转精特新', '工信步', '元雨宙', '马向辉', '纾帮困扶']) {
      const suggestion = suggest(readQuestion(segmenter, question), false);
      expect(texts.some((text) => text.includes(suggestion?.meant ?? '没有'))).toBe(true);
      expect(question).toContain(suggestion?.written);
    }
  });

  it('operators stay as they were written', () => {
    expect(meant('来源:科技日报 转精特新 -小巨人 有多少家')).toBe('专精特新 有多少家 来源:科技日报 -小巨人');
  });
});

describe('a Latin word that no passage holds', () => {
  const phones = new LiveIndex();
  const passages = new Map([
    ['0#0', 'Mate60手机发布，ChatGPT带动算力需求。'],
    ['1#0', '微软公司（Microsoft）和 Covid-19 疫苗，GDP增速回升。'],
    ['2#0', 'Mate50 已停产，HFO-1234yf 制冷剂获批。'],
  ]);
  for (const [id, text] of passages) phones.put(id.slice(0, 1), indexedPassages(segmenter, [{ id, text }]));
  const suggestHere = createSuggest({ segmenter, index: phones, textOf: (id) => passages.get(id) });
  const near = (question: string, isAnswered = false) =>
    suggestHere(readQuestion(segmenter, question), isAnswered)?.question ?? null;

  it.each([
    // Another letter, two swapped, one less, one more: as a passage writes the word.
    ['Mete60手机什么时候发布', 'Mate60手机什么时候发布'],
    ['ＣｈａｔＧＴＰ是什么', 'ChatGPT是什么'],
    ['microsft 的股价', 'Microsoft 的股价'],
    ['microosoftt', 'Microsoft'],
    ['GPD增速', 'GDP增速'],
    ['Covid19', 'Covid-19'],
    // Begun: a model by its name alone, a word by most of it.
    ['HFO', 'HFO-1234yf'],
    ['micros', 'Microsoft'],
  ])('%s → %s', (question, expected) => {
    expect(near(question)).toBe(expected);
  });

  it.each(['Mate70', 'HFO-1234ze', 'asdf', 'qwertyuiop', 'mi', 'ABC', 'Mate60', 'chatgpt', '60', 'Nate60'])(
    'nothing for %s',
    (question) => {
      expect(near(question)).toBeNull();
    },
  );

  it('is told even where the rest of the question has a sure answer; a phrase is not', () => {
    expect(near('Mete60手机发布', true)).toBe('Mate60手机发布');
    expect(near('微软工司', true)).toBeNull();
  });

  it('is looked for among what the index holds now', () => {
    expect(near('deepsek')).toBeNull();
    passages.set('3#0', 'DeepSeek 开源了新模型。');
    phones.put('3', indexedPassages(segmenter, [{ id: '3#0', text: passages.get('3#0') ?? '' }]));
    expect(near('deepsek')).toBe('DeepSeek');
    phones.discard('3');
    expect(near('deepsek')).toBeNull();
  });
});
