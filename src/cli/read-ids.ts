/** Of a setting that lists ids between blanks or commas; none where it is not set. */
export function readIds(ids = ''): ReadonlySet<number> {
  return new Set(ids.split(/[\s,]+/u).flatMap((id) => (id === '' ? [] : [Number(id)])));
}
