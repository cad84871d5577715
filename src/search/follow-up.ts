/** A reply this long, in UTF-16 units, is a question of its own. */
const maxUtf16Units = 24;

/** What a further question begins and ends with and that asks for nothing. */
const OPENING = /^(?:那么|那|还有|以及|至于|换成|如果是|what about|how about|and)\s*/iu;
const ENDING = /(?:呢|吗|怎么样|如何|又是多少|是多少|[\s？?。！!，,])+$/u;

/** A time as a question names it: a year, with month and day, a half or a quarter; or one relative to now. */
const TIME =
  /(?:\d{4}|[今去前明后]|[一二三四五六七八九零〇]{4})年(?:(?:底|初|末|以来)|(?:第?[一二三四1-4]季度)|(?:[上下]半年)|(?:1?\d月(?:份)?(?:[123]?\d[日号])?)(?:至1?\d月(?:份)?)?)?|[上下]半年|第?[一二三四1-4]季度|(?:1?\d月份?)(?:[123]?\d[日号])?/gu;

/**
 * A short reply to an answer, put together with the question that was answered: `那2022年呢？` to
 * `2021年小微企业用电量增长了多少？` asks `2022年小微企业用电量增长了多少？`. A time takes the place of the time that was asked about; anything
 * else is added to the topic, which the ranker weighs by how rare each word is.
 *
 * @returns `null` for a text that stands by itself
 */
export function followUp(previous: string, reply: string): string | null {
  const text = reply.normalize('NFKC').trim();
  if (text === '' || text.length > maxUtf16Units) return null;
  const asked = text.replace(OPENING, '').replace(ENDING, '').trim();
  if (asked === '') return previous;
  const times = asked.match(TIME) ?? [];
  const isOnlyTime = times.length === 1 && times[0] === asked;
  if (isOnlyTime && previous.search(TIME) >= 0) {
    let isFirst = true;
    return previous.replaceAll(TIME, (time) => {
      if (!isFirst) return time;
      isFirst = false;
      return asked;
    });
  }
  return `${asked} ${previous}`;
}
