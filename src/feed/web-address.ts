/** Longest address that is kept, in UTF-16 units; longer ones carry data, not places. */
const MAX_LENGTH = 2000;

/**
 * An address of the web as a browser would send it; `null` for text that is none, for other schemes, and for one with a user
 * name or password in it.
 *
 * @param base What a relative address stands on; `null` where only whole ones count.
 */
export function readWebAddress(text: string, base: string | null = null): string | null {
  const trimmed = text.trim();
  const on = base ?? undefined;
  if (trimmed === '' || trimmed.length > MAX_LENGTH || !URL.canParse(trimmed, on)) return null;
  const { protocol, username, password, href } = new URL(trimmed, on);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return `${username}${password}` === '' && href.length <= MAX_LENGTH ? href : null;
}
