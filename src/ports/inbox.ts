/** What came from Slack and must be answered once, whichever instance it comes to, and however often and late. */
export interface Inbox {
  /** True for the first who asks about a key; it is known for a week. */
  isFirst(key: string): Promise<boolean>;
}
