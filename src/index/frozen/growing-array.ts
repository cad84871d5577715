const firstCapacity = 256;

/** Unsigned 32-bit numbers that grow as they come. */
export class GrowingUint32 {
  #values = new Uint32Array(firstCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length * 2);
    this.#values[this.#length++] = value;
  }

  at(i: number): number {
    return this.#values[i] ?? 0;
  }

  set(i: number, value: number): void {
    this.#values[i] = value;
  }

  clear(): void {
    this.#length = 0;
  }

  /** A view, good until the next push. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }

  #grow(capacity: number): void {
    const grown = new Uint32Array(capacity);
    grown.set(this.#values);
    this.#values = grown;
  }
}

/** Bytes that grow as they come. */
export class GrowingBytes {
  #values = new Uint8Array(firstCapacity);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Uint8Array(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** A view, good until the next push. */
  values(): Uint8Array {
    return this.#values.subarray(0, this.#length);
  }
}
