import type { ChannelId, GoalId, LocalDate, RoundId, TeamId, UserId, WorkspaceId } from '../names.ts';

/** Ids of outbox messages: `occurrence|recipient|part`. They say what a message is, so that it cannot be sent twice. */
export const messageIds = {
  round: (round: RoundId) => `${round}|channel|round`,
  details: (round: RoundId) => `${round}|channel|details`,
  summary: (round: RoundId) => `${round}|channel|summary`,
  prompt: (round: RoundId, person: UserId) => `${round}|${person}|prompt`,
  staleGoals: (occurrence: string, person: UserId) => `${occurrence}|${person}|nudge`,
  /** What the message about stale goals shows of one goal. `since` is the day from which on it was without news. */
  staleGoal: (goal: GoalId, since: LocalDate) => `${goal}|nudge|${since}`,
  /** To a lead, of all the rounds of their teams that close in one ISO week. */
  missing: (workspace: WorkspaceId, lead: UserId, week: string) => `${workspace}|${lead}|missing-${week}`,
  welcome: (team: TeamId, person: UserId) => `${team}|${person}|welcome`,
  nextSteps: (workspace: WorkspaceId, person: UserId) => `${workspace}|${person}|next-steps`,
  invited: (channel: ChannelId, person: UserId) => `${channel}|${person}|invited`,
  /** `from` counts the texts of earlier messages about the same answer. */
  notCounted: (answer: string, goal: GoalId, from: number) => `${answer}|${goal}|not-counted-${from}`,
  /** `version` is that of the team as it is without them. */
  goalsLeft: (team: TeamId, version: number) => `${team}|lead|goals-left-${version}`,
  /** The one message of a draft, while it is discussed and ever after. */
  draft: (goal: GoalId) => `${goal}|channel|draft`,
  owned: (goal: GoalId, person: UserId) => `${goal}|${person}|owned`,
  /** To who got, or gave away, a part in goals by one change of them. */
  transferred: (change: string, person: UserId) => `${change}|${person}|transferred`,
  /** `from` counts the texts of earlier messages about the same draft. */
  draftLeft: (change: string, goal: GoalId, person: UserId, from: number) =>
    `${change}|${person}|draft-${goal}-${from}`,
  /** To the lead: once a month and person. */
  ownerGone: (team: TeamId, person: UserId, month: string) => `${team}|lead|gone-${person}-${month}`,
  /** In what came of an answer whose goal was closed already. */
  keptThoughClosed: (answer: string, goal: GoalId) => `${answer}|${goal}|kept-though-closed`,
  /** `day` is the one on which it goes out. */
  ended: (workspace: WorkspaceId, person: UserId, day: LocalDate) => `${workspace}|${person}|ended-${day}`,
  /** The closing sentence that came with a change of a goal. */
  closed: (goal: GoalId, change: string) => `${goal}|channel|closed-${change}`,
  /** To who stands in for somebody. */
  standIn: (absence: string) => `${absence}|delegate|stand-in`,
  /** A part of the minutes of a review in the channel of a team, from 1. */
  minutes: (review: string, team: TeamId, part: number) => `${review}|${team}|minutes-${part}`,
  /** To who is asked for help for a goal. */
  help: (request: string, person: UserId) => `${request}|${person}|help`,
  digest: (occurrence: string) => `${occurrence}|channel|digest`,
  /** To who leads many teams; `day` is the one on which it is due. */
  portfolioDigest: (workspace: WorkspaceId, person: UserId, day: LocalDate) => `${workspace}|${person}|teams-${day}`,
  celebration: (goal: GoalId, mark: string) => `${goal}|channel|${mark}`,
};
