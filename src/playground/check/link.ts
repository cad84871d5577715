/**
 * What Telegram takes for the address of a link or a button: http, https or tg, and a host with a dot (td,
 * `LinkManager::check_link`). A bare `example.com/path` counts too.
 */
export function isLink(url: string): boolean {
  if (url === '' || url.length > 2048 || /\s/u.test(url.trim())) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'tg' || scheme === 'ton' || scheme === 'tonsite') return /^[a-z]+:(?:\/\/)?[^/?#]/iu.test(url);
  const absolute = /^https?:\/\//iu.test(url) ? url : `http://${url}`;
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https' && !/^[^:/?#]+:\d/u.test(url)) return false;
  if (!URL.canParse(absolute)) return false;
  const { hostname } = new URL(absolute);
  return /^[^.]+(?:\.[^.]+)+\.?$/u.test(hostname) || hostname.startsWith('[');
}
