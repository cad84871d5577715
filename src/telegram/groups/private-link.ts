const form = /^a_(?<id>[\w-]{16})$/u;

/**
 * A link that opens an answer in the private chat with the bot, with all of its quotes: `https://t.me/bot?start=a_…`, 18 of the
 * 64 characters of `A-Za-z0-9_-` that a parameter may have (Bot API, "Deep linking"). Nobody guesses one: the id is 96 random bits.
 *
 * @param botUsername without `@`
 */
export function privateLink(stateId: string, botUsername: string): string {
  return `https://t.me/${botUsername}?start=a_${stateId}`;
}

/** The id of the answer that `/start` is to open; `null` for any other parameter. */
export function readPrivateParameter(parameter: string): string | null {
  return form.exec(parameter)?.groups?.['id'] ?? null;
}
