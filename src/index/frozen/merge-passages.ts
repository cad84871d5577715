import { sharedUint8, sharedUint16, sharedUint32 } from '../file/shared-arrays.js';
import { checkUint32, StringTable, sharedStringTable } from '../file/string-table.js';
import { type FrozenData, passageCountOf } from './frozen-data.js';
import { gone, type PassageNumbers } from './passage-numbers.js';
import { PassageWordsWriter, readPassageWords } from './passage-words.js';
import { mergeUnits } from './unit-counts.js';

type MergedPassages = Omit<
  FrozenData,
  'words' | 'wordPostings' | 'bigrams' | 'bigramPostings' | 'finals' | 'finalPostings'
>;

/**
 * @param numbers the new number of each passage, by part: ascending, part after part
 * @param wordPlaces the new place of each word, by part
 */
export function mergePassages(
  parts: readonly FrozenData[],
  numbers: readonly PassageNumbers[],
  wordPlaces: readonly Uint32Array[],
): MergedPassages {
  const total = numbers.reduce((sum, { length }, part) => sum + length - countGone(numbers[part]), 0);
  const articles = mergeArticles(parts, numbers);
  const passageArticles = sharedUint32(total);
  articles.articleFirsts.forEach((first, article) => {
    passageArticles.fill(article, first, first + (articles.articleCounts[article] ?? 0));
  });
  const column = (of: (part: FrozenData) => Uint32Array) => {
    const merged = sharedUint32(total);
    forEachLeft(parts, numbers, (part, passage, number) => {
      merged[number] = of(part)[passage] ?? 0;
    });
    return merged;
  };
  return {
    ...articles,
    passageArticles,
    passageTails: mergeStrings(parts, numbers, total, ({ passageTails }) => passageTails),
    wordCounts: column(({ wordCounts }) => wordCounts),
    bigramCounts: column(({ bigramCounts }) => bigramCounts),
    texts: mergeStrings(parts, numbers, total, ({ texts }) => texts),
    ...mergeUnits(parts, numbers),
    ...mergeWords(parts, numbers, total, wordPlaces),
  };
}

function countGone(numbers: PassageNumbers | undefined): number {
  let count = 0;
  for (const number of numbers ?? []) if (number === gone) count++;
  return count;
}

/** Calls back for each passage that is left, in the order of its new number. */
function forEachLeft(
  parts: readonly FrozenData[],
  numbers: readonly PassageNumbers[],
  onPassage: (part: FrozenData, passage: number, number: number, partNumber: number) => void,
): void {
  parts.forEach((part, i) => {
    const ofPart = numbers[i];
    if (ofPart === undefined) return;
    for (let passage = 0; passage < passageCountOf(part); passage++) {
      const number = ofPart[passage] ?? gone;
      if (number !== gone) onPassage(part, passage, number, i);
    }
  });
}

function mergeArticles(
  parts: readonly FrozenData[],
  numbers: readonly PassageNumbers[],
): Pick<MergedPassages, 'articles' | 'articleFirsts' | 'articleCounts'> {
  const left: { readonly id: string; readonly first: number; readonly count: number }[] = [];
  parts.forEach(({ articles, articleFirsts, articleCounts }, i) => {
    for (let article = 0; article < articles.size; article++) {
      const first = numbers[i]?.[articleFirsts[article] ?? 0] ?? gone;
      if (first !== gone) left.push({ id: articles.at(article), first, count: articleCounts[article] ?? 0 });
    }
  });
  left.sort((a, b) => (a.id < b.id ? -1 : 1));
  const articleFirsts = sharedUint32(left.length);
  const articleCounts = sharedUint32(left.length);
  left.forEach(({ first, count }, i) => {
    articleFirsts[i] = first;
    articleCounts[i] = count;
  });
  return { articles: sharedStringTable(left.map(({ id }) => id)), articleFirsts, articleCounts };
}

function mergeStrings(
  parts: readonly FrozenData[],
  numbers: readonly PassageNumbers[],
  total: number,
  of: (part: FrozenData) => StringTable,
): StringTable {
  const starts = sharedUint32(total + 1);
  let end = 0;
  forEachLeft(parts, numbers, (part, passage, number) => {
    end += of(part).lengthAt(passage);
    starts[number + 1] = end;
  });
  checkUint32(end, 'units of text');
  const units = sharedUint16(end);
  forEachLeft(parts, numbers, (part, passage, number) => {
    of(part).copyTo(units, starts[number] ?? 0, passage);
  });
  return new StringTable(units, starts);
}

function mergeWords(
  parts: readonly FrozenData[],
  numbers: readonly PassageNumbers[],
  total: number,
  wordPlaces: readonly Uint32Array[],
): Pick<MergedPassages, 'passageWords' | 'passageWordStarts'> {
  const writer = new PassageWordsWriter();
  const passageWordStarts = sharedUint32(total + 1);
  forEachLeft(parts, numbers, ({ passageWords, passageWordStarts: starts }, passage, number, part) => {
    const places = wordPlaces[part];
    writer.beginPassage();
    // Both dictionaries are ascending, so the words of a passage stay so under their new numbers.
    readPassageWords(passageWords, starts[passage] ?? 0, starts[passage + 1] ?? 0, (word, termFrequency) => {
      writer.write(places?.[word] ?? 0, termFrequency);
    });
    passageWordStarts[number + 1] = writer.length;
  });
  checkUint32(writer.length, 'bytes of words');
  const passageWords = sharedUint8(writer.length);
  passageWords.set(writer.bytes());
  return { passageWords, passageWordStarts };
}
