const numbers = new Intl.NumberFormat('en');

/** `1 article`, `1,234 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}
