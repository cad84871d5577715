/** Hours of a chat's day in which nothing is told; past midnight where `fromMinute` is the later. */
export interface QuietHours {
  /** Minutes after midnight, 0–1439, in the chat's time zone. */
  readonly fromMinute: number;
  /** The first minute that is not quiet any more; never `fromMinute`. */
  readonly toMinute: number;
}

/** When a chat wants to be told. */
export interface ChatSchedule {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timezone: string;
  /** `null` where alerts may come at any time. */
  readonly quietHours: QuietHours | null;
}
