import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/cli/setting-problem.js';
import type { SettingSources } from '../../src/cli/setting-sources.js';
import { readSettings, SETTING_NAMES } from '../../src/cli/settings.js';
import { SETTINGS } from '../../src/cli/settings-table.js';

const TOP = join(import.meta.dirname, '..', '..');
const TOKEN = '123456789:AAexampleexampleexampleexampleexamp';

type Environment = Record<string, string | undefined>;

const sourcesOf = (env: Environment, text = '', more: Partial<SettingSources> = {}): SettingSources => ({
  env,
  envFile: { path: '.env', text },
  ...more,
});

function problemsOf(env: Environment, envFileText?: string, more?: Partial<SettingSources>): string[] {
  const read = readSettings(sourcesOf(env, envFileText, more));
  return read.kind === 'problems' ? read.problems.map(describeProblem) : [];
}

function settingsOf(env: Environment, envFileText?: string, more?: Partial<SettingSources>) {
  const read = readSettings(sourcesOf(env, envFileText, more));
  if (read.kind === 'problems') throw new Error(read.problems.map(describeProblem).join('\n'));
  return read.settings;
}

const DEFAULTS = {
  botToken: undefined,
  adminIds: undefined,
  allowedChats: undefined,
  answersPerMinute: '60',
  botApiRoot: 'https://api.telegram.org',
  corpusDir: 'seeds',
  dataDir: 'data',
  siteUrl: undefined,
  timezone: 'Asia/Shanghai',
  dictionary: undefined,
  corpusPollSeconds: undefined,
  newsDays: '7',
  indexProcesses: undefined,
  feeds: undefined,
  feedMinutes: '15',
  feedContact: undefined,
  feedAllowPrivate: 'no',
  port: '8080',
  sendsPerSecond: '25',
  subscriptionsPerChat: '50',
  logLevel: 'info',
  logChatIds: 'hashed',
  webhookUrl: 'off',
  webhookSecret: undefined,
  webhookListen: '127.0.0.1:8088',
  metricsListen: 'off',
};

