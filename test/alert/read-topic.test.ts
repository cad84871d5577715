import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTopic } from '../../src/alert/check-topic.js';
import { readTopic } from '../../src/alert/read-topic.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';

const read = (written: string) => readTopic(segmenter, written);
const words = (required: readonly string[], excluded: readonly string[] = []) => ({
  kind: 'words',
  required,
  excluded,
});
const question = (text: string) => ({ kind: 'question', text });

describe('what is written behind /subscribe', () => {
  it.each([
    ['芯片', words(['芯片'])],
    ['芯片 出口', words(['芯片', '出口'])],
    ['芯片，出口、光刻机；', words(['芯片', '出口', '光刻机'])],
    ['芯片　-招聘 -"校园 招聘"', words(['芯片'], ['招聘', '校园 招聘'])],
    ['“专精特新企业的融资政策”', words(['专精特新企业的融资政策'])],
    ['"Mate60 Pro" 华为', words(['Mate60 Pro', '华为'])],
    ['粤港澳大湾区建设', words(['粤港澳大湾区建设'])],
    ['OpenAI GPT-5 DeepSeek', words(['OpenAI', 'GPT-5', 'DeepSeek'])],
    ['8,500', words(['8,500'])],
    ['美的', words(['美的'])],
    ['芯片 芯片', words(['芯片'])],
    ['粤港澳大湾区发展规划', question('粤港澳大湾区发展规划')],
    ['专精特新企业的融资政策', question('专精特新企业的融资政策')],
    ['北京房价如何', question('北京房价如何')],
    ['降息？', question('降息？')],
    ['房价降了吗 -二手房', question('房价降了吗 -二手房')],
    ['来源:科技日报', { kind: 'publisher', name: '科技日报' }],
    ['媒体：“每日 经济”', { kind: 'publisher', name: '每日 经济' }],
    ['category:IT', { kind: 'category', name: 'IT' }],
    ['全部', { kind: 'everything' }],
    ['ALL', { kind: 'everything' }],
  ])('%s is taken for what it is', (written, topic) => {
    expect(read(written)).toEqual({ kind: 'topic', topic, isForced: expect.any(Boolean) });
  });

  it.each([
    ['词:北京房价如何', words(['北京房价如何'])],
    ['词：全部', words(['全部'])],
    ['words: interest rates', words(['interest', 'rates'])],
    ['问:降息', question('降息')],
    ['問題：降息', question('降息')],
  ])('%s says itself what it is', (written, topic) => {
    expect(read(written)).toEqual({ kind: 'topic', topic, isForced: true });
  });

  it.each([
    ['', { kind: 'nothing-written' }],
    ['　\n', { kind: 'nothing-written' }],
    ['词:', { kind: 'nothing-written' }],
    ['来源:科技日报 芯片', { kind: 'combined', written: ['来源:科技日报', '芯片'] }],
    ['来源:科技日报 分类:财经', { kind: 'combined', written: ['来源:科技日报', '分类:财经'] }],
    ['来源:科技日报 -招聘', { kind: 'combined', written: ['来源:科技日报', '-招聘'] }],
    ['日期:2022 芯片', { kind: 'unfit-operator', written: '日期:2022' }],
    ['日期:某天', { kind: 'unfit-operator', written: '日期:某天' }],
    ['来源:科技日报 标题:芯片', { kind: 'unfit-operator', written: '标题:芯片' }],
    ['-招聘', { kind: 'only-excluded' }],
    ['？', { kind: 'nothing-to-look-for', written: '？' }],
    ['问:什么', { kind: 'nothing-to-look-for', written: '什么' }],
    ['词:%', { kind: 'nothing-to-look-for', written: '%' }],
    ['北京大学 -北京', { kind: 'contradiction', required: '北京大学', excluded: '北京' }],
    ['GPT4 -GPT', { kind: 'topic' }],
    ['一 二 三 四 五 六 七 八 九 十 百', { kind: 'too-many-words', words: 11, most: 10 }],
    [`词:${'长'.repeat(41)}`, { kind: 'too-long', length: 41, most: 40 }],
    ['问'.repeat(201), { kind: 'too-long', length: 201, most: 200 }],
  ])('%j is told what is wrong with it', (written, expected) => {
    expect(read(written)).toMatchObject(expected);
  });

  it('of any text is a topic that can be subscribed to, or a reason why not', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('', '词:', '问:', '来源:', '-', '"'), (text, before) => {
        const result = read(before + text);
        expect(result.kind === 'topic' ? checkTopic(result.topic, segmenter) : null).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
