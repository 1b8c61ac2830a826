/**
 * Every kind of notice with its content. Whoever defines a kind adds it here by declaration merging, so that a new one
 * changes no file but its own.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled where the kinds are defined
export interface NoticeKinds {}

/** The content of a message in the words of the domain. How it looks in Slack is decided by a view. */
export type Notice = NoticeKinds[keyof NoticeKinds];
