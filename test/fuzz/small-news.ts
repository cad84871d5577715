import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerPorts } from '../../src/answer/answer-question.js';
import type { Article, Passage } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { createZone, type Zone } from '../../src/article/zone.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import type { PassageIndex } from '../../src/index/passage-index.js';
import { createLibrary } from '../../src/library/create-library.js';
import { createSearcher } from '../../src/search/searcher.js';
import { loadSegmenter, type Segmenter } from '../../src/words/segmenter.js';

/** Some articles, ready to be asked. */
export interface SmallNews extends AnswerPorts {
  readonly segmenter: Segmenter;
  readonly index: PassageIndex;
  readonly articles: readonly { readonly article: Article; readonly passages: readonly Passage[] }[];
  readonly zone: Zone;
}

/** What is asked of them is asked on 1 March 2022. */
export const nowMs = Date.UTC(2022, 2, 1);
export const timezone = 'Asia/Shanghai';

const madePosts: Readonly<Record<string, string>> = {
  '2022-02-10-ferry.md': `---
title: "The Ferry of Elba reopens"
date: 2022-02-10 08:00:00 +0800
categories: Coast
tags: Coast Weekly
---
<p>The ferry of Elba was closed for 30 months while 24 masons replaced its granite stairs. J. Rossi said 3.5 million came.</p>
<p>Since Monday ferry visitors pay $12 and climb 200 steps; Mate60 and HFO-1234yf are sold on board.</p>
<p>（文章来源：Coast Weekly）</p>
`,
  '2022-02-28-稻田.md': `---
title: 青田的稻田
date: 2022-02-28 23:30:00 +0800
categories: 农业
tags: [农业, 水产]
---
<p>稻田养蟹是青田县的老传统，水面上每亩放养400只蟹苗，秋天能卖个好价钱。“加油！”，他喊道……</p>
<p>青田县粮食产量达到１２０万吨，比上年多收了三成，𠮷野家也来采购；－5℃时要保温。</p>
<p>（文章来源：农民日报）</p>
`,
  '2021-12-31-台北.md': `---
title: 國家圖書館的展覽
date: 2021-12-31 10:00:00 +0800
categories: 文化
---
<p>國家圖書館展出乾隆年間的地圖，裡面有八千五百張，觀眾可以用放大鏡看。</p>
<p>展覽從1月5日開到3月，門票20元，學生半價：“值得一看”，館長說。</p>
`,
  'undated.md': `---
title: 没有日期的文章
---
<p>没有日期也没有媒体的文章只说一件事：缆车停运三天，请走步道。</p>
`,
};

let loaded: Segmenter | undefined;

/** The dictionary takes 250 MB: one is for all targets. */
function segmenterOnce(): Segmenter {
  loaded ??= loadSegmenter();
  return loaded;
}

/** Reads, segments and indexes them. */
export function openSmallNews(): SmallNews {
  const segmenter = segmenterOnce();
  const library = createLibrary();
  const index = new LiveIndex();
  const articles = Object.entries({ ...seeds(), ...madePosts }).map(([path, text]) => {
    const read = readArticle({ path, bytes: new TextEncoder().encode(text), timezone });
    if (read.kind !== 'article') throw new Error(`${path}: expected an article, got ${read.kind}`);
    library.put(read.article, read.passages);
    index.put(read.article.id, indexedPassages(segmenter, read.passages));
    return read;
  });
  const zone = createZone(timezone);
  const searcher = createSearcher({ segmenter, index, library, calendar: { now: () => nowMs, zone } });
  return { segmenter, library, index, searcher, articles, zone };
}

function seeds(): Record<string, string> {
  const folder = join(process.cwd(), 'seeds');
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
