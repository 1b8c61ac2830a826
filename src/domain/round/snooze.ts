import type { LocalTime, UserId, Zone } from '../names.ts';
import type { TeamSettings } from '../team/team.ts';
import { instantOf, localDateOf } from '../time/instant.ts';
import { nextWorkingDay, type WorkingCalendar } from '../time/working-days.ts';
import type { Round, Snooze } from './round.ts';

/** A snoozed prompt comes back on the person's next working day, at the team's time for prompts there. */
export interface SnoozeRequest {
  readonly person: UserId;
  readonly now: Date;
  readonly zone: Zone;
  readonly calendar: WorkingCalendar;
  readonly promptAt: LocalTime;
  readonly settings: Pick<TeamSettings, 'snoozes'>;
}

export type SnoozeResult =
  | { readonly ok: true; readonly snooze: Snooze; readonly round: Round }
  | { readonly ok: false; readonly why: 'snoozed-enough' | 'closes-before' };

/**
 * Snoozes a prompt until the next working day, as often as the team allows and never beyond the end of the round. One that
 * is snoozed already stays as it is, so that a second click does nothing.
 */
export function withSnooze(
  round: Round,
  { person, now, zone, calendar, promptAt, settings }: SnoozeRequest,
): SnoozeResult {
  const before = round.snoozes.find((snooze) => snooze.person === person);
  if (before !== undefined && !before.back) return { ok: true, snooze: before, round };
  const times = (before?.times ?? 0) + 1;
  if (times > settings.snoozes) return { ok: false, why: 'snoozed-enough' };
  const on = nextWorkingDay(localDateOf(now, zone), calendar);
  const until = instantOf(on, promptAt, zone);
  if (until >= round.closesAt) return { ok: false, why: 'closes-before' };
  const snooze = { person, until, on, times };
  const snoozes = [...round.snoozes.filter((one) => one.person !== person), snooze];
  return { ok: true, snooze, round: { ...round, snoozes, version: round.version + 1 } };
}

/** The prompts whose time has come. */
export function dueSnoozes({ snoozes }: Round, now: Date): Snooze[] {
  return snoozes.filter(({ back, until }) => !back && until <= now);
}

/** When somebody who cannot answer now can again; `never` of who is gone. */
export type ReturnDate = Pick<Snooze, 'on' | 'until'> | 'never';

export interface WokenSnoozes {
  readonly round: Round;
  /** These are to be called. */
  readonly back: readonly Snooze[];
  /** These are away, and their prompts wait for the return. */
  readonly waiting: readonly Snooze[];
}

/**
 * The round with the prompts marked whose time has come. That of somebody who is away waits for their return, as a round
 * that opens waits for it; where the round is over by then it stays where it is, and nobody is called.
 */
export function wakeSnoozes(round: Round, now: Date, returns: ReadonlyMap<UserId, ReturnDate>): WokenSnoozes {
  const due = dueSnoozes(round, now);
  if (due.length === 0) return { round, back: due, waiting: [] };
  const after = new Map(due.map((snooze) => [snooze, afterReturn(snooze, returns.get(snooze.person), round)]));
  const snoozes = round.snoozes.map((snooze) => after.get(snooze) ?? snooze);
  return {
    round: { ...round, snoozes, version: round.version + 1 },
    back: due.filter(({ person }) => !returns.has(person)),
    waiting: [...after.values()].filter(({ back }) => !back),
  };
}

function afterReturn(snooze: Snooze, there: ReturnDate | undefined, { closesAt }: Round): Snooze {
  const waits = there !== undefined && there !== 'never' && there.until < closesAt;
  return waits ? { ...snooze, ...there } : { ...snooze, back: true };
}
