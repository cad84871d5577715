/** What the bot says where somebody types its name in any chat. The buttons stand in a line above the results: 1–40 UTF-16 units. */
export interface InlineTexts {
  /** How to use it; a line of `/help`, and of the first message. */
  readonly howTo: () => string;
  /** On a button that asks the same in the private chat. */
  readonly nothingFound: () => string;
  readonly nothingToSearch: () => string;
  readonly failed: () => string;
  /** Instead of the question that such a button was to ask. */
  readonly expired: () => string;
}
