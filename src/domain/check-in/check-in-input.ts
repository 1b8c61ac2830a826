import type { CalculatorInputs } from '../calculators/calculator.ts';
import { CALCULATORS, calculate } from '../calculators/index.ts';
import type { Sentiment } from '../goal/feedback.ts';
import type { CheckIn, Goal, Status } from '../goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../goal/goal-input.ts';
import type { TypedActionField, TypedActions } from '../goal/typed-actions.ts';
import { beyondLimits, limitsOfValue } from '../goal/value-limits.ts';
import { latestCheckIn } from '../history/series.ts';
import { withoutVersions } from '../history/versions.ts';
import type { CheckInId, GoalId, LocalDate, RoundId, UserId } from '../names.ts';
import type { FieldProblem, Problem } from '../problem.ts';
import { suggestStatus } from '../progress/pace.ts';
import { readValue } from '../reading/value.ts';
import { addDays, isLocalDate } from '../time/local-date.ts';

/** The texts of a check-in. */
export const CHECK_IN_TEXTS = ['note', 'obstacles', 'adjust', 'feedback', 'learned'] as const;
export type CheckInText = (typeof CHECK_IN_TEXTS)[number];

/** A field of the check-in form; `input.start` is the calculator's input `start`. */
export type CheckInField = TypedActionField | 'value' | 'on' | 'obstacleOwner' | CheckInText | `input.${string}`;

/** What a person typed for one goal. What the form did not ask for is empty. */
export interface CheckInInput extends Readonly<Record<CheckInText, string>> {
  readonly goal: GoalId;
  readonly round?: RoundId;
  /** Empty where the inputs of the goal's calculator say it. */
  readonly value: string;
  /** What was typed into the inputs of the calculator, by their names. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Undefined lets the pace say. */
  readonly status: Status | undefined;
  readonly confidence: number | undefined;
  readonly obstacleOwner?: UserId;
  /** How the client's words sound: without words it says nothing. `unstated` takes back what a correction corrects. */
  readonly sentiment?: Sentiment | 'unstated';
  /** Ids of blockers that are out of the way. */
  readonly cleared: readonly CheckInId[];
  /** The day that the value is of; empty for today or, in a correction, for the day of what it corrects. */
  readonly on?: string;
  /** The check-in of the same goal in whose place this one is to count. */
  readonly corrects?: CheckInId;
  /** Texts that stood in the form of a correction and were taken out of it. */
  readonly emptied?: readonly CheckInText[];
  /** What will be done for the goal. */
  readonly actions?: TypedActions;
}

/** Who says it, when, on which day of theirs, and in which locale. */
export interface Authorship {
  readonly id: CheckInId;
  readonly by: UserId;
  readonly at: Date;
  readonly today: LocalDate;
  /** That in which they write numbers; absent where it is not known. */
  readonly locale?: string;
}

export type ParsedCheckIn =
  | { readonly ok: true; readonly checkIn: CheckIn }
  | { readonly ok: false; readonly problems: readonly FieldProblem<CheckInField>[] };

/** Whether nothing was said. A confidence, a day or an owner alone says nothing: Slack offers no way to take back a choice. */
export function isBlank(input: CheckInInput): boolean {
  const { value, status, inputs = {}, cleared, actions } = input;
  const texts = [value, actions?.text ?? '', ...Object.values(inputs), ...CHECK_IN_TEXTS.map((field) => input[field])];
  return status === undefined && cleared.length === 0 && texts.every((text) => text.trim() === '');
}

type Problems = { readonly ok: false; readonly problems: readonly FieldProblem<CheckInField>[] };
type Read = { readonly ok: true; readonly value: number; readonly inputs?: CalculatorInputs };

/** Reads what was typed for a goal, and names every problem in it at once. */
export function parseCheckIn(input: CheckInInput, goal: Goal, authorship: Authorship): ParsedCheckIn {
  const corrected = goal.checkIns.find(({ id }) => id === input.corrects);
  const number = readNumber(input, goal, { corrected, locale: authorship.locale });
  const on = dayOf(input, goal, corrected, authorship.today);
  const problems = [
    ...(number.ok ? [] : number.problems),
    ...textProblems(input),
    ...dayProblems(on, goal, input, authorship.today),
  ];
  if (!number.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, checkIn: makeCheckIn(input, goal, corrected, { ...authorship, ...number, on }) };
}

