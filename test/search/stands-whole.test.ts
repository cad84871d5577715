import { beforeAll, expect, it } from 'vitest';
import { standsWhole } from '../../src/search/stands-whole.js';
import { loadSegmenter, type Segmenter } from '../../src/words/segmenter.js';

let segmenter: Segmenter;
beforeAll(() => {
  segmenter = loadSegmenter();
});

/** @param question with what was written between brackets */
function stands(passage: string, question: string, meant: string): boolean {
  const [before = '', written = '', after = ''] = question.split(/[[\]]/u);
  return standsWhole(passage, { before, written, meant, after }, segmenter);
}

it.each([
  ['支持专精特新企业发展', '[转精特新]企业有多少', '专精特新'],
  // The word goes on where the stretch ends, in the question as in the passage.
  ['乌克兰驻黎巴嫩大使馆', '[住黎巴]嫩大使', '驻黎巴'],
  ['以及元宇宙等新概念', '什么是[元宇审]', '元宇宙'],
  // Something left out, and something too much.
  ['支持专精特新企业发展', '[专精新]企业', '专精特新'],
  ['参与互动的人很多', '[参与互活动]', '参与互动'],
  // The first place is part of another word; the second is not.
  ['计划实施以来，按计划实际完成', '[计画实]际完成', '计划实'],
])('%s holds what %s means: %s', (passage, question, meant) => {
  expect(stands(passage, question, meant)).toBe(true);
});

it.each([
  ['乌克兰驻黎巴嫩大使馆', '新北市[竹篱笆]艺文季', '驻黎巴'],
  ['该计划实施以来', '根据估[计华硕]总品牌价值', '计划实'],
  ['组织主要成员', '普通鸣冠[雉主要]是什么颜色', '织主要'],
  ['没有这样的话', '[竹篱笆]', '驻黎巴'],
])('%s does not hold what %s would mean by %s', (passage, question, meant) => {
  expect(stands(passage, question, meant)).toBe(false);
});
