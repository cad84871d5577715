/**
 * How much text regular expressions go through while something is done, in UTF-16 units: what a parser's work grows with,
 * and the same on every machine. One that does not match has gone through all there is, one that may only match where it
 * stands (`y`) through nothing.
 */
export function countWork(work: () => void): number {
  const exec = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec');
  const original: unknown = exec?.value;
  if (exec === undefined || typeof original !== 'function') throw new Error('expected regular expressions');
  let units = 0;
  // All other methods of regular expressions and strings go through this one (ECMAScript, 22.2.7.1).
  // oxlint-disable-next-line eslint/no-extend-native -- put back below
  Object.defineProperty(RegExp.prototype, 'exec', {
    ...exec,
    value(this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it gives
      const match = Reflect.apply(original, this, [text]) as RegExpExecArray | null;
      if (match !== null) units += match.index + match[0].length - from;
      else if (!this.sticky) units += text.length - from;
      return match;
    },
  });
  try {
    work();
  } finally {
    // oxlint-disable-next-line eslint/no-extend-native -- as it was
    Object.defineProperty(RegExp.prototype, 'exec', exec);
  }
  return units;
}
