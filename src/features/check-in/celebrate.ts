import { byRank, celebrationNotice, withPart } from '../../domain/celebrations/celebration-parts.ts';
import { newsOf, undoneBy } from '../../domain/celebrations/celebrations.ts';
import type { CelebrationPart } from '../../domain/celebrations/notices.ts';
import type { CheckIn, Goal } from '../../domain/goal/goal.ts';
import { isPrivate } from '../../domain/goal/people.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { WorkspaceId } from '../../domain/names.ts';
import { courseOf } from '../../domain/progress/course.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import type { Dispatch, Dispatcher } from '../../ports/outbox.ts';
import type { Clock } from '../../ports/runtime.ts';
import type { TeamStore } from '../../ports/teams.ts';

export interface CelebratePorts {
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** A goal with the check-in that it took last. */
export interface AcceptedCheckIn {
  readonly goal: Goal;
  readonly checkIn: CheckIn;
}

const CELEBRATION_TTL_MS = 48 * 60 * 60 * 1000;

/**
 * Posts what an answer reached, in one message for each channel: the greatest thing under its own id, the others as lines
 * of it. What the answer undid is taken back where it was told. Of a private goal nothing is told. May be repeated.
 */
export async function celebrate(
  ports: CelebratePorts,
  workspace: WorkspaceId,
  accepted: readonly AcceptedCheckIn[],
): Promise<void> {
  const changes = accepted
    .filter(({ goal }) => !isPrivate(goal))
    .map((one) => ({
      ...one,
      undone: undoneBy(one.goal, one.checkIn),
      news: newsOf(one.goal, one.checkIn),
    }));
  const eventful = changes.filter(({ undone, news }) => undone.length > 0 || news !== undefined);
  for (const id of new Set(eventful.map(({ goal }) => goal.team))) {
    const team = await ports.teams.get(workspace, id);
    if (team === undefined || team.removed !== undefined) continue;
    const parts = eventful.filter(({ goal }) => goal.team === id).flatMap((change) => partsIn(change, ports, team));
    for (const part of parts.filter(({ undone }) => undone)) await retract(ports, team, part);
    if (team.settings.celebrations) await postCelebration(ports, team, byRank(parts.filter(({ undone }) => !undone)));
  }
}

interface Change extends AcceptedCheckIn {
  readonly undone: ReturnType<typeof undoneBy>;
  readonly news: ReturnType<typeof newsOf>;
}

function partsIn({ goal, undone, news }: Change, { clock }: CelebratePorts, { zone }: Team): CelebrationPart[] {
  const today = localDateOf(clock.now(), zone);
  const standing = standingOf(goal, today, (person) => person);
  const course = courseOf(goal, today);
  return [
    ...undone.map((reached) => ({ reached, standing, undone: true })),
    ...(news === undefined ? [] : [{ reached: news, standing, ...(course && { course }) }]),
  ];
}

async function retract({ dispatcher }: CelebratePorts, { name }: Team, part: CelebrationPart): Promise<void> {
  await dispatcher.update(idOf(part), (notice) => withPart(notice, part, name));
}

/** What was told before is told again where it was; the rest is one message. */
async function postCelebration(ports: CelebratePorts, team: Team, parts: readonly CelebrationPart[]): Promise<void> {
  const fresh: CelebrationPart[] = [];
  for (const part of parts) if (!(await updateCelebration(ports, team, part))) fresh.push(part);
  const [first, ...also] = fresh;
  if (first === undefined) return;
  const aliases = also.length > 0 ? { aliases: also.map(idOf) } : {};
  await queue(ports, team, {
    id: idOf(first),
    ...aliases,
    notice: celebrationNotice(team.name, first, also.map(withoutCourse)),
  });
}

/** A message has one picture: that of the first thing. */
function withoutCourse({ course: _, ...part }: CelebrationPart): CelebrationPart {
  return part;
}

/** False where it was never told. */
async function updateCelebration(ports: CelebratePorts, team: Team, part: CelebrationPart): Promise<boolean> {
  const known = await ports.dispatcher.find(idOf(part));
  if (known === undefined) return false;
  const notice = withPart(known.notice, part, team.name);
  if (notice === undefined) return false;
  await queue(ports, team, { id: known.id, notice });
  return true;
}

function queue(
  { dispatcher, clock }: CelebratePorts,
  { workspace, channel }: Team,
  message: Pick<Dispatch, 'id' | 'aliases' | 'notice'>,
): Promise<void> {
  const now = clock.now();
  const expiresAt = addMilliseconds(now, CELEBRATION_TTL_MS);
  return dispatcher.enqueue({ ...message, workspace, to: { channel }, notBefore: now, expiresAt });
}

function idOf({ reached }: CelebrationPart): string {
  return messageIds.celebration(reached.goal, reached.key);
}
