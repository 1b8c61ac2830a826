import type { CheckIn, Goal, Status } from '../goal/goal.ts';
import { latestTwo } from '../history/series.ts';
import type { Kpi } from '../kpi/kpi.ts';
import type { GoalId, LocalDate, UserId } from '../names.ts';
import { type Ending, endingOf, isOver } from './ending.ts';
import { expectedProgress } from './expected-progress.ts';
import type { KnownOutlook } from './outlook.ts';
import { assessOn, hasAged } from './pace.ts';
import { progressAt } from './progress.ts';

/** How one goal stands, as numbers. Fractions: 1 is 100 %. */
export interface Standing {
  readonly goal: GoalId;
  readonly title: string;
  readonly owner: UserId;
  /** Who reports its value, where that is not the owner. */
  readonly reporter?: UserId;
  /** For channel messages, where a mention would call the person. */
  readonly ownerName: string;
  readonly kpi: Kpi;
  readonly due: LocalDate;
  /** The day on which it stands so. */
  readonly asOf: LocalDate;
  /** The last value, and the one before it. */
  readonly value?: number;
  readonly previous?: number;
  /** The way made from baseline to target, or the share of periods that kept the bound. */
  readonly progress?: number;
  /** Where the progress would be at an even pace. */
  readonly expected?: number;
  readonly status?: Status;
  /** Where the status is not that of the pace alone: what the trend says, or what a person said against the pace. */
  readonly basis?: StatusBasis;
  /** What it came to; absent while it runs. Nothing is expected of it any more. */
  readonly ended?: Ending;
  /** What a person said on that day, which counts no more: the status is that of the pace. Absent once it is over. */
  readonly agedStatus?: { readonly status: Status; readonly on: LocalDate };
  readonly confidence?: number;
  /** The day of the last value. */
  readonly on?: LocalDate;
}

/** What a status goes by, beside the progress and what is expected of it. */
export type StatusBasis =
  | {
      readonly code: 'forecast-misses' | 'forecast-reaches';
      readonly forecast?: Pick<KnownOutlook, 'value' | 'decimals'>;
    }
  | { readonly code: 'said' };

/** What a person is called where a mention would call them. */
export type NameOf = (person: UserId) => string;

/** How a goal stands on a day. */
export function standingOf(goal: Goal, today: LocalDate, nameOf: NameOf): Standing {
  const [latest, previous] = latestTwo(goal.checkIns);
  // Of what was dropped nothing is expected, and it came to nothing.
  const isDropped = goal.state === 'dropped';
  const expected = isDropped ? undefined : expectedProgress(goal, today);
  const progress = progressAt(goal, latest);
  const ended = isDropped ? undefined : endingOf(goal, latest?.value, today);
  const aged = latest !== undefined && !isDropped && hasAged(goal, latest, today);
  return {
    goal: goal.id,
    title: goal.title,
    owner: goal.owner,
    ...(goal.reporter !== undefined && { reporter: goal.reporter }),
    ownerName: nameOf(goal.owner),
    kpi: goal.kpi,
    due: goal.due,
    asOf: today,
    ...(expected !== undefined && { expected }),
    ...(ended !== undefined && { ended }),
    ...(progress !== undefined && { progress }),
    ...(previous && { previous: previous.value }),
    ...(latest && { value: latest.value, ...(!isDropped && statusAndBasis(goal, latest, today, aged)), on: latest.on }),
    ...(latest && ended === undefined && aged && { agedStatus: { status: latest.status, on: latest.on } }),
    ...(latest?.confidence !== undefined && { confidence: latest.confidence }),
  };
}

/**
 * The status by the last check-in: what a person said counts until the goal is asked about again, or until it is over.
 * From then on, and where they left it to the pace, it is what the pace says by then, so that a goal without news falls
 * behind as the days pass.
 */
function statusAndBasis(
  goal: Goal,
  latest: CheckIn,
  today: LocalDate,
  aged: boolean,
): Pick<Standing, 'status' | 'basis'> {
  const assessed = assessOn(goal, today);
  if (assessed === undefined) return { status: latest.status };
  const isOfPace = isOver(goal, today) || latest.byPace || aged;
  if (!isOfPace && assessed.status !== latest.status) return { status: latest.status, basis: { code: 'said' } };
  const { status, reason } = assessed;
  if (reason.code !== 'forecast-misses' && reason.code !== 'forecast-reaches') return { status };
  const { code, forecast } = reason;
  const shown = forecast && { forecast: { value: forecast.value, decimals: forecast.decimals } };
  return { status, basis: { code, ...shown } };
}
