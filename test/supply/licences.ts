import satisfies from 'spdx-satisfies';

/** Licences under which code may be part of what is shipped: all of them ask for no more than their text beside it. */
const shipped = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Python-2.0',
  'Unlicense',
];

/** Further ones of what is used to build and test, and shipped with nothing. */
const forTools = [
  // Asks for the sources of its own files where they are changed: axe-core, lightningcss.
  'MPL-2.0',
  // Asks to name the authors: lists of SPDX's names, which the check of licences reads.
  'CC-BY-3.0',
];

/**
 * Whether a package may be used under its licence, an SPDX expression.
 *
 * @param licence what its `package.json` says; anything but an expression is refused.
 * @param isTool whether it is a development package, not shipped.
 */
export function isAllowed(licence: unknown, isTool: boolean): boolean {
  if (typeof licence !== 'string') return false;
  try {
    return satisfies(licence, isTool ? [...shipped, ...forTools] : shipped);
  } catch {
    // `SEE LICENSE IN …`, `UNLICENSED`, a name that SPDX does not know.
    return false;
  }
}
