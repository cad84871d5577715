/** Whose data is deleted: that of the person in a private chat, of a group, of a channel. */
export type ForgottenKind = 'person' | 'group' | 'channel';

/** What the bot says of what it keeps: a part of `Texts`. */
export interface PrivacyTexts {
  readonly privacySummary: () => string;
  readonly forgetSummary: () => string;
  /** What is kept, and for how long: 1–4096 UTF-16 units. */
  readonly privacy: () => string;
  readonly askForget: (kind: ForgottenKind) => string;
  readonly forgotten: (kind: ForgottenKind) => string;
  readonly notForgotten: () => string;
  /** Where something went wrong. */
  readonly notDone: () => string;
  /** On buttons: 1–24 UTF-16 units. */
  readonly forgetButton: () => string;
  readonly forgetYes: () => string;
  readonly forgetNo: () => string;
  /** In an alert: 1–200 characters. */
  readonly onlyAdministrators: () => string;
  readonly rightsUnknown: () => string;
}
