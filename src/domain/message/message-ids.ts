import type { ChannelId, GoalId, RoundId, TeamId, UserId, WorkspaceId } from '../names.ts';

/** Ids of outbox messages: `occurrence|recipient|part`. They say what a message is, so that it cannot be sent twice. */
export const messageIds = {
  round: (round: RoundId) => `${round}|channel|round`,
  details: (round: RoundId) => `${round}|channel|details`,
  summary: (round: RoundId) => `${round}|channel|summary`,
  prompt: (round: RoundId, person: UserId) => `${round}|${person}|prompt`,
  staleGoals: (occurrence: string, person: UserId) => `${occurrence}|${person}|nudge`,
  /** To the lead, whoever that is: told once. */
  missing: (round: RoundId) => `${round}|lead|missing`,
  welcome: (team: TeamId, person: UserId) => `${team}|${person}|welcome`,
  nextSteps: (workspace: WorkspaceId, person: UserId) => `${workspace}|${person}|next-steps`,
  invited: (channel: ChannelId, person: UserId) => `${channel}|${person}|invited`,
  /** `from` counts the texts of earlier messages about the same answer. */
  notCounted: (answer: string, goal: GoalId, from: number) => `${answer}|${goal}|not-counted-${from}`,
  digest: (occurrence: string) => `${occurrence}|channel|digest`,
  celebration: (goal: GoalId, mark: string) => `${goal}|channel|${mark}`,
};
