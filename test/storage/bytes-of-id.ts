import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files of the database in a data folder, one behind the other: `chuchu.sqlite`, `-wal`, `-shm`. */
export function databaseBytes(dataDir: string): Buffer {
  const files = readdirSync(dataDir).filter((name) => name.startsWith('chuchu.sqlite'));
  if (!files.includes('chuchu.sqlite'))
    throw new Error(`expected chuchu.sqlite in ${dataDir}, got ${files.join(', ')}`);
  return Buffer.concat(files.map((name) => readFileSync(join(dataDir, name))));
}

/**
 * An id in each form in which it could stand in the file: as a value (big-endian two's complement of 6 or 8 bytes, which ids
 * of supergroups and ours of tests need), as a key (a varint), and in digits.
 * <https://www.sqlite.org/fileformat2.html#record_format>
 */
export function formsOfId(id: number): Readonly<Record<'value' | 'wideValue' | 'key' | 'digits', Buffer>> {
  const wide = Buffer.alloc(8);
  wide.writeBigInt64BE(BigInt(id));
  return { value: wide.subarray(2), wideValue: wide, key: varint(id), digits: Buffer.from(String(id)) };
}

/** 1–9 bytes, seven bits each but for the ninth, which has eight. */
function varint(id: number): Buffer {
  let rest = BigInt.asUintN(64, BigInt(id));
  if (rest >> 56n !== 0n) {
    const bytes = [Number(rest & 0xffn)];
    rest >>= 8n;
    for (let place = 0; place < 8; place += 1, rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80);
    return Buffer.from(bytes);
  }
  const bytes = [Number(rest & 0x7fn)];
  for (rest >>= 7n; rest > 0n; rest >>= 7n) bytes.unshift(Number(rest & 0x7fn) | 0x80);
  return Buffer.from(bytes);
}
