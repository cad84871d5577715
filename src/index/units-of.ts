/** The distinct UTF-16 units of a text. */
export function unitsOf(text: string): ReadonlySet<number> {
  const units = new Set<number>();
  for (let at = 0; at < text.length; at++) units.add(text.charCodeAt(at));
  return units;
}
