import { isDraft } from '../../domain/goal/drafts.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { ChannelId, GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { goalsSeenBy } from '../../domain/policy.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';

export interface ThreadPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly dispatcher: Dispatcher;
}

export interface ThreadRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly channel: ChannelId;
  /** The time by which Slack knows the message at its beginning. */
  readonly thread: string;
}

/** The draft in whose thread something was written, where the person sees it; undefined in any other thread. */
export function draftInThread(ports: ThreadPorts) {
  return async ({ workspace, person, channel, thread }: ThreadRequest): Promise<GoalId | undefined> => {
    const [{ actor }, team] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.teams.inChannel(workspace, channel),
    ]);
    if (team === undefined) return undefined;
    const goals = goalsSeenBy(actor, await ports.goals.forTeams(workspace, [team.id]), [team]);
    for (const { id } of goals.filter((goal) => isDraft(goal) && !isPrivate(goal))) {
      const message = await ports.dispatcher.find(messageIds.draft(id));
      if (message?.posted?.ts === thread) return id;
    }
    return undefined;
  };
}
