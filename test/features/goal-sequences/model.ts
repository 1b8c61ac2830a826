import { isClosed } from '../../../src/domain/goal/closing.ts';
import type { CheckIn, Goal } from '../../../src/domain/goal/goal.ts';
import type { GoalInput } from '../../../src/domain/goal/goal-input.ts';
import type { LocalDate } from '../../../src/domain/names.ts';
import { localDateOf } from '../../../src/domain/time/instant.ts';

/** In which all days of a sequence are told: the lead's, who reads all of it. */
export const ZONE = 'Europe/Berlin';

/** What is decided about a goal, in the words of the forms that decided it. */
export interface Decided {
  readonly input: GoalInput;
  readonly state: Goal['state'];
}

/** What a goal has to be, kept beside the store from what people did. */
export interface ModelGoal {
  decided: Decided;
  /** At the end of each day on which something was decided. */
  readonly days: Map<LocalDate, Decided>;
  /** Before its closing that can be taken back. */
  beforeClosing?: Decided;
  isDeleted: boolean;
}

/** A value that somebody was told is taken, and the goal that it was said of. */
export interface Accepted {
  readonly goal: string;
  readonly checkIn: CheckIn;
}

/** What a sequence did, told without the code that did it. */
export interface Model {
  readonly goals: Map<string, ModelGoal>;
  readonly accepted: Accepted[];
  /** Values of KPIs while no goal ran on them, by KPI. */
  readonly ofKpis: Map<string, { readonly id: string; readonly value: number }[]>;
}

export const emptyModel = (): Model => ({ goals: new Map(), accepted: [], ofKpis: new Map() });

/** Notes what is decided from this moment on. Nobody stands in a goal twice: who owns it is no contributor besides. */
export function decide(model: Model, goal: string, now: Date, { input, state }: Decided): void {
  const { owner, reporter, contributors = [], ...rest } = input;
  const others = contributors.filter((one) => one !== owner && one !== reporter);
  const people = { owner, reporter: reporter === owner ? undefined : reporter, contributors: others };
  const decided = { state, input: { ...rest, ...people } };
  const known = model.goals.get(goal) ?? { decided, days: new Map(), isDeleted: false };
  known.decided = decided;
  known.days.set(localDateOf(now, ZONE), decided);
  model.goals.set(goal, known);
}

/** What was decided at the end of a day; undefined where there was no goal yet. */
export function decidedOn({ days }: ModelGoal, day: LocalDate): Decided | undefined {
  return [...days].findLast(([on]) => on <= day)?.[1];
}

const given = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);

/** What a goal says of itself that was decided, without what only follows from it. */
export function outline({ input, state }: Decided) {
  const { title, description, serves, category, owner, reporter, contributors = [], visibility, due } = input;
  return {
    title,
    description: given(description),
    serves: given(serves),
    category,
    cadence: input.cadence,
    parent: input.parent,
    weight: given(input.weight) === undefined ? undefined : Number(input.weight),
    owner,
    reporter,
    contributors,
    visibility,
    due,
    state,
    kpi: numbersOf(input),
  };
}

/** The numbers that a direction has, as they were typed. */
function numbersOf({ direction, unit, baseline, target, low, high }: GoalInput) {
  if (direction === 'within-range') return { direction, unit, low: Number(low), high: Number(high) };
  const journey = direction === 'increase' || direction === 'decrease';
  return { direction, unit, target: Number(target), ...(journey && { baseline: Number(baseline) }) };
}

/** The same of a goal as it is stored or shown. */
export function outlineOf(goal: Goal) {
  const { title, description, serves, category, cadence, parent, weight, owner, reporter, visibility, due } = goal;
  const words = { title, description, serves, category, cadence, parent, weight };
  const people = { owner, reporter, contributors: goal.contributors ?? [], visibility };
  return { ...words, ...people, due, state: goal.state, kpi: goal.kpi };
}

export const isOver = (goal: Pick<Goal, 'state'>) => isClosed(goal);
