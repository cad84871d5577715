import { describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { shortNameForm, unifyNames } from '../../src/search/name-forms.js';
import { createSearcher } from '../../src/search/searcher.js';
import { segmenter } from '../words/real-segmenter.js';

const index = new LiveIndex();
const texts = {
  short: '工信部总工程师田玉龙出席了发布会。',
  long: '国家发展和改革委员会副主任出席了另一场发布会。',
  other: '工业和信息化的成果在会上发布，部分企业出席。',
  bank: '人民银行总工程师没有出席，社区代表出席了会议。',
};
for (const [id, text] of Object.entries(texts)) index.put(id, indexedPassages(segmenter, [{ id, text }]));
const searcher = createSearcher({ segmenter, index });

function first(question: string) {
  const result = searcher.search(question);
  if (result.kind !== 'ranked') throw new Error('expected passages');
  const text = result.passages[0]?.text ?? '';
  return { text, matches: result.highlight(text).matches.map(({ start, end }) => text.slice(start, end)) };
}

describe('a name', () => {
  it('asked in full finds the passage that says it for short, and is pointed at there', () => {
    const { text, matches } = first('工业和信息化部的总工程师是谁');
    expect(text).toBe(texts.short);
    expect(matches).toEqual(['工信部总工程师']);
  });

  it('asked for short finds the passage that says it in full, and is pointed at there', () => {
    const { text, matches } = first('发改委出席了什么');
    expect(text).toBe(texts.long);
    expect(matches).toContain('发展和改革委员会');
  });
});

describe('the other form of a name', () => {
  const short = shortNameForm('人社部');
  if (short === null) throw new Error('expected a short name');

  it('gives way to the one that the question has', () => {
    expect(unifyNames('由人力资源和社会保障部发布', [short])).toBe('由人社部发布');
    expect(unifyNames('由工信部发布', [{ asked: 'long', long: '工业和信息化部', short: '工信部' }])).toBe(
      '由工业和信息化部发布',
    );
  });

  it('stays where the text says that one too, or is not found by it', () => {
    expect(unifyNames('人社部即人力资源和社会保障部', [short])).toBe('人社部即人力资源和社会保障部');
    expect(unifyNames('人和社会的各个部', [short], () => false)).toBe('人和社会的各个部');
  });

  it.each(['企业', '总工程师', '部', 'ab部', '工业和信息化部'])('is looked for in no word like %s', (word) => {
    expect(shortNameForm(word)).toBeNull();
  });
});
