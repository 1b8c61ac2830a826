import { endOfState } from '../../domain/goal/closing.ts';
import { activationOf, isDraft } from '../../domain/goal/drafts.ts';
import type { Goal, Proposal } from '../../domain/goal/goal.ts';
import type { DraftNotice, ProposalLine } from '../../domain/goal/notices.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { openProposals } from '../../domain/goal/proposals.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { GoalId, UserId, WorkspaceId } from '../../domain/names.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import type { GoalStore } from '../../ports/goals.ts';
import { namesOf } from '../../ports/names.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface RefreshDraftPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly directory: Directory;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** A draft that could not be posted within this time is found with `/goal list draft`. */
const TTL_MS = 7 * 86_400_000;
/** Who stand by name in the message; the others are counted. */
const MAX_NAMES = 20;
/** Of those that wait, and of those that were decided. */
const MAX_OPEN = 5;
const MAX_DECIDED = 3;

/**
 * Posts a draft in the channel of its team, or brings its message up to how it is. A private one is posted nowhere. What
 * the message said when the draft was activated stays. May be repeated.
 */
export function refreshDraft(ports: RefreshDraftPorts) {
  return async (workspace: WorkspaceId, id: GoalId): Promise<void> => {
    const goal = await ports.goals.get(workspace, id);
    const message = messageIds.draft(id);
    if (goal === undefined) return ports.dispatcher.update(message, deleted);
    const team = await ports.teams.get(workspace, goal.team);
    if (team === undefined) return;
    if (!isDraft(goal) || isPrivate(goal)) {
      const over = isPrivate(goal) ? withdrawn : await overNotice(ports, goal, team.zone);
      return ports.dispatcher.update(message, (notice) => (isOpen(notice) ? over : undefined));
    }
    const now = ports.clock.now();
    await ports.dispatcher.enqueue({
      id: message,
      workspace,
      to: { channel: team.channel },
      notice: { kind: 'draft-goal', state: 'open', ...(await detailsOf(ports, goal, team.zone)) },
      notBefore: now,
      expiresAt: addMilliseconds(now, TTL_MS),
    });
  };
}

const withdrawn: DraftNotice = { kind: 'draft-goal', state: 'withdrawn' };

/** Whether a message says of a draft that it is one. */
function isOpen(notice: { readonly kind: string }): notice is Extract<DraftNotice, { readonly state: 'open' }> {
  return notice.kind === 'draft-goal' && 'state' in notice && notice.state === 'open';
}

function deleted(notice: { readonly kind: string }): DraftNotice | undefined {
  return isOpen(notice) ? { kind: 'draft-goal', state: 'deleted', title: notice.title } : undefined;
}

/** What a draft came to; undefined while it is one, in a team that is there no more. */
async function overNotice(ports: RefreshDraftPorts, goal: Goal, zone: string): Promise<DraftNotice | undefined> {
  const end = endOfState(goal.state);
  if (end !== undefined) return { kind: 'draft-goal', state: 'closed', title: goal.title, end };
  const activation = activationOf(goal);
  if (activation === undefined) return undefined;
  const { name: byName } = await ports.directory.person(goal.workspace, activation.by);
  const on = localDateOf(activation.at, zone);
  return { kind: 'draft-goal', state: 'activated', ...(await detailsOf(ports, goal, zone)), byName, on };
}

type Details = Omit<Extract<DraftNotice, { readonly state: 'open' }>, 'kind' | 'state'>;

async function detailsOf({ directory }: RefreshDraftPorts, goal: Goal, zone: string): Promise<Details> {
  const { id, title, description, kpi, due, owner, createdBy, createdAt, commitments = [], proposals = [] } = goal;
  const open = openProposals(goal);
  const decided = proposals.filter((one) => one.decided !== undefined).toReversed();
  const shown = [...open.slice(0, MAX_OPEN), ...decided.slice(0, MAX_DECIDED)];
  const committed = commitments.slice(0, MAX_NAMES).map(({ by }) => by);
  const people = [owner, createdBy, ...committed, ...shown.flatMap((one) => [one.by, one.decided?.by ?? one.by])];
  const nameOf = await namesOf(directory, goal.workspace, people);
  return {
    goal: id,
    title,
    ...(description !== undefined && { description }),
    kpi,
    due,
    since: localDateOf(createdAt, zone),
    makerName: nameOf(createdBy),
    ownerName: nameOf(owner),
    committed: committed.map(nameOf),
    more: commitments.length - committed.length,
    proposals: shown.map((one) => lineOf(one, nameOf)),
    moreProposals: proposals.length - shown.length,
  };
}

function lineOf(
  { id, by, words, title, target, due, decided }: Proposal,
  nameOf: (id: UserId) => string,
): ProposalLine {
  return {
    id,
    ...(words !== undefined && { words }),
    ...(title !== undefined && { title }),
    ...(target && { target }),
    ...(due !== undefined && { due }),
    byName: nameOf(by),
    ...(decided && { decided: { taken: decided.taken, byName: nameOf(decided.by) } }),
  };
}
