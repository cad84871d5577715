import { redactToken } from '../telegram/connection/redact-token.js';

/**
 * What must never be read by anybody, wherever it comes from: an error quotes the address of a request, and the token is
 * part of every one.
 */
export class Secrets {
  readonly #kept = new Set<string>();

  /** Takes out that secret from now on. */
  keep(secret: string): void {
    if (secret !== '') this.#kept.add(secret);
  }

  /**
   * `text` without those secrets and without what lets in: anything like a bot's token, and in web addresses user names and
   * passwords, the values of the query (a feed's key) and the fragment.
   */
  scrub(text: string): string {
    const without = [...this.#kept].reduce((left, secret) => redactToken(left, secret), text);
    return without
      .replaceAll(/\b\d{6,}:[\w-]{30,}/gu, '<token>')
      .replaceAll(/(?<=\b[a-z][a-z0-9+.-]*:\/\/)[^/?#\s@"'<>]*@/giu, '***@')
      .replaceAll(/(?<=\bhttps?:\/\/[^\s?#"'<>，。；]*)[?#][^\s"'<>，。；]+/giu, (part) => scrubQuery(part));
  }
}

/** Names stay, that addresses of one site can be told apart. What ends the sentence is none of it. */
function scrubQuery(part: string): string {
  const [, body = '', end = ''] = /^(.*?)([.,:;)\]]*)$/su.exec(part) ?? [];
  const [query = '', ...fragment] = body.split('#');
  const shown = query.replaceAll(/(?<=[?&][^=&]*=)[^&]*/gu, '***').replaceAll(/(?<=[?&])[^=&*]+(?=&|$)/gu, '***');
  return `${shown}${fragment.length > 0 ? '#***' : ''}${end}`;
}
