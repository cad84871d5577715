import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createZone } from '../../src/article/zone.js';
import { readListenAddress } from '../../src/cli/listen-address.js';
import { readIds } from '../../src/cli/read-ids.js';
import { describeProblem } from '../../src/cli/setting-problem.js';
import { readSettings, type Settings } from '../../src/cli/settings.js';
import { readFeedList } from '../../src/feed/feed-list.js';
import { type AnyConfiguration, anyConfiguration } from './any-configuration.js';
import type { FuzzTarget } from './fuzz-target.js';

/** What must be in no problem. */
const secrets = {
  token: '7000000001:AAFuzzedTokenOfNobody_-0123456789abc',
  hook: 'QwErTyUiOp-AsDfGhJkL_ZxCvBnM',
} as const;

export const configuration: FuzzTarget<AnyConfiguration> = {
  name: 'settings',
  runsInTest: 2000,
  open: () => {
    const folder = mkdtempSync(join(tmpdir(), 'chuchu-fuzz-'));
    return Promise.resolve({
      inputs: anyConfiguration,
      check: (input: AnyConfiguration) => checkConfiguration(input, folder),
      close: () => Promise.resolve(rmSync(folder, { recursive: true })),
    });
  },
};

/** Settings that all of the program can use, or problems that say what is wrong and hold no secret. */
export function checkConfiguration(configured: AnyConfiguration, folder: string): void {
  const file = join(folder, 'secret');
  const fill = (text: string): string =>
    text
      .replaceAll('{token}', secrets.token)
      .replaceAll('{hook}', secrets.hook)
      .replaceAll('{file}', file)
      .replaceAll('{folder}', folder);
  writeSecret(file, configured.secretFile);
  const read = readSettings({
    env: Object.fromEntries(Object.entries(configured.env).map(([name, text]) => [name, fill(text)])),
    envFile: { path: '.env', text: fill(configured.envText) },
    options: new Map(configured.options.map(([name, text]) => [name, { option: '--x', text: fill(text) }])),
  });
  if (read.kind === 'settings') {
    checkUse(read.settings);
    return;
  }
  assert.ok(read.problems.length > 0, 'problems, but none');
  for (const problem of read.problems) {
    for (const part of [problem.where, problem.name, problem.expected, problem.got]) assert.match(part, /^[^\n\r]+$/u);
    const shown = describeProblem(problem);
    for (const secret of Object.values(secrets)) assert.ok(!shown.includes(secret), `a secret in: ${shown}`);
  }
}

function writeSecret(file: string, { before, after, isText }: AnyConfiguration['secretFile']): void {
  const text = Buffer.from(`${before}${secrets.token}${after}`);
  writeFileSync(file, isText ? text : Buffer.concat([Uint8Array.of(0xff), text]));
}

/** What the program makes of them: none of it may fail. */
function checkUse(settings: Settings): void {
  for (const id of [...readIds(settings.adminIds), ...readIds(settings.allowedChats)]) {
    assert.ok(Number.isSafeInteger(id), `an id that no number holds: ${id}`);
  }
  createZone(settings.timezone).offsetAt(0);
  assert.equal(new URL('/bot', settings.botApiRoot).search, '');
  assert.notEqual(readListenAddress(settings.webhookListen), null);
  if (settings.metricsListen !== 'off') assert.notEqual(readListenAddress(settings.metricsListen), null);
  if (settings.feeds !== undefined)
    assert.equal(readFeedList(settings.feeds, Number(settings.feedMinutes)).kind, 'feeds');
  for (const secret of [settings.botToken, settings.webhookSecret]) {
    // Both go into headers and addresses as they are.
    if (secret !== undefined) assert.match(secret, /^[\w:-]+$/u);
  }
  if (settings.webhookUrl !== 'off') assert.notEqual(settings.webhookSecret, undefined);
}
