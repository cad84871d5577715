/** What people answer an answer with that asks for nothing; signs and emoji aside. */
const COURTESY =
  /^(?:(?:非常|太|多)?(?:感谢|感謝|谢谢?|謝謝?)(?:你|您|了|啦)?|多谢|多謝|好的?|收到|明白了?|了解了?|懂了|知道了|可以|不错|不錯|厉害|厲害|赞|讚|哈+|嗯+|哦+|ok(?:ay)?|thanks?(?: you)?|thx|ty|great|nice|cool|got it|lol)$/iu;

/** Whether a reply to an answer is no question, but thanks, assent or a smile. */
export function isCourtesy(words: string): boolean {
  const bare = words.replaceAll(/[^\p{L}\p{N}\s]/gu, '').trim();
  return bare === '' || COURTESY.test(bare);
}
