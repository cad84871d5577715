import { createHash } from 'node:crypto';

/** A text as two copies of one article agree on it: NFKC, no white space. */
export function normaliseForFingerprint(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** SHA-256, 64 hex digits, of the normalised text: the same for two copies that differ in blanks or character width. */
export function fingerprintText(text: string): string {
  return hashNormalised(normaliseForFingerprint(text));
}

/** SHA-256, 64 hex digits, of a text that {@link normaliseForFingerprint} has returned. */
export function hashNormalised(normalised: string): string {
  return createHash('sha256').update(normalised, 'utf8').digest('hex');
}
