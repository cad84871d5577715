export interface RememberPorts<Value> {
  readonly make: () => Value;
  /** Whether making it anew would give the same. */
  readonly isIdle: (value: Value) => boolean;
}

const firstPruneSize = 1000;

/** One value for each key, made when it is first asked for; those that are idle are forgotten when there are many. */
export function rememberWhileUsed<Value>({ make, isIdle }: RememberPorts<Value>): (key: string) => Value {
  const values = new Map<string, Value>();
  let pruneSize = firstPruneSize;
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    if (values.size >= pruneSize) {
      for (const [other, value] of values) if (isIdle(value)) values.delete(other);
      pruneSize = Math.max(firstPruneSize, values.size * 2);
    }
    const value = make();
    values.set(key, value);
    return value;
  };
}
