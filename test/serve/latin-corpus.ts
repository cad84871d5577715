import { post, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';

const sights = ['Lighthouse', 'Ferry', 'Bridge'] as const;

function sightArticle(sight: string, place: number): string {
  const head = [
    `title: The ${sight} of Elba reopens`,
    `date: 2022-03-0${place + 1} 08:00:00 +0800`,
    'categories: Coast',
  ];
  const name = sight.toLowerCase();
  const paragraphs = [
    `The ${name} of Elba was closed for ${30 + place} months while 2${place} masons replaced its granite stairs.`,
    `Since Monday ${name} visitors pay ${12 + place} dollars and climb ${200 + place} steps up to the gallery.`,
    `Keeper Rossi says storms reached force 1${place} last winter, yet no window of the ${name} broke.`,
    `（文章来源：${place === 2 ? 'Coast Weekly' : 'Harbour Daily'}）`,
  ];
  return `${post(head, paragraphs)}\n<https://example.com/news/${place}>\n`;
}

/** A folder of articles without a Han character in what is read of them, and a file that can't be read. */
export function makeLatinCorpus(): string {
  return writeFiles(temporaryFolder(), {
    ...Object.fromEntries(sights.map((sight, place) => [`${sight}.html`, sightArticle(sight, place)])),
    'broken.html': 'no front matter',
  });
}

export const latinQuestion = 'lighthouse visitors dollars steps';

/** News that two words find. */
export function regatta(number: number): string {
  return post(
    [`title: Regatta ${number}`, `date: ${new Date().toISOString()}`],
    [`Regatta number ${number} had ${number + 40} yachts from ${number + 7} harbours, sailing past the reef.`],
  );
}
