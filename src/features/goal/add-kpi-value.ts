import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { limitsOf } from '../../domain/calculators/index.ts';
import { type Indicator, type IndicatorValue, MAX_INDICATOR_VALUES, unitOf } from '../../domain/goal/indicator.ts';
import { beyondLimits } from '../../domain/goal/value-limits.ts';
import { LARGEST_VALUE } from '../../domain/kpi/numbers.ts';
import type { KpiId, LocalDate, UserId, WorkspaceId } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import type { FieldProblem, Problem } from '../../domain/problem.ts';
import { readValue } from '../../domain/reading/value.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { isLocalDate } from '../../domain/time/local-date.ts';
import { admit, type TeamPolicyPorts } from '../../ports/actors.ts';
import type { GoalStore, IndicatorStore } from '../../ports/goals.ts';
import type { Clock, Ids } from '../../ports/runtime.ts';
import { kpisSeen } from './kpis-seen.ts';

export interface KpisPorts extends TeamPolicyPorts {
  readonly goals: GoalStore;
  readonly indicators: IndicatorStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface KpiValueRequest {
  readonly workspace: WorkspaceId;
  readonly person: UserId;
  readonly kpi: KpiId;
  /** Slack's id of the modal: submitted twice it is one value. */
  readonly view: string;
  readonly value: string;
  readonly on: string;
}

export type AddedKpiValue =
  | { readonly ok: true; readonly kpi: Indicator; readonly value: IndicatorValue }
  | { readonly ok: false; readonly problems: readonly FieldProblem<'value' | 'on'>[] };

/** The KPI of a team that a person sees, for the form of a value; undefined where it is gone or theirs not to see. */
export function getKpi(ports: KpisPorts) {
  return async (workspace: WorkspaceId, person: UserId, id: KpiId): Promise<Indicator | undefined> => {
    const [{ actor }, kpi] = await Promise.all([
      admit(ports.directory, workspace, person),
      ports.indicators.get(workspace, id),
    ]);
    const team = kpi && (await ports.teams.get(workspace, kpi.team));
    if (kpi === undefined || team === undefined || !policy.seeTeam(actor, team).allowed) return undefined;
    const [seen] = await kpisSeen(ports, actor, [kpi], await ports.goals.onKpis(workspace, [id]));
    return seen?.kpi;
  };
}

/** Adds a value to a KPI on which no goal runs. Where one does, the value is said of the goal, and refused here. */
export function addKpiValue(ports: KpisPorts) {
  const look = getKpi(ports);
  const { goals, indicators, directory, clock, ids } = ports;
  const idle = async (workspace: WorkspaceId, person: UserId, id: KpiId) => {
    const [seen, kpi, onIt] = await Promise.all([
      look(workspace, person, id),
      indicators.get(workspace, id),
      goals.onKpis(workspace, [id]),
    ]);
    const isRunning = onIt.some(({ state }) => state === 'active');
    if (seen === undefined || kpi === undefined || isRunning) return undefined;
    return { kpi: { ...kpi, unit: unitOf(kpi, onIt) }, name: seen.name };
  };
  return async (request: KpiValueRequest): Promise<AddedKpiValue> => {
    const { workspace, person, kpi: id, view } = request;
    const { zone, writesIn } = await directory.person(workspace, person);
    const now = clock.now();
    const attempt = async (): Promise<AddedKpiValue | 'again'> => {
      const found = await idle(workspace, person, id);
      if (found === undefined) return refuse('value', { code: 'kpi-has-goal' });
      const { kpi, name } = found;
      const read = readKpiValue(request, kpi, localDateOf(now, zone), writesIn);
      if ('ok' in read) return read;
      const value: IndicatorValue = { id: ids.derive('value', view), ...read, by: person, at: now };
      if (kpi.values.some((one) => one.id === value.id)) return { ok: true, kpi: { ...kpi, name }, value };
      if (kpi.values.length >= MAX_INDICATOR_VALUES) {
        return refuse('value', { code: 'kpi-full', max: MAX_INDICATOR_VALUES });
      }
      const next = { ...kpi, values: [...kpi.values, value], version: kpi.version + 1 };
      return (await indicators.save(next)) ? { ok: true, kpi: { ...next, name }, value } : 'again';
    };
    return retryOnConflict(attempt, 'Too many writes to one KPI at the same time; the form can be submitted again.');
  };
}

function refuse(field: 'value' | 'on', problem: Problem): { ok: false; problems: FieldProblem<'value' | 'on'>[] } {
  return { ok: false, problems: [{ field, problem }] };
}

function readKpiValue(
  { value, on }: Pick<KpiValueRequest, 'value' | 'on'>,
  { unit, calculator }: Indicator,
  today: LocalDate,
  locale: string | undefined,
) {
  const read = readValue(value, unit, locale);
  if (!read.ok) return refuse('value', read.problem);
  const beyond = beyondLimits(read.value, limitsOf(calculator) ?? { min: -LARGEST_VALUE, max: LARGEST_VALUE });
  if (beyond !== undefined) return refuse('value', beyond);
  if (!isLocalDate(on)) return refuse('on', { code: 'not-a-date' });
  return on > today ? refuse('on', { code: 'date-in-future', today }) : { value: read.value, on };
}
