/** What the bot says in groups about answers: a part of `Texts`. Each is a sentence; a group is not talked to at length. */
export interface GroupTexts {
  readonly nothingFound: () => string;
  /** Of words that somebody else wrote. */
  readonly nothingSaid: () => string;
  readonly nothingToSearch: () => string;
  /** On buttons: 1–24 UTF-16 units. */
  readonly openInPrivate: () => string;
  readonly fold: () => string;
  /** What is left of an answer that can't be deleted any more. */
  readonly folded: () => string;
  /** In an alert: 1–200 characters. */
  readonly onlyAskerFolds: () => string;
  readonly onlyAdministratorsAsk: () => string;
  /** In a private chat, of an answer that a link was to open. */
  readonly answerGone: () => string;
}
