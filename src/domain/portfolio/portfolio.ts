import type { Client } from '../client/client.ts';
import type { Category } from '../goal/goal.ts';
import type { ClientId, GoalId, LocalDate, TeamId } from '../names.ts';
import { isOver } from '../progress/ending.ts';
import { worstFirst } from '../progress/worst-first.ts';
import { byKey } from '../report/by-key.ts';
import { fold } from '../search.ts';
import type { Team } from '../team/team.ts';
import { addDays } from '../time/local-date.ts';
import { type SheetLine, standsOn, statusOfLine } from './sheet.ts';

/** By what goals of many teams are brought together. */
export const GROUPINGS = ['team', 'objective', 'category', 'client'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How many goals of a group stand how. A goal that runs counts under one status. */
export interface Tally {
  /** Those that run, and those that are over without an outcome. */
  readonly goals: number;
  readonly offTrack: number;
  readonly atRisk: number;
  readonly onTrack: number;
  readonly noValue: number;
  /** The due day is over, and nobody has said what they came to. */
  readonly ended: number;
  /** Of those that run: with an open blocker. */
  readonly blocked: number;
  /** Of those that run: without a value for longer than their team allows. */
  readonly stale: number;
  /** With an action whose day is over. */
  readonly overdue: number;
  /** Not among `goals`. */
  readonly drafts: number;
}

/** A goal that somebody sees who looks at many teams. How it stands follows from its line, when that is asked for. */
export interface PortfolioGoal {
  readonly line: SheetLine;
  readonly of: SeenTeam;
}

/** What a group is called: by a name that people gave it, by its category, or because its goals have none. */
export type GroupName = { readonly text: string } | { readonly category: Category } | { readonly none: true };

export interface Group {
  /** Unlike that of every other group of the same grouping. */
  readonly key: string;
  readonly name: GroupName;
  readonly tally: Tally;
}

/** A team with the day by which its goals are looked at. */
export interface SeenTeam {
  readonly id: TeamId;
  readonly name: string;
  /** In its zone. */
  readonly today: LocalDate;
  /** A goal that runs and had its last value before is stale. */
  readonly staleBefore: LocalDate;
}

export function seenTeam({ id, name, settings }: Pick<Team, 'id' | 'name' | 'settings'>, today: LocalDate): SeenTeam {
  return { id, name, today, staleBefore: addDays(today, -settings.staleAfter) };
}

/** What else a list says of a goal. Nothing holds up what is over, or awaits a value of it. */
export interface Flags {
  readonly isBlocked: boolean;
  readonly isStale: boolean;
  readonly hasOverdue: boolean;
}

export function flagsOf({ line, of: { today, staleBefore } }: PortfolioGoal): Flags {
  const isActive = line.state === 'active';
  const runs = isActive && !isOver(line, today);
  return {
    isBlocked: runs && line.blockedSince !== undefined,
    isStale: runs && (line.on ?? line.start) < staleBefore,
    hasOverdue: isActive && line.actionDue !== undefined && line.actionDue < today,
  };
}

type Counts = { -readonly [Key in keyof Tally]: number };

function emptyTally(): Counts {
  return {
    goals: 0,
    offTrack: 0,
    atRisk: 0,
    onTrack: 0,
    noValue: 0,
    ended: 0,
    blocked: 0,
    stale: 0,
    overdue: 0,
    drafts: 0,
  };
}

export function tallyOf(goals: readonly PortfolioGoal[]): Tally {
  const tally = emptyTally();
  for (const goal of goals) count(goal, tally);
  return tally;
}

/** What several groups without a goal in common come to. */
export function sumOf(groups: readonly Pick<Group, 'tally'>[]): Tally {
  const sum = emptyTally();
  for (const { tally } of groups) {
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  }
  return sum;
}

function count(goal: PortfolioGoal, tally: Counts): void {
  const { line, of } = goal;
  if (line.state === 'draft') {
    tally.drafts += 1;
    return;
  }
  tally.goals += 1;
  tally[standingKey(line, of.today)] += 1;
  const { isBlocked, isStale, hasOverdue } = flagsOf(goal);
  if (isBlocked) tally.blocked += 1;
  if (isStale) tally.stale += 1;
  if (hasOverdue) tally.overdue += 1;
}

const BY_STATUS = { 'off-track': 'offTrack', 'at-risk': 'atRisk', 'on-track': 'onTrack' } as const;

function standingKey(line: SheetLine, today: LocalDate) {
  if (isOver(line, today)) return 'ended';
  const status = statusOfLine(line, today);
  return status === undefined ? 'noValue' : BY_STATUS[status];
}

/** What names groups beside the goals in them. */
export interface Names {
  /** The titles of goals that others serve, as far as the person may see them. */
  readonly goals: ReadonlyMap<GoalId, string>;
  /** Clients by the ids that mean them, also those of clients that were merged. */
  readonly clients: ReadonlyMap<ClientId, Pick<Client, 'name' | 'code'>>;
}

/** One way to bring goals together: the key of a goal's group, and what the group is called. */
interface Way {
  keyOf(goal: PortfolioGoal, names: Names): string;
  nameOf(first: PortfolioGoal, names: Names): GroupName;
}

/** The group of goals that have none. */
const NONE = '';
/** Of words that name an objective. Objectives that differ only beyond are one. */
const MAX_KEY = 200;

/** Another grouping is one more line here, and one more word in the catalogue. */
const WAYS: { readonly [By in Grouping]: Way } = {
  team: { keyOf: ({ of }) => of.id, nameOf: ({ of }) => ({ text: of.name }) },
  category: { keyOf: ({ line }) => line.category, nameOf: ({ line }) => ({ category: line.category }) },
  objective: {
    keyOf: ({ line: { parent, serves } }, { goals }) => {
      // A parent that the person may not see is as if there were none.
      if (parent !== undefined && goals.has(parent)) return `goal:${parent}`;
      const words = fold(serves ?? '');
      return words === '' ? NONE : `words:${words.slice(0, MAX_KEY)}`;
    },
    nameOf: ({ line: { parent, serves } }, { goals }) => {
      const text = goals.get(parent ?? '') ?? serves;
      return text === undefined || text.trim() === '' ? { none: true } : { text };
    },
  },
  client: {
    // Each team has its own list of clients: one that several look after has one name and code in all of them.
    keyOf: ({ line }, { clients }) => {
      const client = clients.get(line.client ?? '');
      return client === undefined ? NONE : `${client.code}|${fold(client.name).slice(0, MAX_KEY)}`;
    },
    nameOf: ({ line }, { clients }) => {
      const client = clients.get(line.client ?? '');
      return client === undefined ? { none: true } : { text: client.name };
    },
  },
};

/** Goals by their group, those of each group with what needs help first. Groups come with the worst first; those without last. */
export function groupsOf(goals: readonly PortfolioGoal[], by: Grouping, names: Names): Group[] {
  const way = WAYS[by];
  const groups = [...byKey(goals, (goal) => way.keyOf(goal, names))].map(([key, members]): Group => {
    const [first] = members;
    return { key, name: first === undefined ? { none: true } : way.nameOf(first, names), tally: tallyOf(members) };
  });
  return groups.toSorted(worstGroupFirst);
}

/** The goals of one group, drafts last, what needs help first. */
export function goalsOfGroup(
  goals: readonly PortfolioGoal[],
  by: Grouping,
  key: string,
  names: Names,
): PortfolioGoal[] {
  const way = WAYS[by];
  return neediestFirst(goals.filter((goal) => way.keyOf(goal, names) === key));
}

/** What needs help first, in the order of every list of goals; drafts last. */
export function neediestFirst(goals: readonly PortfolioGoal[]): PortfolioGoal[] {
  const ranked = goals.map((goal) => ({
    goal,
    stands: standsOn(goal.line, goal.of.today),
    isDraft: Number(goal.line.state === 'draft'),
  }));
  const sorted = ranked.toSorted((one, other) => one.isDraft - other.isDraft || worstFirst(one.stands, other.stands));
  return sorted.map(({ goal }) => goal);
}

/** Most goals off track first, then at risk, then over without an outcome, then blocked; then the larger one, then by name. */
function worstGroupFirst(one: Group, other: Group): number {
  if ((one.key === NONE) !== (other.key === NONE)) return one.key === NONE ? 1 : -1;
  return (
    other.tally.offTrack - one.tally.offTrack ||
    other.tally.atRisk - one.tally.atRisk ||
    other.tally.ended - one.tally.ended ||
    other.tally.blocked - one.tally.blocked ||
    other.tally.goals - one.tally.goals ||
    (nameKey(one) < nameKey(other) ? -1 : 1)
  );
}

function nameKey({ name, key }: Group): string {
  return `${'text' in name ? fold(name.text) : ''}|${key}`;
}