describe('readSettings', () => {
  it('needs nothing set', () => {
    expect(readSettings({ env: {} })).toEqual({ kind: 'settings', settings: DEFAULTS, origins: new Map() });
  });

  it('reads every setting', () => {
    const env = {
      BOT_TOKEN: TOKEN,
      BOT_API_ROOT: 'http://127.0.0.1:8081/',
      CORPUS_DIR: '/srv/文章',
      DATA_DIR: '/srv/data',
      SITE_URL: 'https://example.org/news/',
      TIMEZONE: 'Asia/Taipei',
      DICTIONARY: 'words.txt',
      ADMIN_IDS: '1, 22',
      ALLOWED_CHATS: '1 -1001234567890,22',
      ANSWERS_PER_MINUTE: '99999',
      CORPUS_POLL_SECONDS: '5',
      NEWS_DAYS: '30',
      INDEX_PROCESSES: '3',
      FEEDS: 'https://example.org/rss https://example.com/a,b.xml|60',
      FEED_MINUTES: '5',
      FEED_CONTACT: 'editor@example.org',
      FEED_ALLOW_PRIVATE: 'yes',
      PORT: '0',
      SENDS_PER_SECOND: '1000',
      SUBSCRIPTIONS_PER_CHAT: '1000',
      LOG_LEVEL: 'silent',
      LOG_CHAT_IDS: 'plain',
      WEBHOOK_URL: 'https://Bot.example:8443/hook',
      WEBHOOK_SECRET: 'a-secret_1',
      WEBHOOK_LISTEN: '0.0.0.0:8088',
      METRICS_LISTEN: '9464',
    };
    expect(Object.keys(env).toSorted()).toEqual(
      Object.values(SETTINGS)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(settingsOf(env)).toEqual({
      botToken: TOKEN,
      botApiRoot: 'http://127.0.0.1:8081',
      corpusDir: '/srv/文章',
      dataDir: '/srv/data',
      siteUrl: 'https://example.org/news',
      timezone: 'Asia/Taipei',
      dictionary: 'words.txt',
      adminIds: '1, 22',
      allowedChats: '1 -1001234567890,22',
      answersPerMinute: '99999',
      corpusPollSeconds: '5',
      newsDays: '30',
      indexProcesses: '3',
      feeds: 'https://example.org/rss https://example.com/a,b.xml|60',
      feedMinutes: '5',
      feedContact: 'editor@example.org',
      feedAllowPrivate: 'yes',
      port: '0',
      sendsPerSecond: '1000',
      subscriptionsPerChat: '1000',
      logLevel: 'silent',
      logChatIds: 'plain',
      webhookUrl: 'https://bot.example:8443/hook',
      webhookSecret: 'a-secret_1',
      webhookListen: '0.0.0.0:8088',
      metricsListen: '127.0.0.1:9464',
    });
  });

  it('prefers the environment, and takes an empty value as not set', () => {
    const file = `DATA_DIR=from-file\nCORPUS_DIR=from-file\nLOG_LEVEL=\nSITE_URL=''`;
    expect(settingsOf({ DATA_DIR: 'from-environment', CORPUS_DIR: '', TIMEZONE: ' ' }, file)).toEqual({
      ...DEFAULTS,
      dataDir: 'from-environment',
      corpusDir: 'from-file',
    });
  });

  it('lets a good value in the environment stand over a bad one in the file', () => {
    expect(settingsOf({ TIMEZONE: 'UTC' }, 'TIMEZONE=Mars').timezone).toBe('UTC');
  });

  it('reads a file as editors leave it', () => {
    const file = `\uFEFF# 设置\r\n\r\nexport BOT_TOKEN = "${TOKEN}"\r\nDATA_DIR='a b' # why\r\nLOG_LEVEL=warn`;
    expect(settingsOf({}, file)).toEqual({ ...DEFAULTS, botToken: TOKEN, dataDir: 'a b', logLevel: 'warn' });
  });

  it('lets the command line win, and tells who set what', () => {
    const options = new Map([['DATA_DIR', { option: '--data', text: 'from-option' }]]);
    const read = readSettings(
      sourcesOf({ DATA_DIR: 'from-environment', LOG_LEVEL: 'warn' }, 'DATA_DIR=x\n\nCORPUS_DIR=y', { options }),
    );
    if (read.kind !== 'settings') throw new Error('expected settings');
    expect(read.settings).toEqual({ ...DEFAULTS, dataDir: 'from-option', corpusDir: 'y', logLevel: 'warn' });
    expect(Object.fromEntries(read.origins)).toEqual({
      dataDir: '--data',
      corpusDir: '.env:3',
      logLevel: 'environment',
    });
  });

  it('ignores what the environment holds for other programs', () => {
    expect(settingsOf({ HOME: '/root', BOT_TOKN: 'x' })).toEqual(DEFAULTS);
  });

  it('says everything that is wrong at once, and where', () => {
    const env = { LOG_LEVEL: 'loud', SITE_URL: 'ftp://example.org' };
    const file = ['TIMEZONE=Mars', 'TIMEZON=UTC', 'LOG_LEVEL=info', 'DATA_DIR data', 'CORPUS_DIR="seeds'].join('\n');
    expect(problemsOf(env, file)).toEqual([
      '.env:2: expected TIMEZON to be a setting, got an unknown name; did you mean TIMEZONE?',
      '.env:4: expected the line to be NAME=value, got a line that names nothing',
      '.env:5: expected the line to be CORPUS_DIR=value, got a quote left open',
      'environment: expected SITE_URL to be an http or https URL with no user name, query or fragment, got "ftp://example.org"',
      '.env:1: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"',
      'environment: expected LOG_LEVEL to be one of trace, debug, info, warn, error, fatal, silent, got "loud"',
    ]);
  });

  it.each([
    ['BOT_TOKN', 'BOT_TOKEN'],
    ['timezone', 'TIMEZONE'],
    ['TOKEN', 'BOT_TOKEN'],
    ['TELEGRAM_BOT_TOKEN', 'BOT_TOKEN'],
    ['DATADIR', 'DATA_DIR'],
    ['BOT_TOKEN_FIL', 'BOT_TOKEN_FILE'],
    ['TOKEN_FILE', 'BOT_TOKEN_FILE'],
  ])('guesses what %s was meant to be', (written, meant) => {
    expect(problemsOf({}, `${written}=x`)).toEqual([
      `.env:1: expected ${written} to be a setting, got an unknown name; did you mean ${meant}?`,
    ]);
  });

  it('wants a secret with a webhook, and says so once', () => {
    const hook = 'WEBHOOK_URL=https://bot.example/hook';
    expect(problemsOf({}, hook)).toEqual([
      '.env:1: expected WEBHOOK_SECRET to be set with WEBHOOK_URL, to 1 to 256 letters, digits, _ and -, got nothing',
    ]);
    expect(problemsOf({ WEBHOOK_SECRET: '秘密' }, hook)).toEqual([
      'environment: expected WEBHOOK_SECRET to be 1 to 256 letters, digits, _ and -, got a value of 2 characters that is not shown',
    ]);
    expect(settingsOf({ WEBHOOK_SECRET: 'unused' }).webhookUrl).toBe('off');
  });

  it('guesses nothing where nothing is near', () => {
    expect(problemsOf({}, 'COLOUR=x')).toEqual(['.env:1: expected COLOUR to be a setting, got an unknown name']);
  });

  it.each([
    ['BOT_TOKEN', 'hello'],
    ['BOT_TOKEN', `${TOKEN} ${TOKEN}`],
    ['BOT_TOKEN', '123456789:short'],
    ['BOT_API_ROOT', 'api.telegram.org'],
    ['BOT_API_ROOT', 'file:///etc/passwd'],
    ['BOT_API_ROOT', 'https://example.org/?a=b'],
    ['BOT_API_ROOT', 'https://user:password@example.org'],
    ['SITE_URL', 'https://'],
    ['SITE_URL', 'https://example.org/#a'],
    ['TIMEZONE', 'GMT+8'],
    ['SENDS_PER_SECOND', '0'],
    ['SUBSCRIPTIONS_PER_CHAT', '1001'],
    ['SENDS_PER_SECOND', '1001'],
    ['SENDS_PER_SECOND', '2.5'],
    ['FEEDS', 'example.org/rss'],
    ['FEEDS', 'https://example.org/rss|0'],
    ['FEEDS', 'https://user:secret@example.org/rss'],
    ['FEED_MINUTES', '0'],
    ['FEED_MINUTES', '10081'],
    ['FEED_CONTACT', 'me'],
    ['FEED_CONTACT', '编辑@example.org'],
    ['FEED_ALLOW_PRIVATE', 'true'],
    ['LOG_LEVEL', 'INFO'],
    ['LOG_CHAT_IDS', 'none'],
    ['WEBHOOK_SECRET', 'a b'],
    ['WEBHOOK_SECRET', 'a'.repeat(257)],
    ['WEBHOOK_URL', 'http://bot.example/hook'],
    ['WEBHOOK_URL', 'https://bot.example:444/hook'],
    ['WEBHOOK_URL', 'https://user:pass@bot.example/hook'],
    ['WEBHOOK_URL', 'https://bot.example/hook?a=b'],
    ['WEBHOOK_LISTEN', 'off'],
    ['WEBHOOK_LISTEN', '65536'],
    ['METRICS_LISTEN', 'localhost'],
    ['METRICS_LISTEN', '[::1:9464'],
  ])('refuses %s = %s', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(`environment: expected ${name} to be `)).toBe(true);
  });

  it.each([
    ['in its own setting', { BOT_TOKEN: `bot${TOKEN}` }, undefined],
    ['in another setting', { BOT_API_ROOT: `ftp://api.telegram.org/bot${TOKEN}` }, undefined],
    ['in an unknown setting', {}, `BOT_TOKN=${TOKEN}`],
    ['in YAML', {}, `BOT_TOKEN: ${TOKEN}\nLOG_LEVEL=info`],
    ['behind an open quote', {}, `BOT_TOKEN="${TOKEN}`],
    ['on its own', {}, TOKEN],
    ['as a name', {}, `${TOKEN}=`],
  ])('never shows a token: %s', (_, env, file) => {
    const read = readSettings(sourcesOf(env, file));
    expect(read.kind).toBe('problems');
    expect(JSON.stringify(read)).not.toContain('example');
    expect(JSON.stringify(read)).not.toContain('123456789');
  });

  it('names the feed that is none, among many', () => {
    const feeds = `${'https://example.org/a-feed-with-a-long-name '.repeat(9)}ftp://example.org/x|60, https://example.org`;
    expect(problemsOf({ FEEDS: feeds })).toEqual([
      'environment: expected FEEDS to be http or https addresses with no user name, between blanks or commas, each perhaps with | and 1 to 10080 minutes, got "ftp://example.org/x|60"',
    ]);
  });

  it('never shows a password in a URL', () => {
    expect(problemsOf({ SITE_URL: 'https://user:pass:word@example.org' }).join('')).toContain(
      '"https://***@example.org"',
    );
  });

  it('shortens what is long, and keeps it on one line', () => {
    const [problem = ''] = problemsOf({ TIMEZONE: `a\n${'b'.repeat(5000)}` });
    expect(problem.length).toBeLessThan(200);
    expect(problem).not.toContain('\n');
  });
});

