import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { post, runChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { newPerson, sent, serving, startTelegram, stop } from './telegram.js';

const paragraphs = [
  '今年上半年，沙洲县数字经济核心产业增加值达到4612亿元，同比增长9.7%，增速高于生产总值3.2个百分点。',
  '规模以上电子信息制造业企业有3871家，其中民营企业占八成以上；软件业务收入突破4300亿元，利润比上年多出一成。',
  '县里将继续支持中小企业上云用数，新建未来工厂，推动产业集群整体改造，让更多车间用上国产工业软件。',
] as const;

/** As another paper has it: each paragraph is another one, to the letter. */
const edited = paragraphs.map((text) => `${text.replace('，', '')}这是本报记者近日了解到的。`);

const article = (day: number, title: string, texts: readonly string[], paper: string) =>
  post([`title: ${title}`, `date: 2023-07-${day} 08:00:00 +0800`], [...texts, `（文章来源：${paper}）`]);

const question = '沙洲县数字经济核心产业增加值达到多少？';

it('a story that two papers bring is one quote, in the chat and for who only asks, also when its first article is gone', async () => {
  const cwd = temporaryFolder();
  const corpus = writeFiles(temporaryFolder(), {
    'agency.html': article(26, '上半年数字经济', paragraphs, '新华社'),
    'paper.html': article(27, '数字经济跑出加速度', edited, '农民日报'),
    'other.html': article(
      27,
      '稻田养蟹',
      ['稻田养蟹是当地的老传统，水面上每亩放养四百只蟹苗，秋天能卖个好价钱。'],
      '四川日报',
    ),
  });
  const api = await startTelegram();
  const asks = async () => {
    const { stdout } = await runChuchu(['ask', '--json', question], { cwd, env: { CORPUS_DIR: corpus } });
    return JSON.parse(stdout) as unknown;
  };
  expect(await asks()).toMatchObject({ quotes: [{ articleId: 'agency' }, { articleId: 'paper' }] });
  let chuchu = await serving({ api, corpus, cwd });
  const person = await newPerson(api);
  await person.say(question);
  const told = sent(await person.hears()).text ?? '';
  expect(told.split('\n').slice(-2)).toEqual([
    '上半年数字经济 · 新华社 · 2023年7月26日 · 无原文链接',
    '另见：数字经济跑出加速度 · 农民日报',
  ]);
  const quotes = [{ articleId: 'agency', alsoIn: [{ articleId: 'paper', passageId: 'paper#0' }] }];
  // Beside the process that writes, and without one.
  expect(await asks()).toMatchObject({ quotes });
  await stop(chuchu);
  expect(await asks()).toMatchObject({ quotes });
  // What was moved since is the article that it was, of the same story.
  renameSync(join(corpus, 'agency.html'), join(corpus, 'moved.html'));
  expect(await asks()).toMatchObject({ quotes });
  rmSync(join(corpus, 'moved.html'));
  writeFiles(corpus, { 'third.html': article(28, '数字经济再提速', [...paragraphs, '本报综合报道。'], '光明日报') });
  chuchu = await serving({ api, corpus, cwd });
  await stop(chuchu);
  expect(await asks()).toMatchObject({ quotes: [{ articleId: 'third', alsoIn: [{ articleId: 'paper' }] }] });
});
