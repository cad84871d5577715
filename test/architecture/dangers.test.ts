import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Danger, readDangers } from './read-dangers.js';

const SRC = join(import.meta.dirname, '..', '..', 'src');

/** Who may hold a piece of SQL that is put into a statement: a constant of the program, never what somebody has written. */
const constantSql: Readonly<Record<string, readonly string[]>> = {
  // The version that the file itself has, as a number.
  'storage/check-writable.ts': ['Number(version)'],
  // Of a list in that file.
  'storage/database-contents.ts': ['counted', 'pragma', 'table'],
  // Of a list in that file.
  'storage/forget-chat.ts': ['removal'],
  // The steps of the schema.
  'storage/migrate.ts': ['place + 1', 'step'],
  'storage/outbox-delivery.ts': ['alertColumns', 'mayGo'],
  'storage/outbox-reports.ts': ['alertColumns'],
  // Of constants of that file.
  'storage/served-mark.ts': ['applicationId', 'table'],
  'storage/sqlite-article-memory.ts': ['selectState'],
  'storage/sqlite-outbox.ts': ['alertColumns', 'chatGoneOutcome'],
  'storage/sqlite-page-states.ts': ['columns'],
  'storage/sqlite-story-memory.ts': ['columns'],
  'storage/sqlite-subscriptions.ts': ['select'],
};

/** Patterns that are made, and of what. */
const madePatterns: Readonly<Record<string, readonly string[]>> = {
  // Constants of that file.
  'article/attribution.ts': ['PERSON', 'WORK'],
  // The names of elements that the caller knows.
  'article/html-block.ts': ['name'],
  // The name of the bot, of `A-Za-z0-9_`.
  'page/composer.tsx': ['username'],
  // All but word characters and `-` are escaped.
  'playground/http/multipart.ts': ['escaped'],
  // Two to four Han characters and nothing else, tested before.
  'search/name-forms.ts': ['[...characters.slice(0, -1), last].join(between)'],
  // Constants of that file.
  'search/typed-questions.ts': ['FINAL', 'INITIAL'],
  // A constant.
  'telegram/subscribing/subscription-data.ts': ['hour'],
  // The rules of that file.
  'words/number-forms.ts': ['NUMERALS', "numberRules.map(({ pattern }) => pattern).join('|')"],
  // Constants of that file.
  'words/split-runs.ts': ['LATIN', 'NUMBER'],
};

/** The program itself, in a process of its own, with no shell. */
const processes: readonly string[] = [
  'cli/bot-process.ts: fork',
  'cli/bot-process.ts: type ChildProcess',
  'cli/start-helper.ts: fork',
];

/** The playground is what plays Telegram: it names the field in order to refuse it. */
const markup: readonly string[] = ['playground/check/format-text.ts'];

interface Found extends Danger {
  readonly path: string;
}

function dangersOf(): readonly Found[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .flatMap((name) => {
      const path = name.replaceAll('\\', '/');
      const source = readFileSync(join(SRC, name), 'utf8');
      return readDangers(path, source, path.startsWith('storage/')).map((danger) => ({ ...danger, path }));
    });
}

const dangers = dangersOf();
const of = (kind: Danger['kind']): readonly Found[] => dangers.filter((danger) => danger.kind === kind);

/** By file, what is put in, each once. */
function byFile(found: readonly Found[]): Readonly<Record<string, readonly string[]>> {
  const paths = new Set(found.map(({ path }) => path));
  return Object.fromEntries(
    [...paths].toSorted().map((path) => {
      const made = found.filter((danger) => danger.path === path).map((danger) => danger.made);
      return [path, [...new Set(made)].toSorted()];
    }),
  );
}

it('SQL is written out, but for pieces that are constants', () => {
  expect(byFile(of('sql'))).toEqual(constantSql);
});

it('patterns are written out, but for those whose parts are constants or escaped', () => {
  expect(byFile(of('pattern'))).toEqual(madePatterns);
});

it('no program is started but this one, and no code is made of text', () => {
  expect([...new Set(of('process').map(({ path, made }) => `${path}: ${made}`))].toSorted()).toEqual(processes);
});

it('no message is sent as markup', () => {
  expect([...new Set(of('markup').map(({ path }) => path))].toSorted()).toEqual(markup);
});

it('sees each of them where it is', () => {
  const source = [
    'database.prepare(`SELECT ${a} FROM t`); database.exec(b); database.pragma(`x = ${c}`); pattern.exec("d");',
    'new RegExp(e); RegExp(`f${g}`, "u"); new RegExp(String.raw`h${i}`); new RegExp("j");',
    'import { exec } from "node:child_process"; eval(k); new Function("l");',
    'send({ parse_mode: "HTML" }); other["parse_mode"] = 1;',
  ].join('\n');
  expect(readDangers('a.ts', source, true).map(({ line, kind, made }) => `${line} ${kind} ${made}`)).toEqual([
    '1 sql a',
    '1 sql b',
    '1 sql c',
    '2 pattern e',
    '2 pattern g',
    '2 pattern i',
    '3 process exec',
    '3 process eval',
    '3 process Function',
    '4 markup parse_mode',
    '4 markup parse_mode',
  ]);
  expect(readDangers('a.ts', 'pattern.exec(text); database.prepare(sql)', false)).toEqual([]);
});
