import matter from 'gray-matter';
import { quoteValue } from './rejection.js';

/** The front matter of a post, its values as the file writes them, and what stands below it. */
export interface FrontMatter {
  /** `null` where the key is missing or its value empty. */
  readonly title: string | null;
  readonly date: string | null;
  readonly category: string | null;
  /** A list's items; a line's value as one item. */
  readonly tags: readonly string[];
  readonly published: boolean;
  readonly body: string;
}

export type FrontMatterResult =
  | { readonly kind: 'front-matter'; readonly frontMatter: FrontMatter }
  | { readonly kind: 'bad'; readonly field: string; readonly expected: string; readonly got: string };

/** Longest front matter read, in UTF-16 units; gray-matter looks for comments in time quadratic in it. */
const MAX_LENGTH = 16 * 1024;

/**
 * Reads the YAML between the first two `---` lines. Blank lines may stand before them; line ends are `\n`.
 *
 * The scraper's template writes values unescaped (`title: "专家："稳增长"政策将发力"`, `tags: 某站: 财经新闻`). Where YAML
 * refuses the block, each `key: value` line is quoted as it stands and the block read again.
 */
export function readFrontMatter(text: string): FrontMatterResult {
  const parts = splitFrontMatter(text);
  if ('kind' in parts) return parts;
  const { yaml, body } = parts;
  if (yaml.length > MAX_LENGTH) {
    return bad('front matter', `at most ${MAX_LENGTH} characters`, `${yaml.length} characters`);
  }
  const first = parseYaml(yaml);
  const parsed = first.kind === 'data' ? first : parseYaml(quoteTemplateLines(yaml));
  if (parsed.kind === 'error') {
    const { line, number } = lineAtFault(yaml, parsed.line);
    return bad(`front matter line ${number}`, 'YAML', quoteValue(line));
  }
  const value = (key: string): string | null => readScalar(parsed.data, yaml, key);
  return {
    kind: 'front-matter',
    frontMatter: {
      title: value('title'),
      date: value('date'),
      category: value('categories') ?? value('category'),
      tags: readTags(parsed.data, yaml),
      // Ruby's YAML 1.1, which Jekyll reads, takes all of these for false.
      published: !/^(?:false|no|off)$/iu.test(value('published') ?? ''),
      body,
    },
  };
}

interface Parts {
  readonly yaml: string;
  readonly body: string;
}

type Bad = Extract<FrontMatterResult, { kind: 'bad' }>;

function bad(field: string, expected: string, got: string): Bad {
  return { kind: 'bad', field, expected, got };
}

