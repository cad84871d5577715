import { splitSentences } from '../../src/article/split-sentences.js';
import type { SeededRandom } from '../long/seeded-random.js';

/** What becomes of an article's paragraphs. */
export interface Reprint {
  readonly name: string;
  /** Whether it still tells the same story. */
  readonly same: boolean;
  /** @param other paragraphs of another article */
  make(paragraphs: readonly string[], other: readonly string[], random: SeededRandom): readonly string[];
}

/** What papers do to an article of an agency, and what looks like it and is another story. */
export const reprints: readonly Reprint[] = [
  {
    name: 'another dateline and source line',
    same: true,
    make: (paragraphs) => [
      `本报北京7月5日电 （记者王小明）${paragraphs[0] ?? ''}`,
      ...paragraphs.slice(1),
      '（原题为《有关情况》，来源：新华社客户端，责任编辑：李雷）',
    ],
  },
  {
    name: 'paragraphs joined, other quotation marks',
    same: true,
    make: (paragraphs) => [paragraphs.join('').replaceAll('“', '「').replaceAll('”', '」').replaceAll('，', ', ')],
  },
  { name: 'the last quarter cut', same: true, make: (paragraphs) => keepFirst(paragraphs, 0.75) },
  { name: 'the last two fifths cut', same: true, make: (paragraphs) => keepFirst(paragraphs, 0.6) },
  { name: 'one sentence in five left out', same: true, make: leaveOutSentences },
  { name: 'one sentence in ten replaced', same: true, make: (...args) => replaceSentences(0.1, ...args) },
  { name: 'one sentence in five replaced', same: true, make: (...args) => replaceSentences(0.2, ...args) },
  {
    name: 'one character in forty changed',
    same: true,
    make: (paragraphs, _other, random) => paragraphs.map((text) => changeCharacters(text, 1 / 40, random)),
  },
  {
    name: 'the same frame, other figures',
    same: false,
    make: (paragraphs, _other, random) => paragraphs.map((text) => changeFigures(text, random)),
  },
  {
    name: 'a follow-up with the old story as background',
    same: false,
    make: (paragraphs, other) => {
      const background = keepFirst(paragraphs, 0.5);
      return [...keepFirst(other, 1), ...background].filter((text) => text !== '');
    },
  },
  {
    name: 'a digest of which it is one item',
    same: false,
    make: (paragraphs, other) => [
      ...other,
      paragraphs[0] ?? '',
      // Nobody else's text, and as much of it again.
      ...other.map((text) => Array.from(text).toReversed().join('')),
    ],
  },
];

/** Whole sentences from the front, about that part of the characters. */
function keepFirst(paragraphs: readonly string[], part: number): string[] {
  let left = Math.round(part * paragraphs.join('').length);
  const kept: string[] = [];
  for (const text of paragraphs) {
    let own = '';
    for (const { start, end } of splitSentences(text)) {
      if (left <= 0) break;
      own += text.slice(start, end);
      left -= end - start;
    }
    if (own !== '') kept.push(own);
  }
  return kept;
}

function leaveOutSentences(paragraphs: readonly string[], _other: readonly string[], random: SeededRandom): string[] {
  return paragraphs.map((text) =>
    sentencesOf(text)
      .filter(() => random.next() >= 0.2)
      .join(''),
  );
}

function replaceSentences(
  part: number,
  paragraphs: readonly string[],
  other: readonly string[],
  random: SeededRandom,
): string[] {
  const foreign = other.flatMap(sentencesOf);
  return paragraphs.map((text) =>
    sentencesOf(text)
      .map((sentence) => (random.next() < part ? random.pick(foreign) : sentence))
      .join(''),
  );
}

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

const substitutes = Array.from('的了在是和与将为对从据等及其该各并已');

function changeCharacters(text: string, part: number, random: SeededRandom): string {
  return Array.from(text)
    .map((character) =>
      /\p{Script=Han}/u.test(character) && random.next() < part ? random.pick(substitutes) : character,
    )
    .join('');
}

function changeFigures(text: string, random: SeededRandom): string {
  return text.replaceAll(/\d+/gu, (written) =>
    String(Math.floor(random.next() * 10 ** Math.min(written.length + 1, 6))),
  );
}
