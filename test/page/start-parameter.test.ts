import { expect, it } from 'vitest';
import { startParameter } from '../../src/page/start-parameter.js';

it.each([
  ['https://t.me/chuchu_bot?start=a_AAAAAAAAAAAAAAAA', 'a_AAAAAAAAAAAAAAAA'],
  ['https://t.me/Chuchu_Bot?start=s_1', 's_1'],
  ['https://t.me/chuchu_bot', null],
  ['https://t.me/other_bot?start=x', null],
  ['https://example.com/chuchu_bot?start=x', null],
  ['not an address', null],
])('%s starts it with %s', (address, parameter) => {
  expect(startParameter(address, 'chuchu_bot')).toBe(parameter);
});