function splitFrontMatter(text: string): Parts | Bad {
  const start = text.search(/\S/u);
  const top = start === -1 ? '' : text.slice(text.lastIndexOf('\n', start) + 1);
  const firstLine = top.slice(0, lineEnd(top, 0));
  if (!firstLine.startsWith('---') || firstLine.startsWith('----')) {
    return bad(
      'front matter',
      'a block between two lines of ---',
      firstLine === '' ? 'nothing' : quoteValue(firstLine),
    );
  }
  const language = firstLine.slice(3).trim();
  // gray-matter would run `---js`; whatever names a language other than YAML is refused before it sees the file.
  if (!/^(?:ya?ml)?$/iu.test(language)) return bad('front matter', 'YAML', quoteValue(firstLine));
  const closing = /^---[ \t]*$/gmu;
  closing.lastIndex = firstLine.length;
  const close = closing.exec(top);
  if (close === null) return bad('front matter', 'closed by a line of ---', 'no such line');
  return {
    yaml: top.slice(firstLine.length + 1, Math.max(close.index - 1, firstLine.length + 1)),
    body: top.slice(lineEnd(top, close.index)),
  };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

/**
 * Options of any kind bypass gray-matter's cache, which answers `{}` the second time it meets malformed YAML. `json` goes
 * through to js-yaml: of a key that stands twice the last counts, as for Jekyll, where js-yaml would refuse the block.
 */
const YAML_ONLY = { engines: { js: refuse, javascript: refuse, json: refuse }, json: true };

type Parsed =
  | { readonly kind: 'data'; readonly data: Readonly<Record<string, unknown>> }
  /** `line` counts from 0 within the block. */
  | { readonly kind: 'error'; readonly line: number };

function parseYaml(yaml: string): Parsed {
  try {
    const { data } = matter(`---\n${yaml}\n---\n`, YAML_ONLY);
    return { kind: 'data', data: isRecord(data) ? data : {} };
  } catch (error) {
    const line = isRecord(error) && isRecord(error['mark']) ? error['mark']['line'] : undefined;
    // gray-matter hands the block over with the line break before it.
    return { kind: 'error', line: Math.max(typeof line === 'number' ? line - 1 : 0, 0) };
  }
}

function refuse(): never {
  throw new Error('front matter is YAML only');
}

/** The line at which YAML gave up; where a line before it has no form that YAML knows, that one. Counts from 1 at `---`. */
function lineAtFault(yaml: string, gaveUp: number): { readonly line: string; readonly number: number } {
  const lines = yaml.split('\n');
  const odd = lines.findIndex((line) => !/^(?:[^:]+:(?:\s|$)|\s|-\s|#|$)/u.test(line));
  const place = odd === -1 ? Math.min(gaveUp, lines.length - 1) : Math.min(gaveUp, odd);
  return { line: lines[place] ?? '', number: place + 2 };
}

/** Each `key: value` line with its value in single quotes, which YAML takes as it is. */
function quoteTemplateLines(yaml: string): string {
  return yaml
    .split('\n')
    .map((line) => {
      const { key, value } = readTemplateLine(line);
      return key === '' || value === '' ? line : `${key}: '${value.replaceAll("'", "''")}'`;
    })
    .join('\n');
}

/** A line of the template: its key (empty where it is none) and its value without the quotes around it. */
function readTemplateLine(line: string): { readonly key: string; readonly value: string } {
  const match = /^([A-Za-z_][\w-]*):(?:[ \t](.*))?$/u.exec(line);
  const value = (match?.[2] ?? '').trim();
  const unquoted = /^(["'])(.*)\1$/u.exec(value)?.[2] ?? value;
  return { key: match?.[1] ?? '', value: unquoted };
}

/**
 * The text of a key. YAML makes a number of `title: 2022` and a moment in UTC of a date without zone, so for whatever it
 * does not read as text the line itself is taken; a list reads as its items.
 */
function readScalar(data: Readonly<Record<string, unknown>>, yaml: string, key: string): string | null {
  const value = Object.hasOwn(data, key) ? data[key] : null;
  if (value === null || value === undefined) return null;
  const raw = typeof value === 'string' ? value : rawValue(yaml, key);
  const text = raw === '' && Array.isArray(value) ? readItems(value).join(' ') : raw;
  return collapse(text);
}

function readTags(data: Readonly<Record<string, unknown>>, yaml: string): string[] {
  const value = Object.hasOwn(data, 'tags') ? data['tags'] : null;
  const items = Array.isArray(value) ? readItems(value) : [readScalar(data, yaml, 'tags')];
  return items.map((item) => (item === null ? null : collapse(item))).filter((item) => item !== null);
}

/** A list's scalars. Lists in lists are left out: with YAML's aliases, thirty lines of them come to 2³⁰ items. */
function readItems(list: readonly unknown[]): string[] {
  return list.filter((item) => typeof item !== 'object').map(String);
}

/** What the line of `key` says, less a comment; empty where its value stands on further lines. */
function rawValue(yaml: string, key: string): string {
  const lines = yaml.split('\n').map(readTemplateLine);
  return (lines.findLast((line) => line.key === key)?.value ?? '').replace(/\s#.*$/u, '');
}

function collapse(text: string): string | null {
  const collapsed = text.replaceAll(/[ \t\n\f\r]+/gu, ' ').trim();
  return collapsed === '' ? null : collapsed;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
