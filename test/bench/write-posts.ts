import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeArticle } from '../../src/article/article-record.js';
import { readBenchArticles } from './dataset.js';

// Writes the first articles of a dataset as posts, for the product to read. Arguments: dataset, folder, passages.

const postsAFolder = 1_000;
/** Seconds since 1970; what was written just now would be read twice. */
const longAgo = 1_700_000_000;

const [dataset = '', folder = '', passages = ''] = process.argv.slice(2);
let written = 0;
for (const batch of readBenchArticles(dataset, Number(passages))) {
  for (const { id, record } of batch) {
    const { article } = decodeArticle(record, { id, path: `${id}.html` });
    const paragraphs = article.blocks.map(({ text }) => `<p>${escapeHtml(text)}</p>\n`);
    const path = join(folder, String(Math.floor(written / postsAFolder)), `${id.replaceAll('/', '-')}.html`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `---\ntitle: ${JSON.stringify(article.title)}\n---\n${paragraphs.join('')}`);
    utimesSync(path, longAgo, longAgo);
    written += 1;
  }
}
process.stdout.write(JSON.stringify({ articles: written }));

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
