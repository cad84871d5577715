import { post } from '../cli/run-chuchu.js';

/** The paragraph that somebody who asked for 航标 is told of. */
export const harbour = (n: number): string =>
  `第${n}号灯塔的守塔人说，望海礁的航标每到夜里都会亮起来，渔船靠它认路，${n * 137 + 1_000}年间没有一夜例外。`;

/** An article of its own story, published so many days ago. */
export function lighthouse(n: number, days = 0): string {
  const published = new Date(Date.now() - days * 86_400_000).toISOString();
  return post(
    [`title: 望海礁灯塔之${n}`, `date: ${published}`],
    [
      `灯塔高${n * 31 + 20}米，用花岗岩砌成，至今完好，石阶${n * 173}级，灯光射程${n * 19}海里。`,
      harbour(n),
      '（文章来源：海港日报）',
    ],
  );
}
