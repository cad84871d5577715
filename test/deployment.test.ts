import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import matter from 'gray-matter';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSettings, SETTING_NAMES } from '../src/cli/settings.js';

const top = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(top, name), 'utf8');
const token = '123456789:AAexampleexampleexampleexampleexamp';

/** What the environment of a container or a service sets that is no setting of ours. */
const others: ReadonlySet<string> = new Set(['NODE_ENV', 'LANG']);

/** Whether all that is set are settings with good values. */
function problemsOf(env: Readonly<Record<string, string>>): unknown[] {
  const unknown = Object.keys(env).filter((name) => !SETTING_NAMES.includes(name) && !others.has(name));
  const settings = readSettings({ env, readSecretFile: () => ({ kind: 'secret', text: token }) });
  return [...unknown, ...(settings.kind === 'problems' ? settings.problems : [])];
}

/** `A=b C=d` */
const assignments = (text: string): [string, string][] =>
  text.split(/\s+/u).map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);

/** The instructions of a Dockerfile, lines joined, without comments. */
const instructions = read('Dockerfile')
  .replaceAll(/^#.*\n/gmu, '')
  .replaceAll(/\\\n\s*/gu, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }));
const last = (name: string): string => instructions.findLast((each) => each.name === name)?.rest ?? '';

describe('Dockerfile', () => {
  it('copies only what is there, and what is let through to it', () => {
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(0);
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.toSorted()).toEqual(letThrough.toSorted());
    expect(copied.filter((name) => !existsSync(join(top, name)))).toEqual([]);
  });

  it('runs the bot itself as the first process, as nobody in particular, and can tell whether it lives', () => {
    expect(last('USER')).toBe('node');
    expect(last('VOLUME')).toBe('/data');
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
    expect([...parseList(last('ENTRYPOINT')), ...parseList(last('CMD'))]).toEqual(['node', 'dist/main.js', 'serve']);
    expect(problemsOf(Object.fromEntries(assignments(last('ENV'))))).toEqual([]);
    expect(last('HEALTHCHECK')).toContain('/healthz');
  });
});

function parseList(text: string): string[] {
  return z.array(z.string()).parse(JSON.parse(text));
}

const compose = z.object({
  services: z.object({
    chuchu: z.object({
      environment: z.record(z.string(), z.string()),
      secrets: z.array(z.string()),
      read_only: z.literal(true),
      tmpfs: z.array(z.string()),
      restart: z.string(),
      mem_limit: z.string(),
      volumes: z.tuple([z.string(), z.object({ source: z.string(), target: z.string() })]),
    }),
  }),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
  volumes: z.record(z.string(), z.unknown()),
});

describe('compose.yaml', () => {
  // Its own YAML reader: the one of articles, whose front matter is YAML.
  const { services, secrets, volumes } = compose.parse(matter(`---\n${read('compose.yaml')}\n---\n`, {}).data);
  const { chuchu } = services;

  it('keeps what must survive in a volume, and the token in a file that no repository takes', () => {
    const { DATA_DIR: data, CORPUS_DIR: corpus, BOT_TOKEN_FILE: tokenFile } = chuchu.environment;
    expect(problemsOf(chuchu.environment)).toEqual([]);
    const [volume, articles] = chuchu.volumes;
    expect(volume).toBe(`${Object.keys(volumes).join()}:${data}`);
    expect(articles.target).toBe(corpus);
    const [secret = ''] = chuchu.secrets;
    expect(tokenFile).toBe(`/run/secrets/${secret}`);
    expect(read('.gitignore').split('\n')).toContain(secrets[secret]?.file.replace('./', ''));
  });
});

describe('chuchu.service', () => {
  const lines = read('chuchu.service').split('\n');
  const valuesOf = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));

  it('sets only what there is', () => {
    const env = Object.fromEntries(valuesOf('Environment').flatMap(assignments));
    expect(problemsOf(env)).toEqual([]);
    expect(env['DATA_DIR']).toBe(`/var/lib/${valuesOf('StateDirectory').join()}`);
    expect(valuesOf('ReadWritePaths')).toEqual([env['CORPUS_DIR']]);
  });

  const analyze = '/usr/bin/systemd-analyze';
  const folder = mkdtempSync(join(tmpdir(), 'chuchu-unit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  // Debian's package `systemd`; a machine without it has no use for the unit either.
  it.runIf(existsSync(analyze))('is a unit, as hardened as it says', () => {
    const unit = join(folder, 'chuchu.service');
    // The Node of this machine, wherever it is: `verify` wants the program to be there.
    writeFileSync(unit, read('chuchu.service').replace('/usr/bin/node', process.execPath));
    const run = (...args: string[]) => execFileSync(analyze, args, { encoding: 'utf8', stdio: 'pipe' });
    expect(run('verify', '--man=no', unit)).toBe('');
    const security = run('security', '--offline=true', '--no-pager', '--threshold=15', unit);
    const [, exposure = ''] = /Overall exposure level for chuchu\.service: (\S+)/u.exec(security) ?? [];
    expect(read('README.md')).toContain(`rates its exposure ${exposure} `);
  });
});