describe('a secret in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chuchu-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileWith = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  it.each([
    ['as it is', TOKEN],
    ["with its line's end", `${TOKEN}\n`],
    ['as Windows writes it', `\uFEFF${TOKEN}\r\n`],
  ])('is read %s', (_, content) => {
    const path = fileWith('token', content);
    expect(settingsOf({ BOT_TOKEN_FILE: path })).toEqual({ ...DEFAULTS, botToken: TOKEN });
    expect(settingsOf({}, `BOT_TOKEN_FILE=${path}`)).toEqual({ ...DEFAULTS, botToken: TOKEN });
  });

  it('tells its file, and who named that', () => {
    const path = fileWith('good', TOKEN);
    const read = readSettings(sourcesOf({}, `# here\nBOT_TOKEN_FILE=${path}`));
    expect(read.origins.get('botToken')).toBe(`${path} (BOT_TOKEN_FILE, .env:2)`);
  });

  it.each([
    ['nothing there (ENOENT)', () => join(folder, 'gone')],
    ['no regular file', () => folder],
    ['no regular file', () => '/dev/zero'],
    ['an empty file', () => fileWith('empty', '')],
    ['an empty file', () => fileWith('blank', ' \n')],
    ['several lines', () => fileWith('lines', `${TOKEN}\n${TOKEN}\n`)],
    ['more than 4096 bytes', () => fileWith('large', `${TOKEN}${' '.repeat(4096)}`)],
    ['something that is no UTF-8 text', () => fileWith('bytes', Uint8Array.of(0xff, 0xfe, 0x31))],
  ])('is refused where the file is %s', (got, make) => {
    const path = make();
    expect(problemsOf({ BOT_TOKEN_FILE: path })).toEqual([
      `environment: expected BOT_TOKEN_FILE to be the path of a file that holds nothing but the secret, got "${path}": ${got}`,
    ]);
  });

  it('is checked as any other value, and not shown', () => {
    const path = fileWith('bad', 'no-token');
    expect(problemsOf({}, `BOT_TOKEN_FILE=${path}`)).toEqual([
      `${path} (BOT_TOKEN_FILE, .env:1): expected BOT_TOKEN to be a bot token as @BotFather gives it, digits, a colon and about 35 letters, digits, _ and -, got a value of 8 characters that is not shown`,
    ]);
  });

  it('contradicts a value beside it, and gives way to one of the environment', () => {
    const path = fileWith('other', TOKEN);
    expect(problemsOf({ BOT_TOKEN: TOKEN, BOT_TOKEN_FILE: path })).toEqual([
      'environment: expected only one of BOT_TOKEN and BOT_TOKEN_FILE to be set, got both',
    ]);
    expect(problemsOf({}, `BOT_TOKEN=${TOKEN}\nBOT_TOKEN_FILE=${path}`)).toEqual([
      '.env:1, .env:2: expected only one of BOT_TOKEN and BOT_TOKEN_FILE to be set, got both',
    ]);
    const another = TOKEN.replace('123', '321');
    expect(settingsOf({ BOT_TOKEN: another }, `BOT_TOKEN_FILE=${path}`).botToken).toBe(another);
  });

  it('never shows a token that was put in place of the path', () => {
    expect(JSON.stringify(problemsOf({ BOT_TOKEN_FILE: TOKEN }))).not.toContain('example');
  });

  it('is for secrets only', () => {
    expect(problemsOf({}, 'CORPUS_DIR_FILE=x')).toEqual([
      '.env:1: expected CORPUS_DIR_FILE to be a setting, got an unknown name; did you mean CORPUS_DIR?',
    ]);
    for (const { name, ...setting } of Object.values(SETTINGS)) {
      const isSecret = 'secret' in setting;
      expect(SETTING_NAMES.includes(`${name}_FILE`)).toBe(isSecret);
    }
  });
});

