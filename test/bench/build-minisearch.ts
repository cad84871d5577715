import { writeFileSync } from 'node:fs';
import { readBenchArticles } from './dataset.js';
import { type MiniSearchBuild, passageIdsFile } from './minisearch-candidates.js';
import { miniSearchEngine } from './minisearch-engine.js';

// MiniSearch's index of a dataset, for a bot that takes its candidates from there. Arguments: folder of the dataset, passages,
// path of the index.

const [folder = '', passages = '', path = ''] = process.argv.slice(2);
const engine = miniSearchEngine();
await engine.start();
const ids: string[] = [];
for (const articles of readBenchArticles(folder, Number(passages))) {
  engine.prepare(articles)();
  ids.push(...articles.flatMap((article) => article.passages.map(({ id }) => id)));
}
await engine.save(path);
writeFileSync(passageIdsFile(path), JSON.stringify(ids));
const built: MiniSearchBuild = { passages: ids.length };
process.stdout.write(JSON.stringify(built));
