/** An address that may be opened: http or https, of a host; `null` for every other, `javascript:` among them. */
export function webAddress(address: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(address) ? address : `http://${address}`;
  return /^https?:\/\//iu.test(whole) && URL.canParse(whole) ? whole : null;
}
