import { expect, it } from 'vitest';
import { rowsThatFit } from '../../src/telegram/pages/rows-that-fit.js';
import { zonesPage } from '../../src/telegram/subscribing/schedule-pages.js';
import type { Language } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';

const labels = (rows: ReturnType<typeof rowsThatFit>) => rows.map((row) => row.map(({ text }) => text));

it('puts as many buttons into a row as their labels leave room for', () => {
  const zones = (language: Language) =>
    labels(zonesPage({ timezone: 'Asia/Shanghai', quietHours: null }, textsIn(language)).keyboard).slice(0, -1);
  expect(zones('zh-Hans')).toEqual([
    ['✓ 北京', '香港', '台北', '新加坡', '东京'],
    ['伦敦', '巴黎', '纽约', '洛杉矶', '悉尼'],
  ]);
  expect(zones('en')).toEqual([
    ['✓ Beijing', 'Hong Kong', 'Taipei'],
    ['Singapore', 'Tokyo', 'London', 'Paris'],
    ['New York', 'Los Angeles', 'Sydney'],
  ]);
});

it('gives what is wider than a row one of its own, and loses none', () => {
  const buttons = ['一', 'x'.repeat(40), '二', '三'].map((text) => ({ text, callback_data: text }));
  expect(labels(rowsThatFit(buttons))).toEqual([['一'], ['x'.repeat(40)], ['二', '三']]);
  expect(rowsThatFit([])).toEqual([]);
});
