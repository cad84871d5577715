import * as fc from 'fast-check';
import { SETTING_NAMES } from '../../src/cli/settings.js';
import { anyText } from '../words/any-text.js';

/** What settings are read from; `{token}` and `{hook}` stand for secrets, `{file}` and `{folder}` for paths. */
export interface AnyConfiguration {
  readonly env: Readonly<Record<string, string>>;
  readonly envText: string;
  readonly options: readonly (readonly [name: string, text: string])[];
  /** What a secret's file holds, where there is one. */
  readonly secretFile: { readonly before: string; readonly after: string; readonly isText: boolean };
}

const secret = fc.constant('{token}');

const goodValue = fc.constantFrom(
  '42, 43',
  '9999999999999999',
  '-1001234567890',
  '60',
  '1',
  'https://bot.example:8443/hook',
  'http://127.0.0.1:8081',
  'off',
  '0.0.0.0:9464',
  '[::]:80',
  'seeds',
  '/data',
  '.',
  'Asia/Shanghai',
  'Etc/GMT+12',
  'dictionary.txt',
  '7',
  'yes',
  'no',
  'silent',
  'plain',
  'a@b.example',
  'https://a.example/feed|60',
  'https://a.example/1,https://b.example/2',
  'https://a.example/1,2',
);

const badValue = fc.oneof(
  fc.constantFrom(
    '0',
    '00',
    '-1',
    '1.5',
    '1e3',
    '０',
    '99999999',
    'NaN',
    '',
    ' ',
    '"',
    "'",
    '`',
    '#',
    '$HOME',
    '\\n',
    'off off',
    'Mars/Olympus',
    '../..',
    '/dev/zero',
    'http://',
    'https:///x',
    'http://[',
    'https://a.example:99999',
    'javascript:x',
    ':80',
    'a:b:c',
    '[::',
    'localhost:',
    '1:2',
    'https://a.example/?x=1',
    '🙂'.repeat(60),
  ),
  anyText,
  secret,
  fc.tuple(anyText, secret, anyText).map((parts) => parts.join('')),
  fc.constantFrom('https://user:{hook}@a.example/', 'http://{hook}@a.example/x', 'https://u:{hook}/x#?@a.example'),
);

const value = fc.oneof(
  { weight: 3, arbitrary: goodValue },
  { weight: 2, arbitrary: badValue },
  { weight: 1, arbitrary: secret },
);

const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SETTING_NAMES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'TOKEN',
      'BOT_TOKEM',
      'CORPUS',
      '__proto__',
      'constructor',
      'toString',
      'PATH',
      'CORPUS_DIR_FILE',
      'bot_token',
    ),
  },
);

/** One that is wrong with nothing else is rare where all are made up: most of the settings that must be whole are. */
const ownValue: Readonly<Record<string, fc.Arbitrary<string>>> = {
  BOT_TOKEN: fc.constant('{token}'),
  BOT_TOKEN_FILE: fc.constantFrom('{file}', '{file}', '/nowhere', '{folder}', '{token}'),
  WEBHOOK_SECRET: fc.constant('{hook}'),
  WEBHOOK_SECRET_FILE: fc.constantFrom('{file}', '{file}', '/nowhere', '{folder}'),
  WEBHOOK_URL: fc.constantFrom('https://bot.example/hook', 'https://bot.example:88', 'off'),
  ADMIN_IDS: fc.constantFrom('42', '42, 43  44', '9007199254740993', '9999999999999999'),
  ALLOWED_CHATS: fc.constantFrom('-1001234567890', '-9999999999999999', '42,43'),
  TIMEZONE: fc.constantFrom('Asia/Shanghai', 'UTC', '+08:00', 'asia/shanghai', '-18:00'),
  FEEDS: fc.constantFrom('https://a.example/feed|60', 'https://a.example/1,https://b.example/2 http://甲.example/'),
};

const assignment = fc.oneof(
  {
    weight: 5,
    arbitrary: name.chain((key) =>
      (Object.hasOwn(ownValue, key) ? (ownValue[key] ?? value) : goodValue).map((text): [string, string] => [
        key,
        text,
      ]),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(name, value) },
);

const quoted = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
  (text: string) => `"${text}`,
  (text: string) => ` ${text} # 注`,
);

const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(assignment, quoted, fc.constantFrom('', 'export ', '  '))
      .map(([[key, text], quote, before]) => `${before}${key}=${quote(text)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '# x',
      '',
      'BOT_TOKEN: {token}',
      '{token}',
      'BOT_TOKEN {token}',
      '=',
      '=x',
      'export',

      '\ufeffLOG_LEVEL=info',
    ),
  },
  { weight: 1, arbitrary: anyText },
);

export const anyConfiguration: fc.Arbitrary<AnyConfiguration> = fc.record({
  env: fc.array(assignment, { maxLength: 8 }).map((entries) => Object.fromEntries(entries)),
  envText: fc
    .tuple(
      fc.array(line, { maxLength: 8 }),
      fc.constantFrom('\n', '\n', '\r\n', '\r'),
      fc.constantFrom('', '', '\ufeff'),
    )
    .map(([lines, end, mark]) => mark + lines.join(end)),
  options: fc.array(fc.tuple(fc.constantFrom('CORPUS_DIR', 'DATA_DIR'), value), { maxLength: 2 }),
  secretFile: fc.record({
    before: fc.constantFrom('', '', '', '\ufeff', '\n', 'x\n', ' '),
    after: fc.constantFrom('', '\n', '\r\n', '\n\nx', ' ', '\0', 'x'.repeat(5000)),
    isText: fc.constantFrom(true, true, true, false),
  }),
});
