import { type Refused, refused } from '../file/section-table.js';
import { type FrozenData, passageCountOf } from './frozen-data.js';
import { listsOf } from './misfit.js';
import { type Postings, passageOf } from './posting.js';

/**
 * What of a frozen layer whose parts fit together is not in the order that all who read it rely on, or points outside of
 * it; `null` for nothing. One pass over all but the texts: a tenth of a second or two for ten million postings, on the
 * thread that reads the file.
 *
 * A checksum says that a file is as it was written; this, that whatever wrote it can be read: a count or a place out of
 * range would be memory asked for, or a loop gone through, by it.
 */
export function findDisorder(data: FrozenData): Refused | null {
  const passages = passageCountOf(data);
  for (const [name, starts] of listsOf(data)) {
    if (!isFalling(starts)) continue;
    return refused(`${name} one after another`, 'starts that fall');
  }
  const postings = [
    ['word postings', data.wordPostings],
    ['bigram postings', data.bigramPostings],
    ['final postings', data.finalPostings],
  ] as const;
  for (const [name, lists] of postings) {
    if (!arePostings(lists, passages)) return refused(`${name} of ${passages} passages, ascending`, 'others');
  }
  return disorderOfKeys(data) ?? disorderOfPassages(data);
}

/** Whether the first is not 0, or one is less than the one before. */
function isFalling(starts: Uint32Array): boolean {
  if (starts[0] !== 0) return true;
  let before = 0;
  for (const start of starts) {
    if (start < before) return true;
    before = start;
  }
  return false;
}

function arePostings({ starts, entries }: Postings, passages: number): boolean {
  for (let list = 0; list + 1 < starts.length; list++) {
    let before = -1;
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const passage = passageOf(entries[i] ?? 0);
      if (passage <= before || passage >= passages) return false;
      before = passage;
    }
  }
  return true;
}

function disorderOfKeys({ words, articles, bigrams, finals, units }: FrozenData): Refused | null {
  const keys = [
    ['bigrams', bigrams],
    ['last characters', finals],
    ['units', units],
  ] as const;
  for (const [name, all] of keys) {
    if (all.some((key, i) => i > 0 && key <= (all[i - 1] ?? 0))) return refused(`${name} ascending`, 'others');
  }
  if (!words.isAscending()) return refused('words ascending', 'others');
  return articles.isAscending() ? null : refused('articles ascending', 'others');
}

function disorderOfPassages(data: FrozenData): Refused | null {
  const { articleFirsts, articleCounts, passageArticles, wordCounts, bigramCounts, texts } = data;
  const passages = passageCountOf(data);
  if (articleFirsts.some((first, article) => first + (articleCounts[article] ?? 0) > passages)) {
    return refused(`articles of ${passages} passages`, 'others');
  }
  for (let passage = 0; passage < passages; passage++) {
    const article = passageArticles[passage] ?? 0;
    if (article >= articleFirsts.length) return refused(`passages of ${articleFirsts.length} articles`, 'others');
    // No word and no bigram begins where another one does.
    const most = Math.max(wordCounts[passage] ?? 0, bigramCounts[passage] ?? 0);
    const units = texts.lengthAt(passage);
    if (most > units) return refused(`at most ${units} terms in passage ${passage}`, `${most}`);
  }
  return null;
}
