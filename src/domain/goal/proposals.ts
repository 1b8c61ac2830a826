import { isJourney, type JourneyKpi, type Kpi } from '../kpi/kpi.ts';
import { sameUnit } from '../kpi/unit.ts';
import type { LocalDate } from '../names.ts';
import { type FieldProblem, type Problem, problemAt, tooLong } from '../problem.ts';
import { readValue } from '../reading/value.ts';
import type { Decisions, Goal, Milestone, Proposal } from './goal.ts';
import { dueProblem, MAX_TITLE_LENGTH } from './goal-input.ts';
import { quarterMarks } from './kpi-input.ts';
import { sharesOfMilestones, withStableIds } from './milestones-input.ts';
import { beyondLimits, limitsOfValue } from './value-limits.ts';

/** A goal keeps so many; more are refused. */
export const MAX_PROPOSALS = 50;
/** Of the words of one: taken over, they are the reason of the change. */
export const MAX_PROPOSAL_LENGTH = 300;

/** A proposal as it was typed. What is as in the goal, or empty, proposes nothing. */
export interface ProposalInput {
  readonly title: string;
  readonly target: string;
  readonly due: string;
  readonly words: string;
}
export type ProposalField = keyof ProposalInput;
export type ProposalContent = Pick<Proposal, 'title' | 'target' | 'due' | 'words'>;

export type ParsedProposal =
  | { readonly ok: true; readonly content: ProposalContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem<ProposalField>[] };

/** Reads a proposal about a goal, and names every problem in it at once. */
export function parseProposal(input: ProposalInput, goal: Goal, today: LocalDate, locale?: string): ParsedProposal {
  const [title, words] = [input.title.trim(), input.words.trim()];
  const problems: FieldProblem<ProposalField>[] = [
    ...problemAt('title', tooLong(title, MAX_TITLE_LENGTH)),
    ...problemAt('words', tooLong(words, MAX_PROPOSAL_LENGTH)),
  ];
  const { due } = input;
  const isOtherDue = due !== '' && due !== goal.due;
  if (isOtherDue) problems.push(...problemAt('due', dueProblem(due, today)));
  const target = targetOf(input.target, goal, locale);
  if (target.problem) problems.push({ field: 'target', problem: target.problem });
  const content: ProposalContent = {
    ...(title !== '' && title !== goal.title && { title }),
    ...(target.value !== undefined && { target: { value: target.value, unit: goal.kpi.unit } }),
    ...(isOtherDue && { due }),
    ...(words !== '' && { words }),
  };
  if (problems.length > 0) return { ok: false, problems };
  if (Object.keys(content).length === 0) {
    return { ok: false, problems: [{ field: 'words', problem: { code: 'nothing-proposed' } }] };
  }
  return { ok: true, content };
}

/** The number that a goal is to get to; undefined for a range, which has two. */
export function targetOfKpi(kpi: Kpi): number | undefined {
  return kpi.direction === 'within-range' ? undefined : kpi.target;
}

function targetOf(
  typed: string,
  goal: Goal,
  locale: string | undefined,
): { readonly value?: number; readonly problem?: Problem } {
  const before = targetOfKpi(goal.kpi);
  if (typed.trim() === '' || before === undefined) return {};
  const read = readValue(typed, goal.kpi.unit, locale);
  if (!read.ok) return { problem: read.problem };
  if (read.value === before) return {};
  const problem = targetProblem(goal, read.value);
  return problem === undefined ? { value: read.value } : { problem };
}

/** Why a goal cannot have this target. */
function targetProblem(goal: Goal, target: number): Problem | undefined {
  const { kpi } = goal;
  if (isJourney(kpi) && target === kpi.baseline) return { code: 'target-equals-baseline' };
  const onward = kpi.direction === 'increase' ? 1 : -1;
  if (isJourney(kpi) && onward * (target - kpi.baseline) < 0) {
    return { code: 'target-on-wrong-side', direction: kpi.direction };
  }
  return beyondLimits(target, limitsOfValue(goal));
}

/** Proposals that nobody has decided about yet. */
export function openProposals({ proposals = [] }: Pick<Goal, 'proposals'>): Proposal[] {
  return proposals.filter(({ decided }) => decided === undefined);
}

export type ProposedGoal =
  | { readonly ok: true; readonly goal: Goal; readonly isNew: boolean }
  | { readonly ok: false; readonly max: number };

/** The goal with a proposal; one of this id is not added twice. */
export function withProposal(goal: Goal, proposal: Proposal): ProposedGoal {
  const { proposals = [] } = goal;
  if (proposals.some(({ id }) => id === proposal.id)) return { ok: true, goal, isNew: false };
  if (proposals.length >= MAX_PROPOSALS) return { ok: false, max: MAX_PROPOSALS };
  return { ok: true, goal: { ...goal, proposals: [...proposals, proposal], version: goal.version + 1 }, isNew: true };
}

/** The goal with a decision about one of its proposals. Does not count the write. */
export function withProposalDecided(goal: Goal, id: string, decided: NonNullable<Proposal['decided']>): Goal {
  const proposals = goal.proposals?.map((one) => (one.id === id ? { ...one, decided } : one));
  return { ...goal, ...(proposals && { proposals }) };
}

/**
 * What a goal becomes where a proposal is taken over; nothing where it is words alone. `outdated`: the goal has changed,
 * so that it does not fit any more; `plan`: the goal has a plan that would have to change with it.
 */
export function decisionsOf(
  { title, target, due }: ProposalContent,
  goal: Goal,
  today: LocalDate,
): { readonly ok: true; readonly decisions: Decisions } | { readonly ok: false; readonly why: 'outdated' | 'plan' } {
  const isOver = due !== undefined && due !== goal.due && dueProblem(due, today) !== undefined;
  const isMisfit =
    target !== undefined && (!sameUnit(target.unit, goal.kpi.unit) || targetProblem(goal, target.value) !== undefined);
  if (isOver || isMisfit) return { ok: false, why: 'outdated' };
  if (goal.plan !== undefined && (target !== undefined || due !== undefined)) return { ok: false, why: 'plan' };
  const moved = target === undefined ? {} : withTarget(goal, target.value);
  return { ok: true, decisions: { ...(title && { title }), ...(due && { due }), ...moved } };
}

/** A stretch target that is not beyond the target any more is none; marks on the way that nobody named move with it. */
function withTarget(goal: Goal, target: number): Decisions {
  const { kpi } = goal;
  if (kpi.direction === 'within-range') return {};
  if (!isJourney(kpi)) return { kpi: { ...kpi, target } };
  const { stretch, ...rest } = kpi;
  const onward = kpi.direction === 'increase' ? 1 : -1;
  const isBeyond = stretch !== undefined && onward * (stretch - target) > 0;
  const next: JourneyKpi = { ...rest, target, ...(isBeyond && { stretch }) };
  return { kpi: next, milestones: withStableIds(milestonesTo(next, goal.milestones), goal) };
}

function milestonesTo(kpi: JourneyKpi, milestones: readonly Milestone[]): readonly Milestone[] {
  const shares = sharesOfMilestones(milestones);
  if (shares !== undefined) return quarterMarks(kpi, shares);
  const onward = kpi.direction === 'increase' ? 1 : -1;
  return milestones.filter(({ value }) => onward * (kpi.target - value) > 0);
}
