/** GB/T 2312 has the characters in common use in rows 16–55, and those in less in rows 56–87. */
const rows = { common: [0xb0, 0xd7], all: [0xb0, 0xf7] } as const;
const firstCell = 0xa1;
const lastCell = 0xfe;

/**
 * Characters of Simplified Chinese (GB/T 2312-1980): the 3,755 in common use (level 1), or all 6,763, those of a surname
 * or a rare word among them.
 */
export function commonCharacters(which: keyof typeof rows): readonly string[] {
  const bytes: number[] = [];
  const [firstRow, lastRow] = rows[which];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let cell = firstCell; cell <= lastCell; cell++) bytes.push(row, cell);
  }
  const text = new TextDecoder('gb18030').decode(new Uint8Array(bytes));
  // The last row of each level is not full.
  return Array.from(text).filter((character) => /^\p{Script=Han}$/u.test(character));
}
