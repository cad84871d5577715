export interface RememberPorts<Value> {
  readonly make: () => Value;
  /** Whether making it anew would give the same. */
  readonly isIdle: (value: Value) => boolean;
  /** Most values to remember; beyond, a tenth goes, the oldest first. Default 50,000: some 20 MB. */
  readonly most?: number;
}

const firstPruneSize = 1000;

/**
 * One value for each key, made when it is first asked for. Those that are idle are forgotten when there are many, and the
 * oldest when there are too many.
 */
export function rememberWhileUsed<Value>({
  make,
  isIdle,
  most = 50_000,
}: RememberPorts<Value>): (key: string) => Value {
  const values = new Map<string, Value>();
  let pruneSize = Math.min(most, firstPruneSize);
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    if (values.size >= pruneSize) {
      for (const [other, value] of values) if (isIdle(value)) values.delete(other);
      // Not one by one: looking through all of them with every new key would take longer than they save.
      for (const oldest of values.size < most ? [] : values.keys()) {
        if (values.size <= most * 0.9) break;
        values.delete(oldest);
      }
      pruneSize = Math.min(most, Math.max(firstPruneSize, values.size * 2));
    }
    const value = make();
    values.set(key, value);
    return value;
  };
}
