/** What the bot says of who may use it: a part of `Texts`. All but the first two are for its administrators alone. */
export interface AccessTexts {
  /** To who may not use it. */
  readonly notForYou: () => string;
  /** Above inline results, of which there are none: 1–64 UTF-16 units. */
  readonly notForYouInline: () => string;

  readonly banSummary: () => string;
  readonly unbanSummary: () => string;
  readonly bannedSummary: () => string;
  readonly idArgument: () => string;
  readonly banNeedsId: () => string;
  readonly unbanNeedsId: () => string;
  readonly banned: (id: number) => string;
  readonly alreadyBanned: (id: number) => string;
  readonly unbanned: (id: number) => string;
  readonly notBanned: (id: number) => string;
  readonly cannotBeBanned: (id: number) => string;
  /** @param more how many are not listed */
  readonly bannedHead: (count: number, more: number) => string;
  readonly bannedLine: (id: number, since: string) => string;
  readonly nobodyBanned: () => string;
}
