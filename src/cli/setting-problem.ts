/** Something wrong with how the bot was set up, fit to be shown and logged: no secret is ever in it. */
export interface SettingProblem {
  /** Where it was set: `environment`, `--data`, `.env:3`, a secret's file with who named it, or `default`. */
  readonly where: string;
  /** The setting, the unknown name, or `the line` of the file. */
  readonly name: string;
  /** What it should be; completes "expected NAME to be …". */
  readonly expected: string;
  /** What it is, quoted when it is somebody's text. */
  readonly got: string;
  /** The setting that an unknown name looks like. */
  readonly didYouMean?: string | undefined;
  /** What to do about it, where that is not plain. */
  readonly remedy?: string;
}

const SHOWN_UTF16_UNITS = 80;

/** One line: `.env:2: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"`. */
export function describeProblem({ where, name, expected, got, didYouMean, remedy }: SettingProblem): string {
  const hint = didYouMean === undefined ? '' : `; did you mean ${didYouMean}?`;
  const advice = remedy === undefined ? '' : `; ${remedy}`;
  return `${where}: expected ${name} to be ${expected}, got ${got}${hint}${advice}`;
}

/** What stands in a web address where its port does, and is none: a password, whose other half a `#` has cut off. */
const PASSWORD_OF_NO_PORT = /(\/\/[^\s/?#@[]*?:)(?!\d{0,5}(?:[/?#\s,|]|$))\S*/gu;

/**
 * A value as a problem may show it: quoted on one line, shortened, and with nothing in it that could let a stranger in,
 * since a token or a password is easily put into the wrong setting.
 */
export function showValue(text: string, secret: boolean): string {
  if (secret) return `a value of ${text.length} characters that is not shown`;
  const masked = text
    .replaceAll(/\d+:[\w-]{20,}/gu, '***')
    .replaceAll(/\/\/\S*@/gu, '//***@')
    .replaceAll(PASSWORD_OF_NO_PORT, '$1***');
  return JSON.stringify(masked.length > SHOWN_UTF16_UNITS ? `${masked.slice(0, SHOWN_UTF16_UNITS)}…` : masked);
}
