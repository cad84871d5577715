/** A user dictionary that can't be used: which file, and what is wrong with it. */
export class DictionaryError extends Error {
  override readonly name = 'DictionaryError';
  constructor(
    readonly file: string,
    readonly expected: string,
    readonly got: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: expected ${expected}, got ${got}`, options);
  }
}
