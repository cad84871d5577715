const HAN = /\p{Script=Han}/u;
let table: Uint8Array | undefined;

/** For each UTF-16 unit outside the surrogates, 1 where it is a Han character. Made when first asked for, in 10 ms. */
function hanUnits(): Uint8Array {
  if (table === undefined) {
    table = new Uint8Array(0x1_0000);
    for (let unit = 0; unit < table.length; unit++) if (HAN.test(String.fromCharCode(unit))) table[unit] = 1;
  }
  return table;
}

/** A run of Han characters: UTF-16 units, `end` exclusive, and where its last character begins. */
export type OnHanRun = (start: number, end: number, last: number) => void;

/** Finds the runs of Han characters that `/\p{Script=Han}+/gu` finds, without a string or an object each. */
export function forEachHanRun(text: string, onRun: OnHanRun): void {
  const han = hanUnits();
  let start = -1;
  let last = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const width = unit >= 0xd800 && unit < 0xe000 ? hanPairWidth(text, at) : (han[unit] ?? 0);
    if (width > 0) {
      if (start < 0) start = at;
      last = at;
    } else if (start >= 0) {
      onRun(start, at, last);
      start = -1;
    }
    at += Math.max(1, width);
  }
  if (start >= 0) onRun(start, text.length, last);
}

function hanPairWidth(text: string, at: number): 0 | 2 {
  const point = text.codePointAt(at) ?? 0;
  return point > 0xffff && HAN.test(String.fromCodePoint(point)) ? 2 : 0;
}
