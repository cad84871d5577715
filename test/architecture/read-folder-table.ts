import type { FolderTableRow } from './rows-that-exist.js';

const HEADER = /^\|\s*folder\s*\|[^|]*\|\s*may import\s*\|\s*sole owner of\s*\|\s*$/u;
const NAME = /`([^`]+)`/gu;

/**
 * The folder table of a Markdown file.
 *
 * Its header is `| folder | … | may import | sole owner of |`. In a row:
 * - first cell: folder names in backticks, with or without a closing `/`, and `main.ts`;
 * - may import: `–`, or `all`, or names in backticks; then, after the words `types of`, names in backticks or `all`.
 *   Anything in round brackets is for readers;
 * - sole owner of: package names in backticks; anything else (`the index file`) is for readers.
 *
 * @throws Error where there is no such table, or a cell that can't be read.
 */
export function readFolderTable(markdown: string): FolderTableRow[] {
  const lines = markdown.split('\n');
  const header = lines.findIndex((line) => HEADER.test(line));
  if (header === -1)
    throw new Error('README.md: expected a table "| folder | … | may import | sole owner of |", got none');
  const body = lines.slice(header + 2);
  const end = body.findIndex((line) => !line.startsWith('|'));
  return body.slice(0, end === -1 ? body.length : end).map(readRow);
}

function readRow(line: string): FolderTableRow {
  const cells = line.split('|').slice(1, -1);
  const [folders, , mayImport, owns] = cells;
  if (cells.length !== 4 || folders === undefined || mayImport === undefined || owns === undefined) {
    throw new Error(`README.md: expected four cells, got ${line}`);
  }
  const [plain = '', types = '–'] = mayImport.replaceAll(/\([^)]*\)/gu, '').split('types of');
  return {
    folders: namesIn(folders).map((name) => name.replace(/\/$/u, '')),
    mayImport: readList(plain, line),
    mayImportTypesOf: readList(types, line),
    owns: namesIn(owns),
  };
}

function readList(text: string, line: string): string[] | 'all' {
  const rest = text.replaceAll(NAME, '').replaceAll(/[\s,;–]|\band\b/gu, '');
  if (rest === 'all') return 'all';
  if (rest !== '') throw new Error(`README.md: expected "may import" to be names, – or all, got ${line}`);
  return namesIn(text).map((name) => name.replace(/\/$/u, ''));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].map(([, name = '']) => name);
}
