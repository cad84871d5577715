/** The code that Node gives a failure of its network layer, such as `ECONNRESET`; `undefined` where there is none. */
export function errorCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
