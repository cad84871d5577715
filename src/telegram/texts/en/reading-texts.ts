import type { ReadingTexts } from '../reading-texts.js';
import { counted } from './counted.js';

const by = { publisher: 'By publisher', category: 'By category', day: 'By day' };
const unnamed = { publisher: 'No publisher', category: 'No category', day: 'No date' };
const one = { publisher: 'publisher', category: 'category', day: 'day' };
const many = { publisher: 'publishers', category: 'categories', day: 'days' };

export const englishReading: ReadingTexts = {
  by: (kind) => by[kind],
  back: () => '‹ Back',
  backToList: () => '‹ Back to the list',
  shelvesHead: (kind, named, articles) => `${counted(named, one[kind], many[kind])}, ${counted(articles, 'article')}`,
  unnamed: (kind) => unnamed[kind],
  shelfLine: (name, articles) => `${name}: ${counted(articles, 'article')}`,
  shelfHead: (name, articles) => `${name} (${counted(articles, 'article')})`,
  shelfGone: () => 'The articles that were here are all gone.',
  articleGone: () => 'This article is gone.',
  nothingNamed: (written) => `No publisher, category or day is called “${written}”. These lists have them all:`,
  severalNamed: (written) => `Names with “${written}” in them:`,
  nothingOn: (day) => `There are no articles of ${day}. The nearest days that have some:`,

  share: () => 'Share',
  given: (label) => `${label} ✓`,
  thanks: () => 'Thanks, noted. Tap again to take it back.',
  takenBack: () => 'Taken back.',
};
