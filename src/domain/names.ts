/** Slack's id of a workspace (`T…`), or of an organisation (`E…`) where the app is installed for all of it. */
export type WorkspaceId = string;
/** Slack's id of a person (`U…` or `W…`). */
export type UserId = string;
/** Slack's id of a channel (`C…`, `G…`) or of a direct message (`D…`). */
export type ChannelId = string;
export type TeamId = string;
export type GoalId = string;
export type KpiId = string;
export type ClientId = string;
export type RoundId = string;
export type CheckInId = string;
/** A calendar day without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day without a zone, `HH:mm`. */
export type LocalTime = string;
/** An IANA time zone, for example `Europe/Berlin`. */
export type Zone = string;
