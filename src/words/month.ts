/** The month an article was published in: what 今年 and 上月 are relative to. */
export interface Month {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
}