describe('copies of the table of settings', () => {
  it('.env.example has each setting, commented out, with its sentence', () => {
    const expected = Object.values(SETTINGS)
      .map(({ name, default: text, help }) => `# ${help}\n#${name}=${text ?? ''}\n`)
      .join('\n');
    expect(readFileSync(join(TOP, '.env.example'), 'utf8')).toBe(
      `# Copy this file to .env and take the # off the settings you change.\n\n${expected}`,
    );
  });

  it('.env.example changes nothing, as it is and with every line switched on', () => {
    const example = readFileSync(join(TOP, '.env.example'), 'utf8');
    expect(settingsOf({}, example)).toEqual(DEFAULTS);
    expect(settingsOf({}, example.replaceAll(/^#(?=[A-Z])/gmu, ''))).toEqual(DEFAULTS);
  });

  it('the README has each setting, its default and its sentence', () => {
    const lines = readFileSync(join(TOP, 'README.md'), 'utf8').split('\n');
    const header = lines.findIndex((line) => /^\|\s*setting\s*\|\s*default\s*\|\s*what it does\s*\|\s*$/u.test(line));
    const rows = lines.slice(header + 2);
    const end = rows.findIndex((line) => !line.startsWith('|'));
    const table = rows.slice(0, end === -1 ? rows.length : end);
    expect(table).toEqual(
      Object.values(SETTINGS).map(
        ({ name, default: text, help }) => `| \`${name}\` | ${text === undefined ? '–' : `\`${text}\``} | ${help} |`,
      ),
    );
  });
});
