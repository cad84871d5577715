import { setTimeout as sleep } from 'node:timers/promises';
import { openAlerts } from '../../src/cli/open-alerts.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { libraryOf } from './broadcast-article.js';

/**
 * The part of the bot that delivers, as a process that can be killed: the real outbox on the real database, the real
 * delivery and sender. It knows one article, and takes every subscription for one to all articles.
 *
 * Settings come from the environment: DATA_DIR, BOT_TOKEN, BOT_API_ROOT, SENDS_PER_SECOND, ARTICLE. Runs until SIGTERM.
 */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`expected ${name} to be set`);
  return value;
}

const { library } = libraryOf(setting('ARTICLE'));
const write = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
const database = openDatabase(setting('DATA_DIR'));
const { delivery } = openAlerts({
  token: setting('BOT_TOKEN'),
  settings: {
    botApiRoot: setting('BOT_API_ROOT'),
    sendsPerSecond: setting('SENDS_PER_SECOND'),
    timezone: 'Asia/Shanghai',
  },
  database,
  news: () => ({ library }),
  subscriptions: {
    find: () => ({ topic: { kind: 'everything' }, pause: null }),
    moveChat: () => {},
    forgetChat: () => {},
  },
  log: { info: () => {}, warn: write, error: write },
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
});
process.once('SIGTERM', () => void delivery.stop());
await delivery.start();
database.close();
