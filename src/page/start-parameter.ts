/**
 * What a link to the bot itself starts it with: `x` of `https://t.me/bot?start=x` (Bot API, "Deep linking"), which clients
 * send in the private chat; `null` for every other address.
 *
 * @param username the bot's, without `@`
 */
export function startParameter(address: string, username: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, searchParams } = new URL(address);
  if (hostname !== 't.me' || pathname.toLowerCase() !== `/${username.toLowerCase()}`) return null;
  return searchParams.get('start');
}

/** What clients show of a message: of a start by a link the command alone. */
export function withoutStartParameter(words: string): string {
  return words.replace(/^\/start \S+$/u, '/start');
}
