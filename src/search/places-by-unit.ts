/** Places in a text, from 1 and ascending, of each UTF-16 unit among its first `length`. */
export function placesByUnit(text: string, length: number): ReadonlyMap<number, readonly number[]> {
  const placesOf = new Map<number, number[]>();
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    const places = placesOf.get(unit);
    if (places === undefined) placesOf.set(unit, [at + 1]);
    else places.push(at + 1);
  }
  return placesOf;
}
