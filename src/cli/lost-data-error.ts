/** The bot has run before, and the data folder remembers nothing of it. */
export class LostDataError extends Error {
  override readonly name = 'LostDataError';

  constructor(dataDir: string, username: string) {
    super(
      [
        `${dataDir}: expected what @${username} kept when it ran before (Telegram has its menu), got a new data folder`,
        'mount its volume, or name its folder by DATA_DIR',
        '`chuchu restore FILE` brings back a backup',
        '`serve --new-data` begins without any subscription',
      ].join('; '),
    );
  }
}
