import { expect, it } from 'vitest';
import { followUp } from '../../src/search/follow-up.js';

const asked = '2021年小微企业用电量增长了多少？';

it.each([
  // A time takes the place of a time.
  [asked, '那2022年呢？', '2022年小微企业用电量增长了多少？'],
  [asked, '去年呢', '去年小微企业用电量增长了多少？'],
  [asked, '那么２０２０年上半年呢？', '2020年上半年小微企业用电量增长了多少？'],
  ['2021年1至11月用电量', '那12月呢', '12月1至11月用电量'],
  // Without one, and for anything else, it is added.
  ['小微企业用电量增长了多少？', '2022年呢？', '2022年 小微企业用电量增长了多少？'],
  [asked, '那大型企业呢？', '大型企业 2021年小微企业用电量增长了多少？'],
  [asked, '来源:沧州日报', '来源:沧州日报 2021年小微企业用电量增长了多少？'],
  [asked, 'what about 2019年?', '2019年小微企业用电量增长了多少？'],
  // Nothing new is the same again.
  [asked, '那呢？', asked],
])('%s, then %s', (previous, reply, together) => {
  expect(followUp(previous, reply)).toBe(together);
});

it('a text of its own length stands by itself', () => {
  expect(followUp(asked, '工信部今年准备出台哪些支持中小企业数字化转型的政策措施？')).toBeNull();
  expect(followUp(asked, '  ')).toBeNull();
});
