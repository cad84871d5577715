import { isUtf8 } from 'node:buffer';

export type DecodedText =
  | { readonly kind: 'text'; readonly text: string }
  /** `offset` is that of the first byte that begins no valid sequence, from 0. */
  | { readonly kind: 'invalid'; readonly offset: number; readonly byte: number };

/** Bytes as UTF-8 text without its byte order mark, or the place of the first byte that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  if (!isUtf8(bytes)) {
    const offset = firstInvalidOffset(bytes);
    return { kind: 'invalid', offset, byte: bytes[offset] ?? 0 };
  }
  return { kind: 'text', text: new TextDecoder('utf-8').decode(bytes) };
}

/** The decoder of Node says that bytes are wrong, not where; so this walks them by table 3-7 of the Unicode standard. */
function firstInvalidOffset(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** Bytes of the well-formed sequence that begins at `offset`, 1–4; 0 where none does. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const [low, high] = secondByteRange(first);
  const second = bytes[offset + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index += 1) {
    const next = bytes[offset + index] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/** Narrower after four first bytes: no overlong forms, no surrogates, nothing over U+10FFFF. */
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
