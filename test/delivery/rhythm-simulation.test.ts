import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { Round } from '../../src/domain/round/round.ts';
import { calendarOf } from '../../src/domain/schedule/hours.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { localDateOf } from '../../src/domain/time/instant.ts';
import { firstWorkingDay } from '../../src/domain/time/working-days.ts';
import type { FollowUps } from '../../src/features/index.ts';
import { publicHolidays } from '../../src/ports/team-calendar.ts';
import { advanceSchedules } from '../../src/schedule/advance.ts';
import { createScheduling, rhythmOf } from '../../src/schedule/rhythm.ts';
import { openScheduleStore } from '../../src/stores/schedules.ts';
import { dying, openWorld } from '../features/support.ts';
import { TIMES } from '../support/cases.ts';
import { openTestDatabase } from '../support/database.ts';
import { aCheckIn, aGoal, anAbsence, aTeam } from '../support/samples.ts';
import { randomOf } from '../support/seeded.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SETTINGS = { ...aTeam().settings, holidays: { country: 'DE', region: 'BW' }, reminders: [2, 3] };
const CADENCES = ['weekly', 'fortnightly', undefined] as const;

async function simulate(seed: number): Promise<void> {
  const random = randomOf(seed);
  const [world, database] = await Promise.all([openWorld(), openTestDatabase()]);
  try {
    const { ports, queue } = world;
    const schedules = await openScheduleStore(database.db);
    const scheduling = createScheduling(schedules, ports);
    let now = Date.parse('2026-03-20T09:00:00Z');
    world.moveTo(new Date(now).toISOString());
    await ports.teams.save(aTeam({ settings: SETTINGS }));
    const team = async (): Promise<Team> => (await ports.teams.get('T1', 'success')) ?? aTeam();
    for (const [index, cadence] of CADENCES.entries()) {
      const owner = ['U1', 'U2', 'U9'][index] ?? 'U1';
      await ports.goals.save(aGoal({ id: `g${index}`, owner, ...(cadence && { cadence }) }));
    }
    await scheduling.follow(await team());

    /** A process that is killed at its `life`-th write: what it does after that reaches nothing. */
    const mortal = (life: number): FollowUps => {
      let left = life;
      const step = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
        return (...args: A): Promise<R> => {
          left -= 1;
          return left < 0 ? dying(0, work)(...args) : work(...args);
        };
      };
      const { rounds, reminders, absences } = ports;
      return world.having({
        dispatcher: { ...queue, enqueue: step(queue.enqueue), amend: step(queue.amend), bump: step(queue.bump) },
        rounds: { ...rounds, save: step(rounds.save), setState: step(rounds.setState) },
        reminders: { ...reminders, add: step(reminders.add), markDone: step(reminders.markDone) },
        absences: { ...absences, markStarted: step(absences.markStarted) },
      }).followUps;
    };
    /** A process whose store answers when it likes, so that two of them meet at every step. */
    const late = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
      return async (...args: A): Promise<R> => {
        await sleep(random(3));
        return work(...args);
      };
    };
    const slow = (): FollowUps => {
      const { rounds, goals, absences } = ports;
      return world.having({
        rounds: { ...rounds, get: late(rounds.get), forTeam: late(rounds.forTeam), save: late(rounds.save) },
        goals: { ...goals, forTeams: late(goals.forTeams) },
        absences: { ...absences, markStarted: late(absences.markStarted) },
      }).followUps;
    };
    const tick = async (followUps: FollowUps) => {
      const found = await team();
      const advancing = {
        schedules,
        rhythmOf: async () => rhythmOf(ports, found),
        fire: (occurrence: Parameters<FollowUps['runOccurrence']>[0]) =>
          followUps.runOccurrence(occurrence, 'T1', 'success'),
        failed: () => undefined,
      };
      const parts = [
        () => advanceSchedules(advancing, new Date(now)),
        followUps.beginAbsences,
        followUps.remindPeople,
        followUps.closeRounds,
      ];
      for (const part of parts) await part().catch(() => undefined);
    };
    /** Who was killed is up again within minutes: what a round that was opened wants is made good while it is open. */
    const restart = async () => {
      now += 2 * MINUTE;
      world.moveTo(new Date(now).toISOString());
      await tick(world.followUps);
    };
    const answerOne = async () => {
      const open = await ports.rounds.forTeam('T1', 'success', 'open');
      const round = open[random(Math.max(open.length, 1))];
      const id = round?.asks.flatMap(({ goals }) => goals)[random(2)];
      const goal: Goal | undefined = id === undefined ? undefined : await ports.goals.get('T1', id);
      if (round === undefined || goal === undefined) return;
      const on = localDateOf(new Date(now), 'Europe/Berlin');
      const checkIn = aCheckIn(random(100), {
        id: `c${goal.version}-${goal.id}`,
        round: round.id,
        on,
        at: new Date(now),
      });
      await ports.goals.save({ ...goal, checkIns: [...goal.checkIns, checkIn], version: goal.version + 1 });
    };
    const steps: (() => Promise<unknown>)[] = [
      () => tick(world.followUps),
      async () => {
        await tick(mortal(random(6)));
        await restart();
      },
      async () => {
        await Promise.all([tick(mortal(random(8))), tick(slow())]);
        await restart();
      },
      answerOne,
      // A setting is edited in the middle of everything.
      async () => {
        const before = await team();
        const settings = {
          ...before.settings,
          promptAt: ['09:00', '10:30'][random(2)] ?? '09:00',
          annual: random(2) === 0,
        };
        const next = { ...before, settings, version: before.version + 1 };
        await ports.teams.save(next);
        await scheduling.follow(next);
      },
      async () => {
        const from = localDateOf(new Date(now), 'Europe/Berlin');
        const until = localDateOf(new Date(now + 72 * HOUR), 'Europe/Berlin');
        const startsAt = new Date(now + HOUR);
        const away = anAbsence({ id: `A${now}`, from, until, startsAt, endsAt: new Date(now + 96 * HOUR) });
        await ports.absences.add(away);
      },
    ];
    for (let count = 0; count < 140; count += 1) {
      now += random(20) * HOUR;
      world.moveTo(new Date(now).toISOString());
      await steps[random(steps.length)]?.();
    }
    // Nobody is killed any more: what was cut short is made good.
    for (let rest = 0; rest < 40; rest += 1) {
      now += 6 * HOUR;
      world.moveTo(new Date(now).toISOString());
      await tick(world.followUps);
    }

    const reminders = queue.bumps.filter((bump) => bump.includes('|reminder|'));
    expect({ seed, reminders }).toEqual({ seed, reminders: [...new Set(reminders)] });
    const closed = await ports.rounds.forTeam('T1', 'success', 'closed');
    const open = await ports.rounds.forTeam('T1', 'success', 'open');
    expect({ seed, closing: await ports.rounds.forTeam('T1', 'success', 'closing') }).toEqual({ seed, closing: [] });
    expect({ seed, rounds: closed.length > 3 }).toEqual({ seed, rounds: true });
    for (const round of [...closed, ...open]) {
      const goals = round.asks.flatMap((ask) => ask.goals);
      // A goal is asked of one person at a time, and everybody who was asked has one prompt.
      expect({ seed, round: round.id, goals: [...goals].toSorted() }).toEqual({
        seed,
        round: round.id,
        goals: [...new Set(goals)].toSorted(),
      });
      const unprompted = round.asks.filter(
        (ask) => ask.goals.length > 0 && !queue.messages.has(`${round.id}|${ask.person}|prompt`),
      );
      expect({ seed, round: round.id, unprompted }).toEqual({ seed, round: round.id, unprompted: [] });
    }
    // Nobody is asked about a goal twice on a day, but where a round comes late and meets another one.
    const days = await publicHolidays(ports, SETTINGS);
    const dayOf = ({ openedAt }: Round) => localDateOf(openedAt, 'Europe/Berlin');
    const onTime = [...closed, ...open].filter(
      (round) => dayOf(round) <= firstWorkingDay(round.period, calendarOf(SETTINGS, days)),
    );
    const asked = onTime.flatMap((round) =>
      round.asks.flatMap((ask) => ask.goals.map((id) => `${dayOf(round)} ${id}`)),
    );
    expect({ seed, asked }).toEqual({ seed, asked: [...new Set(asked)] });
  } finally {
    await Promise.all([world.close(), database.close()]);
  }
}

describe('months of rounds, with processes that die at every step, edited settings and people who come and go', () => {
  const runs = 3 * TIMES;
  const first = Number(process.env['SEED']);
  it.each(Array.from({ length: runs }, (_, index) => first + index))(
    'asks and reminds everybody once (seed %i)',
    (seed) => simulate(seed),
  );
});
