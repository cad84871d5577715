/**
 * The address to put into a `text_link`, or `null` where it must not be one: a bad link must never cost the message.
 *
 * `http` and `https` only. Telegram also drops a host without a dot that is not an IPv6 address (TDLib,
 * `LinkManager::check_link_impl`), so that such a link would vanish without a word. The answer is in the form `URL`
 * gives it: ASCII, so that its length is its bytes.
 */
export function safeLink(url: string | null, maxLength: number): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (!hostname.includes('.') && !hostname.startsWith('[')) return null;
  return href.length <= maxLength ? href : null;
}