/** The value as it was typed, or computed from what was typed into the inputs of the calculator. */
function readNumber(
  { value, inputs = {} }: CheckInInput,
  goal: Goal,
  { corrected, locale }: { readonly corrected: CheckIn | undefined; readonly locale: string | undefined },
): Read | Problems {
  const { unit } = goal.kpi;
  const calculator = CALCULATORS.get(corrected?.inputs?.calculator ?? goal.calculator ?? '');
  const typed = value.trim() !== '';
  if (calculator === undefined || Object.values(inputs).every((text) => text.trim() === '')) {
    if (!typed) return at('value', { code: 'value-missing' });
    const read = readValue(value, unit, locale);
    if (!read.ok) return at('value', read.problem);
    const beyond = beyondLimits(read.value, limitsOfValue(goal));
    return beyond === undefined ? read : at('value', beyond);
  }
  const computed = calculate(calculator, inputs, unit, locale);
  if (!computed.ok) {
    return {
      ok: false,
      problems: computed.problems.map(({ field, problem }) => ({ field: `input.${field}` as const, problem })),
    };
  }
  const same = typed ? readValue(value, unit, locale) : undefined;
  if (same === undefined || (same.ok && same.value === computed.value)) return computed;
  return at('value', { code: 'value-and-inputs' });
}

function at(field: CheckInField, problem: Problem): Problems {
  return { ok: false, problems: [{ field, problem }] };
}

function textProblems(input: CheckInInput): FieldProblem<CheckInField>[] {
  const long = CHECK_IN_TEXTS.filter((field) => input[field].length > MAX_TEXT_LENGTH);
  return long.map((field) => ({ field, problem: { code: 'too-long', max: MAX_TEXT_LENGTH } }));
}

/**
 * The day that a value is of, where nobody says: that of what it corrects, else today. Somebody further west may answer
 * on a day that, where the last value came from or where the goal was made, is over: it is of that day all the same.
 */
function dayOf(input: CheckInInput, goal: Goal, corrected: CheckIn | undefined, today: LocalDate): LocalDate {
  if (input.on !== undefined && input.on !== '') return input.on;
  if (corrected !== undefined) return corrected.on;
  const tomorrow = addDays(today, 1);
  const last = latestCheckIn(goal)?.on ?? goal.start;
  return last > today && last <= tomorrow ? last : today;
}

function dayProblems(
  on: LocalDate,
  { start }: Goal,
  input: CheckInInput,
  today: LocalDate,
): FieldProblem<CheckInField>[] {
  const refuse = (problem: Problem) => [{ field: 'on', problem } as const];
  if (!isLocalDate(on)) return refuse({ code: 'not-a-date' });
  if (on < start) return refuse({ code: 'date-before-start', start });
  const typed = input.on !== undefined && input.on !== '';
  return typed && on > today ? refuse({ code: 'date-in-future', today }) : [];
}

interface ParsedFields extends Authorship {
  readonly value: number;
  readonly inputs?: CalculatorInputs;
  readonly on: LocalDate;
}

/** A correction keeps the round of what it corrects, and its words where the form did not show them. */
function makeCheckIn(input: CheckInInput, goal: Goal, corrected: CheckIn | undefined, made: ParsedFields): CheckIn {
  const { id, by, at: when, value, inputs, on } = made;
  const round = input.round ?? corrected?.round;
  const confidence = input.confidence ?? corrected?.confidence;
  const texts = CHECK_IN_TEXTS.flatMap((field) => {
    const text = input[field].trim() || (input.emptied?.includes(field) ? undefined : corrected?.[field]);
    return text ? [[field, text] as const] : [];
  });
  return {
    id,
    value,
    ...(inputs && { inputs }),
    ...(input.status ? { status: input.status } : { status: statusFromPace(goal, corrected, value, on), byPace: true }),
    by,
    at: when,
    on,
    ...(confidence !== undefined && { confidence }),
    ...Object.fromEntries(texts),
    ...(texts.some(([field]) => field === 'feedback') && aboutWords(input, corrected)),
    ...(input.obstacleOwner !== undefined && { obstacleOwner: input.obstacleOwner }),
    ...(input.cleared.length > 0 && { cleared: input.cleared }),
    ...(round !== undefined && { round }),
    ...(corrected && { corrects: corrected.id }),
  };
}

/** How the words of a client sound, and whose they are. */
function aboutWords({ sentiment: typed }: CheckInInput, corrected: CheckIn | undefined) {
  const sentiment = typed ?? corrected?.sentiment;
  return {
    ...(sentiment !== undefined && sentiment !== 'unstated' && { sentiment }),
    ...(corrected?.client !== undefined && { client: corrected.client }),
  };
}

/** What is corrected says nothing about the pace any more. */
function statusFromPace(goal: Goal, corrected: CheckIn | undefined, value: number, on: LocalDate): Status {
  return suggestStatus(withoutVersions(goal, corrected?.id), value, on);
}
