import type { Benchmark, Goal } from '../goal/goal.ts';
import { QUARTERS } from '../goal/kpi-input.ts';
import { isJourney } from '../kpi/kpi.ts';
import { shareOfWay } from '../kpi/numbers.ts';
import type { TeamId, UserId, WorkspaceId } from '../names.ts';
import { normalise } from '../reading/normalise.ts';
import type { Template } from './template.ts';

/** A team's own templates: more than this is no list to choose from. */
export const MAX_TEAM_TEMPLATES = 50;
export const MAX_DEFINITION_LENGTH = 300;

/** A template that a team made for itself. */
export interface TeamTemplate extends Template {
  /** Made of team and name, so that a team has one of a name. */
  readonly id: string;
  readonly workspace: WorkspaceId;
  readonly team: TeamId;
  readonly name: string;
  readonly definition?: string;
  readonly benchmark?: Benchmark;
  readonly createdBy: UserId;
  readonly createdAt: Date;
}

/** What a template says, without where it is kept. */
export type TemplateContent = Omit<TeamTemplate, 'id' | 'workspace' | 'team' | 'createdBy' | 'createdAt'>;

/** What makes a name unique in its team: case, spaces and the kind of its dashes and apostrophes do not; accents do. */
export function templateKey(name: string): string {
  return normalise(name).replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A goal's way of counting under its own title: the next one can begin with it. The numbers stay with the goal. */
export function templateFromGoal(goal: Goal): TemplateContent {
  const { title, description, category, kpi, calculator, cadence, benchmark } = goal;
  return {
    name: title,
    ...(description !== undefined && { definition: [...description].slice(0, MAX_DEFINITION_LENGTH).join('') }),
    category,
    direction: kpi.direction,
    unit: kpi.unit,
    ...(calculator !== undefined && { calculator }),
    ...(cadence !== undefined && { cadence }),
    ...(benchmark !== undefined && { benchmark }),
    marks: marksOf(goal),
  };
}

/** Where the goal's milestones lie on its way, to a hundredth. */
function marksOf({ kpi, milestones }: Goal): readonly number[] {
  if (!isJourney(kpi)) return QUARTERS;
  const shares = milestones.map(({ value }) => Math.round(shareOfWay(kpi.baseline, kpi.target, value) * 100) / 100);
  const marks = [...new Set(shares)].filter((share) => share > 0 && share < 1).toSorted((one, other) => one - other);
  return marks.length === 0 ? QUARTERS : marks;
}
