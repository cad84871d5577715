/** What stands in a line where the token stood. */
export const tokenMark = '<token>';

/**
 * `text` without the bot token, whole, percent-encoded, or its secret half alone.
 *
 * The token is part of every request's address (Bot API, "Making requests"), and a failed connection's error quotes
 * that address, so everything that is logged or thrown goes through here.
 */
export function redactToken(text: string, token: string): string {
  const secret = token.slice(token.indexOf(':') + 1);
  // Longest first, or what is left around a replaced half would stay.
  const forms = [encodeURIComponent(token), encodeURI(token), token, encodeURIComponent(secret), secret];
  return forms.reduce((redacted, form) => (form === '' ? redacted : redacted.replaceAll(form, tokenMark)), text);
}
