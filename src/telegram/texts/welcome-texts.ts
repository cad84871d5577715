/** What a group is told when the bot has come into it. */
export interface Welcome {
  /** Without `@`. */
  readonly botUsername: string;
  /** Whether all messages of the group arrive: privacy mode is off, or the bot is an administrator. */
  readonly seesAll: boolean;
}

/** What the bot says of itself where it was added, and where a chat has changed so that it can't answer. */
export interface WelcomeTexts {
  /** In a group: how to ask, what the bot sees, where to set it up. */
  readonly toGroup: (welcome: Welcome) => string;
  /** To whoever has added it to a channel, in private; `title` is the channel's. */
  readonly toChannelOwner: (title: string) => string;
  /** In an alert: 1–200 characters. The group has become a supergroup, and the button is of before. */
  readonly groupUpgraded: () => string;
}
