import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import {
  type DraftLeftNotice,
  type Part,
  partsChanged,
  type TransferredGoal,
  typedAbout,
} from '../../domain/check-in/transfers.ts';
import type { Goal, GoalChange } from '../../domain/goal/goal.ts';
import { isResponsible, reporterOf } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { Notice } from '../../domain/message/notice.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import { actorOf } from '../../ports/actors.ts';
import type { DraftStore } from '../../ports/answers.ts';
import type { GoalStore } from '../../ports/goals.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Directory } from '../../ports/people.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { teamsOf } from './handover-form.ts';

export interface NotifyTransferPorts {
  readonly goals: GoalStore;
  readonly teams: TeamStore;
  readonly drafts: DraftStore;
  readonly directory: Directory;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** What somebody was not told of within this time is no news any more: the next round asks them. */
export const TRANSFER_TTL_MS = 7 * 86_400_000;
/** So many texts of the longest kind fit into one message; the others come in a second one. */
const TEXTS_A_MESSAGE = 3;

/** A goal with the change of it that is told. */
interface Changed {
  readonly goal: Goal;
  readonly change: GoalChange;
  readonly team: Pick<Team, 'name'>;
}

/**
 * Tells who got parts in goals by a change, and who lost them, each in one message about all goals of that change; and
 * gives back what somebody typed about a goal that they cannot answer any more. Nobody is told what they did themselves.
 */
export function notifyTransfer(ports: NotifyTransferPorts) {
  return async ({ workspace, change: id }: { workspace: WorkspaceId; change: string }): Promise<void> => {
    const goals = await ports.goals.withChange(workspace, id);
    const teams = await teamsOf(ports, workspace, goals);
    const all = goals.flatMap((goal): Changed[] => {
      const change = goal.changes?.find((one) => one.id === id);
      const team = teams.get(goal.team);
      return change === undefined || team === undefined ? [] : [{ goal, change, team }];
    });
    const gained = byPerson(all, ({ gained: parts }) => parts);
    const lost = byPerson(all, ({ lost: parts }) => parts);
    await forEachSequentially([...gained], ([person, of]) => notifyParts(ports, person, of));
    await forEachSequentially([...lost], async ([person, of]) => {
      const [first] = of;
      if (first === undefined) return;
      await notifyParts(ports, person, of, first.part === 'owner' ? first.goal.owner : reporterOf(first.goal));
      await returnDrafts(ports, person, of);
    });
  };
}

type ChangedPart = Changed & Pick<Part, 'part'>;

function byPerson(all: readonly Changed[], partsIn: (changed: ReturnType<typeof partsChanged>) => Part[]) {
  const people = new Map<UserId, ChangedPart[]>();
  for (const changed of all) {
    for (const { person, part } of partsIn(partsChanged(changed.change))) {
      people.set(person, [...(people.get(person) ?? []), { ...changed, part }]);
    }
  }
  return people;
}

async function notifyParts(
  ports: NotifyTransferPorts,
  person: UserId,
  of: readonly ChangedPart[],
  to?: UserId,
): Promise<void> {
  const [{ change, goal } = {}] = of;
  if (change === undefined || goal === undefined || change.by === person || to === person) return;
  const goals = of.map(({ goal: { title }, team, part }): TransferredGoal => ({ title, teamName: team.name, part }));
  const { by, reason } = change;
  const about = { ...(to !== undefined && { to }), ...(reason !== undefined && { reason }) };
  await send(ports, goal.workspace, person, messageIds.transferred(change.id, person), {
    kind: 'transferred',
    by,
    goals,
    ...about,
  });
}

/** What the person typed stays kept as it was, should the goal come back; but they would not see it any more. */
async function returnDrafts(ports: NotifyTransferPorts, person: UserId, of: readonly ChangedPart[]): Promise<void> {
  const [first] = of;
  const draft = first && (await ports.drafts.get(first.goal.workspace, person));
  for (const { goal, change } of of) {
    const typed = draft && !isResponsible(person, goal) ? typedAbout(goal, draft.fields) : undefined;
    if (typed === undefined) continue;
    const { texts, value } = typed;
    for (let from = 0; from === 0 || from < texts.length; from += TEXTS_A_MESSAGE) {
      const notice: DraftLeftNotice = {
        kind: 'draft-left',
        title: goal.title,
        to: reporterOf(goal),
        ...(from === 0 && value !== undefined && { value }),
        texts: texts.slice(from, from + TEXTS_A_MESSAGE),
      };
      await send(ports, goal.workspace, person, messageIds.draftLeft(change.id, goal.id, person, from), notice);
    }
  }
}

/** Who is gone, or a guest by now, gets no message. */
async function send(
  { directory, dispatcher, clock }: NotifyTransferPorts,
  workspace: WorkspaceId,
  person: UserId,
  id: string,
  notice: Notice,
): Promise<void> {
  if (!policy.use(actorOf(await directory.personToday(workspace, person))).allowed) return;
  const now = clock.now();
  const expiresAt = addMilliseconds(now, TRANSFER_TTL_MS);
  await dispatcher.enqueue({ id, workspace, to: { user: person }, notice, notBefore: now, expiresAt });
}
