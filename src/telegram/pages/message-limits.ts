/**
 * What `sendMessage` accepts (Bot API, "sendMessage" and "MessageEntity"; the figures it does not give were measured):
 * 4,096 UTF-16 units of text, 100 entities, about 9,500 bytes of entities. The limit of 32,768 raw bytes needs no check
 * of its own: a UTF-16 unit is at most 3 bytes of UTF-8, so 4,096 of them are at most 12,288.
 *
 * These are shares of one page, chosen so that their sum stays under the limits whatever the articles hold. Fixed shares rather
 * than what the text before has left: a quote looks the same whatever stands around it.
 *
 * A quote: the question of 100, the passage of 2,000, a source line of at most 165, three "also in" entries of at most
 * 144, our own words: under 3,000 units; one block quote, one sentence, four links of at most 2,048 + 3 × 400 bytes.
 * A quote in a group: the question of 100, the passage of 300, a source line and one "also in" entry: under 800 units.
 * Three quotes: the question, three passages of 900 with their numbers and source lines, our own words: under 3,600 units;
 * three block quotes, sentences and numbers, three links of at most 2,048 bytes.
 * A page of an article: 3,400, its title and its source line: under 3,800 units; four entities.
 * A page of the newest articles: eight titles of 100 with their publishers and days: under 1,500 units; eight links of
 * at most 900 bytes.
 * An alert: its title of 100, the passage of 2,000, publisher and day of under 60, five subscriptions of 40: under 2,500 units;
 * a block quote, a title, a sentence and one link of at most 2,048 bytes.
 * A page of a digest: eight articles of a title of 100, publisher and day, and 120 of a sentence, and the five subscriptions:
 * under 2,600 units; eight links of at most 900 bytes, eight block quotes.
 * A card of a subscription: a name of 40, ten words of 40: under 1,000 units. A page of subscriptions: six names of 40 with
 * how and when they are told: under 800 units; links of a button of at most 700 bytes.
 * A page of publishers, categories or days: fifteen lines of under 60: under 1,000 units.
 * A page of feeds: six of an address, where it has moved to, two times and a reason: under 3,100 units.
 * A page of rejected files: ten names and reasons: under 3,400 units.
 * A result of an inline query: a passage of 2,000 and its source line of at most 165; a block quote, a sentence, a link.
 * What was taken by hand: ten lines of a title, or of an address and a reason: under 3,400 units.
 */
export const maxAskedUtf16Units = 100;
export const maxPassageUtf16Units = 2000;
export const maxGroupPassageUtf16Units = 300;
export const quotesPerPage = 3;
export const maxPassageOfThreeUtf16Units = 900;
export const maxArticlePageUtf16Units = 3400;
export const maxTitleUtf16Units = 100;
export const maxPublisherUtf16Units = 40;
/** Two lines of a phone. */
export const maxInlineTitleUtf16Units = 60;
export const maxAlsoIn = 3;
export const maxAlsoInGroup = 1;
export const maxSourceUrlLength = 2048;
export const maxAlsoInUrlLength = 400;
export const maxLatestUrlLength = 900;
export const latestPerPage = 8;
export const digestPerPage = 8;
export const maxDigestQuoteUtf16Units = 120;
export const shelvesPerPage = 15;
export const feedsPerPage = 6;
export const rejectedPerPage = 10;
export const maxTakenLines = 10;
export const maxAddressUtf16Units = 120;
export const maxFileNameUtf16Units = 120;
export const maxReasonUtf16Units = 200;
export const subscriptionsPerPage = 6;
export const subscribeNamesPerPage = 10;

/** A quote longer than this is folded by the reader's client until it is tapped. */
export const maxOpenQuoteUtf16Units = 300;

/** Bot API, "CopyTextButton": 1–256 characters. */
export const maxCopyTextUtf16Units = 256;

/** Ours: a question that fits on a button of a phone. Telegram gives no limit. */
export const maxExampleUtf16Units = 60;

/** Ours: a name of a publisher that fits on half a row of a phone, or nearly so. */
export const maxShelfLabelUtf16Units = 24;
