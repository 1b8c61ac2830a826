import type { ClockControl, ClockTarget, UpcomingCard } from '@goalpost/slack-simulator';
import type { Goalpost } from '../src/app.ts';
import type { Notice } from '../src/domain/message/notice.ts';
import type { ScheduleKind } from '../src/domain/schedule/occurrence.ts';
import { DEFAULT_SETTINGS } from '../src/domain/team/team.ts';
import { instantOf, localDateOf } from '../src/domain/time/instant.ts';
import { addDays } from '../src/domain/time/local-date.ts';
import { nextPeriod, periodContaining } from '../src/domain/time/periods.ts';
import type { MovableClock } from './clock.ts';

/** A move stops after so many steps, and says so: something would be due again and again. */
const MOST_STEPS = 5000;
const SHOWN = 6;
const HOUR = 60 * 60 * 1000;
const FAR = new Date('9999-01-01T00:00:00Z');

/** What a message that is due is called; one that is not named here is called by its kind. */
const MESSAGES: Readonly<Partial<Record<Notice['kind'], string>>> = {
  prompt: 'A prompt',
  round: 'A round message',
  details: 'Comments of a round',
  summary: 'A summary',
  digest: 'A digest',
  celebration: 'A celebration',
  nudge: 'A nudge about a stale goal',
  retraction: 'A retracted celebration',
  missing: 'Missing check-ins, to the lead',
  welcome: 'A welcome to a member',
  'next-steps': 'Next steps for a lead',
  invited: 'How to create a team',
  undeliverable: 'A delivery problem, to the lead',
  'not-counted': 'An answer that was not counted',
  owned: 'A new goal, to its owner',
  'goals-left': 'Goals without an owner in the team, to the lead',
  'stand-in': 'An absence, to the delegate',
};

const KINDS: Readonly<Record<ScheduleKind, string>> = {
  weekly: 'Weekly check-in',
  fortnightly: 'Fortnightly check-in',
  monthly: 'Monthly check-in',
  quarterly: 'Quarterly review',
  annual: 'Annual review',
  digest: 'Weekly digest',
};

/** Weekly rounds walk silently over the weeks of a team that has no weekly goals. */
function isAsked(kind: ScheduleKind, cadences: ReadonlySet<string> | undefined): boolean {
  return (kind !== 'weekly' && kind !== 'fortnightly') || (cadences?.has(kind) ?? false);
}

export interface TimeTravel extends ClockControl {
  /** Moves the clock to a moment, stopping at each in between at which something falls due, and doing it. */
  moveTo(moment: Date): Promise<void>;
  /** Does what is due now. */
  settle(): Promise<void>;
}

/** Moves the playground's clock. `zone` is where "tomorrow" and "next month" begin. */
export function createTimeTravel(goalpost: Goalpost, clock: MovableClock, zone: string): TimeTravel {
  /** Moves that somebody asked for, and that are not over. */
  let moves = 0;
  let last: Promise<void> = Promise.resolve();

  /** One move after the other. */
  function moveTo(moment: Date): Promise<void> {
    moves += 1;
    const move = last
      .then(() => travel(moment))
      .finally(() => {
        moves -= 1;
      });
    last = move.catch(() => undefined);
    return move;
  }

  async function travel(moment: Date): Promise<void> {
    // What somebody has just submitted is of the time before the move.
    await goalpost.settled();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await goalpost.tick();
      const next = await goalpost.nextDueAt();
      if (next === undefined || next > moment) {
        clock.moveTo(moment);
        await goalpost.tick();
        return;
      }
      clock.moveTo(next);
    }
    throw new Error(`The clock stopped after ${MOST_STEPS} steps because something keeps falling due.`);
  }

  async function upcoming(): Promise<(UpcomingCard & { readonly prompts: boolean })[]> {
    const { schedules, outbox, rounds, teams, goals } = goalpost.stores;
    const names = new Map((await teams.all(goalpost.workspace)).map(({ id, name }) => [id, name]));
    const nameOf = (team: string) => names.get(team) ?? team;
    const [planned, waiting, open] = await Promise.all([
      schedules.due(FAR, 100),
      outbox.due(FAR, 100),
      rounds.dueToClose(FAR, 100),
    ]);
    const cadences = new Map(
      await Promise.all(
        [...names.keys()].map(async (team) => [team, await goals.cadencesOf(goalpost.workspace, team)] as const),
      ),
    );
    return [
      ...planned
        .filter(({ kind, team }) => isAsked(kind, cadences.get(team)))
        .map(({ kind, team, nextDueAt }) => ({
          at: nextDueAt.toISOString(),
          what: `${KINDS[kind]} · ${nameOf(team)}`,
          prompts: kind !== 'digest',
        })),
      ...waiting.map(({ notice, notBefore }) => ({
        at: notBefore.toISOString(),
        what: MESSAGES[notice.kind] ?? `A message (${notice.kind})`,
        prompts: notice.kind === 'prompt',
      })),
      ...open.map(({ team, closesAt }) => ({
        at: closesAt.toISOString(),
        what: `Round closes · ${nameOf(team)}`,
        prompts: false,
      })),
    ].toSorted((one, other) => one.at.localeCompare(other.at));
  }

  async function targetOf(to: ClockTarget): Promise<Date> {
    const now = clock.now();
    const today = localDateOf(now, zone);
    const morning = (day: string) => instantOf(day, '09:30', zone);
    if (to === 'hour') return new Date(now.getTime() + HOUR);
    if (to === 'day') return instantOf(addDays(today, 1), '10:00', zone);
    if (to === 'next-month')
      return morning(nextPeriod('month', periodContaining('month', today, DEFAULT_SETTINGS), DEFAULT_SETTINGS).first);
    if (to === 'next-quarter')
      return morning(
        nextPeriod('quarter', periodContaining('quarter', today, DEFAULT_SETTINGS), DEFAULT_SETTINGS).first,
      );
    const [next] = (await upcoming()).filter(({ prompts }) => to === 'next' || prompts);
    return next === undefined ? now : new Date(next.at);
  }

  return {
    moveTo,
    settle: () => moveTo(clock.now()),
    move: async (to) => {
      moves += 1;
      try {
        await moveTo(await targetOf(to));
      } finally {
        moves -= 1;
      }
    },
    card: async () => ({
      now: clock.now().toISOString(),
      movable: true,
      moving: moves > 0,
      upcoming: (await upcoming()).slice(0, SHOWN).map(({ at, what }) => ({ at, what })),
    }),
  };
}
