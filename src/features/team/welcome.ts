import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { Notice } from '../../domain/message/notice.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import { actorOf } from '../../ports/actors.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface WelcomePorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** After this nobody is new any more. */
const WELCOME_TTL_MS = 7 * 86_400_000;

export interface TeamSaved {
  readonly team: Team;
  /** Who was not a member before. */
  readonly joined: readonly UserId[];
  /** Who saved it: needs no welcome. */
  readonly by: UserId;
  readonly isNew: boolean;
}

/**
 * Greets who has just become a member of a team, once a person and team, and tells who has made their first team what
 * comes next, once. Becoming a member is what the team's settings say: joining its channel makes nobody a member.
 */
export function welcome(ports: WelcomePorts) {
  return async ({ team, joined, by, isNew }: TeamSaved): Promise<void> => {
    const { id, name: teamName, channel, lead } = team;
    if (await namesNextSteps(ports)({ team, by, isNew })) {
      await notify(ports, team.workspace, by, messageIds.nextSteps(team.workspace, by), {
        kind: 'next-steps',
        team: id,
        teamName,
        channel,
      });
    }
    await forEachSequentially(
      joined.filter((person) => person !== by),
      (person) =>
        notify(ports, team.workspace, person, messageIds.welcome(id, person), {
          kind: 'welcome',
          teamName,
          channel,
          lead,
          leads: person === lead,
        }),
    );
  };
}

/** Whether who saved a team is told what comes next: it is the first one that they lead. */
export function namesNextSteps({ teams }: Pick<WelcomePorts, 'teams'>) {
  return async ({ team, by, isNew }: Omit<TeamSaved, 'joined'>): Promise<boolean> =>
    isNew && team.lead === by && (await leadsNoOther(teams, team));
}

/** Tells who invited the bot to a channel without a team how to make one, once a person and channel. */
export function welcomeInviter(ports: WelcomePorts) {
  return async (workspace: WorkspaceId, channel: ChannelId, inviter: UserId): Promise<void> => {
    if ((await ports.teams.inChannel(workspace, channel)) !== undefined) return;
    await notify(ports, workspace, inviter, messageIds.invited(channel, inviter), { kind: 'invited', channel });
  };
}

async function leadsNoOther(teams: TeamStore, { workspace, id, lead }: Team): Promise<boolean> {
  return (await teams.forPerson(workspace, lead)).every((team) => team.id === id || team.lead !== lead);
}

/** Bots, guests, people of other organisations, and of whom Slack does not say who they are, get no message. */
async function notify(
  { directory, dispatcher, clock }: WelcomePorts,
  workspace: WorkspaceId,
  person: UserId,
  id: string,
  notice: Notice,
): Promise<void> {
  const known = await directory.personToday(workspace, person);
  if (!policy.use(actorOf(known)).allowed) return;
  const now = clock.now();
  const expiresAt = addMilliseconds(now, WELCOME_TTL_MS);
  await dispatcher.enqueue({ id, workspace, to: { user: person }, notice, notBefore: now, expiresAt });
}
