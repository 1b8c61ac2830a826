import type { Goal } from '../goal/goal.ts';
import { isKeptFrom, reporterOf } from '../goal/people.ts';
import { latestCheckIn } from '../history/series.ts';
import type { UserId } from '../names.ts';
import { isHere } from '../policy.ts';
import { nextWorkingDay } from '../time/working-days.ts';
import { isAnswered, unanswered } from './due-items.ts';
import type { PromptLine, PromptNotice, PromptPart } from './notices.ts';
import { type Ask, askedOf, skipOf, snoozeOf } from './round.ts';
import { answerIn, closedIn } from './round-lines.ts';
import { heading, type RoundView } from './round-view.ts';

const MAX_NAMED_CLIENTS = 3;

/** The prompt of one person, as it is to stand now. */
export function promptNotice(all: RoundView, person: UserId): PromptNotice {
  const view = { ...all, goals: goalsFor(all, person) };
  const { round, goals, team } = view;
  const open = unanswered(round, person, goals);
  const lines = round.asks.flatMap((ask) => (concerns(ask, person) ? linesOf(view, ask, person) : []));
  const snooze = snoozeOf(round, person);
  const comesBack = snooze && { on: snooze.on, at: team.settings.promptAt };
  const isOpen = round.state === 'open';
  return {
    kind: 'prompt',
    ...heading(view),
    person,
    goals: [...lines, ...(open.length === 0 ? transferredLines(view, person, lines) : [])],
    state: open.length === 0 ? 'answered' : isOpen ? 'waiting' : 'closed',
    ...(comesBack && isOpen && open.length > 0 && { comesBack }),
    canWait: isOpen && open.length > 0 && snooze === undefined && canSnooze(view, person),
    ...(hasCorrectable(view, person) && { canCorrect: true }),
    ...pulsesOf(view, person),
  };
}

/** Clients that the person is to score, beside the goals: a few by name. */
function pulsesOf({ pulses }: RoundView, person: UserId): Pick<PromptNotice, 'pulses'> {
  const names = pulses?.get(person) ?? [];
  return names.length === 0 ? {} : { pulses: { names: names.slice(0, MAX_NAMED_CLIENTS), count: names.length } };
}

/** What became private, and is not for the person to see any more, is not named to them again. */
function goalsFor({ goals, team }: RoundView, person: UserId): RoundView['goals'] {
  return new Map([...goals].filter(([, goal]) => !isKeptFrom(person, goal, team)));
}

/** What a person is asked, and what they handed to somebody else. */
function concerns({ person, insteadOf }: Ask, reader: UserId): boolean {
  return person === reader || insteadOf === reader;
}

function linesOf(view: RoundView, { person, insteadOf, goals }: Ask, reader: UserId): PromptLine[] {
  return goals.flatMap((id) => {
    const goal = view.goals.get(id);
    if (goal === undefined) return [];
    const isTheirs = person === reader && insteadOf !== undefined;
    const line = {
      ...lastOf(goal),
      closesOn: view.closesOn,
      ...(isTheirs && { insteadOfName: view.nameOf(insteadOf) }),
    };
    return [{ ...line, ...partOf(view, goal, person === reader ? undefined : person) }];
  });
}

/** What a person was asked until it became another's: told of once there is nothing else to ask them. */
function transferredLines(
  { round, goals, nameOf, closesOn }: RoundView,
  person: UserId,
  others: readonly PromptLine[],
): PromptLine[] {
  return (round.moves ?? []).flatMap(({ goal: id, from }) => {
    const goal = from === person ? goals.get(id) : undefined;
    // It may have come back since, in somebody's stead.
    if (goal === undefined || others.some((line) => line.goal === id)) return [];
    return [{ ...lastOf(goal), closesOn, part: 'transferred' as const, toName: nameOf(reporterOf(goal)) }];
  });
}

function lastOf(goal: Goal) {
  const { id, title, kpi, due } = goal;
  const latest = latestCheckIn(goal);
  return { goal: id, title, kpi, due, ...(latest && { value: latest.value, on: latest.on }) };
}

function partOf(view: RoundView, goal: Goal, other: UserId | undefined): PromptPart {
  if (isAnswered(goal, view.round.id)) return { part: 'answered' };
  const skip = skipOf(view.round, goal.id);
  if (skip !== undefined) return { part: 'skipped', reason: skip.reason };
  const end = closedIn(goal, view.round);
  if (end !== undefined) return { part: 'closed', end };
  return other === undefined ? { part: 'open' } : { part: 'handed-over', toName: view.nameOf(other) };
}

/** Whether something that the person was asked is answered, and by them, and theirs to correct (`policy.correct`). */
function hasCorrectable({ round, goals, team }: RoundView, person: UserId): boolean {
  return askedOf(round, person).some((id) => {
    const goal = goals.get(id);
    return goal?.state === 'active' && answerIn(goal, round)?.by === person && isHere(person, goal, team);
  });
}

/** Whether the button is offered. The click itself decides to the minute. */
function canSnooze({ round, team, today, closesOn, calendar }: RoundView, person: UserId): boolean {
  const times = round.snoozes.find((snooze) => snooze.person === person)?.times ?? 0;
  return times < team.settings.snoozes && nextWorkingDay(today, calendar) <= closesOn;
}
