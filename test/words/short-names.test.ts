import { describe, expect, it } from 'vitest';
import { longNames } from '../../src/words/short-names.js';
import { segmenter } from './real-segmenter.js';

function namesIn(text: string) {
  const { normalized, words } = segmenter.segment(text);
  return longNames(normalized.text, words).map(({ start, end, shorts }) => [normalized.text.slice(start, end), shorts]);
}

describe('the name of a body', () => {
  it.each([
    ['工业和信息化部的总工程师是谁', '工业和信息化部', ['工信部']],
    ['支持国家发展和改革委员会的决定', '发展和改革委员会', ['发改委', '发改会']],
    ['人力资源和社会保障部', '人力资源和社会保障部', ['人社部']],
    ['國家衛生健康委員會發布', '卫生健康委员会', ['卫健委', '卫健会']],
    ['文化和旅游部', '文化和旅游部', ['文旅部']],
    ['中国证券监督管理委员会', '中国证券监督管理委员会', ['证监委', '证监会']],
    ['票据交易所', '票据交易所', ['票交所']],
  ])('in %s may be short', (text, long, shorts) => {
    expect(namesIn(text)).toEqual([[long, shorts]]);
  });

  it('leaves no word of it out', () => {
    expect(namesIn('上海黄金交易所')).toEqual([['上海黄金交易所', ['上黄交所']]]);
  });

  it.each(['企业的全部', '工信部', '全部', '小微企业用电量', '', '部'])('is not in %j', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});
