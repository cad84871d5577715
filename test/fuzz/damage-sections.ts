import { splitSections } from '../../src/index/file/read-section-file.js';
import { joinSections } from '../../src/index/file/write-section-file.js';
import { changed, type SectionChange } from './any-index-damage.js';

type Sections = [name: string, bytes: Buffer][];

/** An index file with its sections changed, and all its checksums right. */
export function damageSections(file: Buffer, changes: readonly SectionChange[]): Buffer {
  const split = splitSections(new Uint8Array(file));
  if ('kind' in split) throw new Error(`expected ${split.expected}, got ${split.got}`);
  const sections: Sections = Array.from(split, ([name, bytes]) => [name, Buffer.from(bytes)]);
  for (const change of changes) changeOne(sections, change);
  return joinSections(sections);
}

function changeOne(sections: Sections, change: SectionChange): void {
  const place = change.section % Math.max(1, sections.length);
  const section = sections[place];
  if (section === undefined) return;
  if (change.kind === 'remove') sections.splice(place, 1);
  else if (change.kind === 'rename') section[0] = change.name;
  else if (change.kind === 'swap') {
    const other = sections[change.other % sections.length] ?? section;
    [section[1], other[1]] = [other[1], section[1]];
  } else if (change.kind === 'number') section[1] = withNumber(section[1], change);
  else section[1] = changed(section[1], change);
}

function withNumber(bytes: Buffer, { at, type, value }: Extract<SectionChange, { kind: 'number' }>): Buffer {
  const width = { uint16: 2, uint32: 4, float64: 8 }[type];
  const numbers = Math.floor(bytes.length / width);
  const place = Math.min(numbers - 1, Math.floor(at * numbers)) * width;
  if (place < 0) return bytes;
  const copy = Buffer.from(bytes);
  // A number that does not fit is cut to its lower bits.
  if (type === 'float64') copy.writeDoubleLE(value, place);
  else if (type === 'uint32') copy.writeUInt32LE(value >>> 0, place);
  else copy.writeUInt16LE((value >>> 0) & 0xffff, place);
  return copy;
}
