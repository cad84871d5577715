import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, post, runChuchu, SEEDS, temporaryFolder, writeFiles } from './run-chuchu.js';

const PARAGRAPH = '工信部支持中小企业数字化转型，取得成效。';

describe.concurrent('check', () => {
  it('tells all that is wrong with settings, dictionary and corpus at once, and changes nothing', async () => {
    const cwd = writeFiles(temporaryFolder(), {
      '.env': 'TIMEZONE=Mars\nTIMEZON=UTC\nDATA_DIR data\nCORPUS_DIR=articles\n',
      'articles/bad\u001b[31m.md': '只有正文',
      'articles/good.md': post(['title: 好'], [PARAGRAPH]),
    });
    const env = { SITE_URL: 'ftp://example.org', BOT_TOKEN: 'no-token-at-all', DICTIONARY: 'words.txt' };
    const before = readdirSync(cwd, { recursive: true });
    const { stdout, stderr, exitCode } = await runChuchu(['check'], { cwd, env });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(linesOf(stdout)).toEqual([
      '.env:2: expected TIMEZON to be a setting, got an unknown name; did you mean TIMEZONE?',
      '.env:3: expected the line to be NAME=value, got a line that names nothing',
      'environment: expected BOT_TOKEN to be a bot token as @BotFather gives it, digits, a colon and about 35 letters, digits, _ and -, got a value of 15 characters that is not shown',
      'environment: expected SITE_URL to be an http or https URL with no user name, query or fragment, got "ftp://example.org"',
      '.env:1: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"',
      'environment: expected DICTIONARY to be a file that can be read, got "words.txt": nothing there (ENOENT)',
      'bad\\u001b[31m.md: expected front matter to be a block between two lines of ---, got "只有正文"',
      '1 articles, 1 passages',
      '7 problems',
    ]);
    expect(readdirSync(cwd, { recursive: true })).toEqual(before);
  });

  it('tells of a missing corpus beside settings that it cannot even read', async () => {
    const cwd = writeFiles(temporaryFolder(), { '.env/why': 'docker made a folder of it' });
    const { stdout, stderr, exitCode } = await runChuchu(['check', '--json', '--corpus', 'gone'], { cwd });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(linesOf(stdout).map((line): unknown => JSON.parse(line))).toEqual([
      {
        problems: [
          '.env: expected the file to be readable, got EISDIR',
          '--corpus: expected CORPUS_DIR to be a folder that can be listed, got "gone": nothing there (ENOENT)',
        ],
        articles: null,
        passages: null,
        lastArrival: null,
        duplicates: null,
        unpublished: null,
        rejected: null,
        feeds: [],
      },
    ]);
    expect(readdirSync(cwd)).toEqual(['.env']);
  });

  it('exits with 0 where all is well, which duplicates and what is not published are', async () => {
    const cwd = writeFiles(temporaryFolder(), {
      'articles/a.md': post(['title: 甲', 'date: 2022-01-01'], [PARAGRAPH]),
      'articles/b.md': post(['title: 甲', 'date: 2022-01-01'], [PARAGRAPH]),
      'articles/c.md': post(['published: false'], [PARAGRAPH]),
    });
    const [seeds, own, json] = await Promise.all([
      runChuchu(['check', '--corpus', SEEDS], { cwd }),
      runChuchu(['check', '--corpus', 'articles', '--data', join(cwd, 'data')], { cwd }),
      runChuchu(['check', '--corpus', 'articles', '--json'], { cwd }),
    ]);
    expect(seeds).toMatchObject({ exitCode: 0, stderr: '', stdout: '2 articles, 61 passages\n0 problems\n' });
    expect(own).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(own.stdout)).toEqual([
      expect.stringMatching(/^note: b\.md is a \(.+\) and is not served twice$/u),
      'note: c.md says "published: false" and is not served',
      '1 articles, 1 passages',
      '0 problems',
    ]);
    expect(json).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual({
      problems: [],
      articles: 1,
      passages: 1,
      lastArrival: null,
      duplicates: [{ file: 'b.md', of: 'a', why: expect.any(String) }],
      unpublished: ['c.md'],
      rejected: [],
      feeds: [],
    });
    expect(readdirSync(cwd)).toEqual(['articles']);
  });
});
