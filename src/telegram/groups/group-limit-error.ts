/** A message or an edit that was not asked of Telegram, since the group has had as many of ours as it takes for now. */
export class GroupLimitError extends Error {
  override readonly name = 'GroupLimitError';

  constructor(
    readonly method: string,
    readonly retryAfterSeconds: number,
  ) {
    super(`${method}: expected room in the group's limits, got none for ${retryAfterSeconds} s`);
  }
}
