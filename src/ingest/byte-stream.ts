const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes numbers and texts one after another; grows as it needs. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1 << 12);
  #length = 0;

  /** A whole number from 0 up to 2^32 − 1, in one to five bytes: LEB128 (DWARF 5, section 7.6). */
  number(value: number): void {
    this.#reserve(5);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Its length in bytes, then UTF-8; a lone surrogate becomes U+FFFD. */
  text(value: string): void {
    const length = Buffer.byteLength(value, 'utf8');
    this.number(length);
    this.#reserve(length);
    this.#length += this.#bytes.write(value, this.#length, 'utf8');
  }

  /** Their length, then the bytes themselves. */
  bytes(value: Uint8Array): void {
    this.number(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** All that was written, in a buffer of its own. */
  finish(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

/**
 * Reads what {@link ByteWriter} wrote, in the same order.
 *
 * @throws {RangeError} where the bytes end too soon
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError(`expected a number at byte ${this.#at - 1}, got the end`);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new RangeError(`expected a number of at most five bytes before byte ${this.#at}, got a longer one`);
  }

  text(): string {
    return decoder.decode(this.bytes());
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.number();
    const end = this.#at + length;
    if (end > this.#bytes.length) {
      throw new RangeError(`expected ${length} bytes from byte ${this.#at} on, got ${this.#bytes.length - this.#at}`);
    }
    const view = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return view;
  }
}
