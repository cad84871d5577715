/**
 * What `sendMessage` accepts (Bot API, "sendMessage" and "MessageEntity"; the figures it does not give were measured).
 *
 * The limit of 32,768 raw bytes needs no check of its own: a UTF-16 unit is at most 3 bytes of UTF-8, so 4,096 of them
 * are at most 12,288.
 */
export const maxMessageUtf16Units = 4096;

/**
 * Shares of one answer, chosen so that their sum stays under the limits whatever the articles hold: 4,096 UTF-16 units
 * of text, 100 entities and about 9,500 bytes of entities. Fixed shares rather than what the text before has left:
 * the second quote then looks the same whatever the first one is.
 *
 * Text: the passages 2,000 + 2 × 400, three source lines of at most 165, five "also in" entries of at most 144
 * with three labels of 5, blank lines: about 4,040.
 * Entities: three quotes, three sentences, eight links of at most 3 × 2,048 + 5 × 400 bytes of address.
 */
export const maxQuotes = 3;
export const maxFirstPassageUtf16Units = 2000;
export const maxFurtherPassageUtf16Units = 400;
export const maxTitleUtf16Units = 100;
export const maxPublisherUtf16Units = 40;
export const maxAlsoInOfFirst = 3;
export const maxAlsoInOfFurther = 1;
export const maxSourceUrlLength = 2048;
export const maxAlsoInUrlLength = 400;

/** A quote longer than this is folded by the reader's client until it is tapped. */
export const maxOpenQuoteUtf16Units = 300;
