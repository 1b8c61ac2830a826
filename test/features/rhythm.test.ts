import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MissingNotice, RoundNotice } from '../../src/domain/round/notices.ts';
import type { Occurrence } from '../../src/domain/schedule/occurrence.ts';
import type { TeamSettings } from '../../src/domain/team/team.ts';
import type { Known } from '../../src/features/index.ts';
import type { Person } from '../../src/ports/people.ts';
import { aCheckIn, aGoal, anAbsence, aTeam } from '../support/samples.ts';
import { english, noticeMessage } from '../support/texts.ts';
import { dying, MARCH, openWorld, type World } from './support.ts';

/** The lead asks. */
const ASKED = { workspace: 'T1', person: 'U9', team: 'success' };
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  for (const id of ['a', 'b']) await world.ports.goals.save(aGoal({ id, title: id }));
  await world.ports.goals.save(aGoal({ id: 'c', title: 'c', owner: 'U2' }));
});
afterEach(() => world.close());

const run = (occurrence: Occurrence = MARCH, { followUps }: Known = world) =>
  followUps.runOccurrence(occurrence, 'T1', 'success');
const round = () => world.ports.rounds.get(MARCH.id);
const asks = async () => (await round())?.asks ?? [];
const message = (id: string) => world.queue.messages.get(`${MARCH.id}|${id}`);
/** What the lead hears of the week in which the round closes. */
const toLead = () => world.queue.messages.get('T1|U9|missing-2026-W11');
const roundNotice = (): RoundNotice => {
  const notice = message('channel|round')?.notice;
  if (notice?.kind !== 'round') throw new Error('no round message');
  return notice;
};
const settle = async (settings: Partial<TeamSettings>) => {
  const team = await world.ports.teams.get('T1', 'success');
  if (team === undefined) throw new Error('no team');
  await world.ports.teams.save({ ...team, settings: { ...team.settings, ...settings }, version: team.version + 1 });
};
const save = async (id: string, change: Partial<ReturnType<typeof aGoal>>) => {
  const goal = await world.ports.goals.get('T1', id);
  if (goal === undefined) throw new Error('no goal');
  await world.ports.goals.save({ ...goal, ...change, version: goal.version + 1 });
};
const knowing = (id: string, change: Partial<Person>) => {
  const { directory } = world.ports;
  const changed = async (workspace: string, one: string) => {
    const person = await directory.person(workspace, one);
    return one === id ? { ...person, ...change } : person;
  };
  return world.having({ directory: { person: changed, personToday: changed } });
};

describe('which goals a round asks about', () => {
  it('leaves out those of another cadence, and takes the weekly ones in on a common day', async () => {
    await save('a', { cadence: 'quarterly' });
    await save('b', { cadence: 'weekly' });
    await run();
    // 2 March is the first working day of its week, too.
    expect(await asks()).toEqual([
      { person: 'U1', goals: ['b'] },
      { person: 'U2', goals: ['c'] },
    ]);
  });

  it('asks the weekly round about the weekly goals alone', async () => {
    await save('b', { cadence: 'weekly' });
    world.moveTo('2026-03-09T08:00:00Z');
    const week = { id: '2026-W11', first: '2026-03-09', last: '2026-03-15' };
    const id = 'success|weekly|2026-W11';
    await run({ id, kind: 'weekly', period: week, nominal: '2026-03-09', dueAt: new Date('2026-03-09T08:00:00Z') });
    expect(await world.ports.rounds.get(id)).toMatchObject({
      asks: [{ person: 'U1', goals: ['b'] }],
      closesAt: new Date('2026-03-13T17:00:00Z'),
    });
  });

  it('asks a review about every goal', async () => {
    await save('a', { cadence: 'weekly' });
    await save('b', { cadence: 'quarterly' });
    world.moveTo('2026-04-01T08:00:00Z');
    const period = { id: '2026-Q2', first: '2026-04-01', last: '2026-06-30' };
    const id = 'success|quarterly|2026-Q2';
    await run({ id, kind: 'quarterly', period, nominal: '2026-04-01', dueAt: new Date('2026-04-01T08:00:00Z') });
    expect((await world.ports.rounds.get(id))?.asks).toEqual([
      { person: 'U1', goals: ['a', 'b'] },
      { person: 'U2', goals: ['c'] },
    ]);
  });

  it('spares what has a fresh value, and shows it as given; a prompt with nothing in it is not sent', async () => {
    await save('c', { checkIns: [aCheckIn(83, { id: 'x', on: '2026-02-27' })] });
    await save('a', { checkIns: [aCheckIn(81, { id: 'y', on: '2026-02-26' })] });
    await run();
    expect(await asks()).toEqual([{ person: 'U1', goals: ['a', 'b'] }]);
    expect((await round())?.notAsked).toEqual([{ why: 'fresh', goal: 'c', checkIn: 'x' }]);
    expect(message('U2|prompt')).toBeUndefined();
    const { lines } = roundNotice();
    expect(lines.filter(({ answered }) => answered).map(({ goal, value }) => `${goal} ${value}`)).toEqual(['c 83']);
  });

  it('does not take a corrected value for fresh, nor any where the team wants to be asked always', async () => {
    const checkIn = aCheckIn(83, { id: 'x', on: '2026-02-28' });
    await save('c', { checkIns: [checkIn, aCheckIn(82, { id: 'y', on: '2026-02-10', corrects: 'x' })] });
    await save('a', { checkIns: [aCheckIn(81, { id: 'z', on: '2026-03-01' })] });
    await settle({ freshDays: 0 });
    await run();
    expect((await asks()).flatMap(({ goals }) => goals)).toEqual(['a', 'b', 'c']);
    await settle({ freshDays: 3 });
    await world.ports.rounds.setState(MARCH.id, 'closed');
    // Who asks now is spared what is fresh, too.
    const now = await world.useCases.askNow(ASKED);
    expect(now.state === 'opened' && now.round.asks.flatMap(({ goals }) => goals)).toEqual(['b', 'c']);
  });

  it('asks nobody in the place of who was deactivated or left, shows it, and tells the lead', async () => {
    await world.ports.goals.save(aGoal({ id: 'd', title: 'd', owner: 'U7' }));
    const known = knowing('U2', { away: 'deactivated' });
    await run(MARCH, known);
    expect((await round())?.notAsked).toEqual([
      { why: 'nobody', goal: 'c', person: 'U2', reason: 'gone' },
      { why: 'nobody', goal: 'd', person: 'U7', reason: 'left' },
    ]);
    const { lines } = roundNotice();
    expect(lines.flatMap(({ goal, nobodyAsked }) => (nobodyAsked ? `${goal} ${nobodyAsked.why}` : []))).toEqual([
      'c gone',
      'd left',
    ]);
    world.moveTo('2026-03-09T17:00:00Z');
    await known.followUps.closeRounds();
    const told = toLead();
    expect(told?.to).toEqual({ user: 'U9' });
    const notice = told?.notice as MissingNotice;
    expect(notice.people).toEqual([{ person: 'U1', name: 'Noor', goals: ['a', 'b'] }]);
    expect(notice.unattended.map(({ title, why }) => `${title} ${why}`)).toEqual(['c gone', 'd left']);
  });
});

describe('who is away when a round opens', () => {
  it('has a delegate who is asked instead, beside what is their own', async () => {
    await world.ports.absences.add(anAbsence());
    await run();
    expect(await asks()).toEqual([
      { person: 'U2', goals: ['a', 'b'], insteadOf: 'U1' },
      { person: 'U2', goals: ['c'] },
    ]);
    expect(message('U1|prompt')).toBeUndefined();
    expect([...world.queue.messages.keys()].filter((id) => id.endsWith('|prompt'))).toHaveLength(1);
  });

  it('is asked on the morning of the return where that is in time', async () => {
    const { delegate: _, ...alone } = anAbsence({ until: '2026-03-05' });
    await world.ports.absences.add(alone);
    await run();
    expect(message('U1|prompt')?.notBefore.toISOString()).toBe('2026-03-06T08:00:00.000Z');
  });

  it('is not asked where it is not, and the round says so', async () => {
    const { delegate: _, ...alone } = anAbsence({ until: '2026-03-09' });
    await world.ports.absences.add(alone);
    await run();
    expect((await round())?.notAsked?.map(({ why, goal }) => `${why} ${goal}`)).toEqual(['away a', 'away b']);
    expect(message('U1|prompt')).toBeUndefined();
  });

  it('has no delegate where that one is away, too: a chain is not followed', async () => {
    await world.ports.absences.add(anAbsence({ until: '2026-03-09' }));
    await world.ports.absences.add(anAbsence({ id: 'other', person: 'U2', delegate: 'U9', until: '2026-03-09' }));
    await run();
    expect(await asks()).toEqual([{ person: 'U9', goals: ['c'], insteadOf: 'U2' }]);
    expect((await round())?.notAsked?.map(({ goal }) => goal)).toEqual(['a', 'b']);
  });
});

describe('who goes away while a round is open', () => {
  const leave = () =>
    world.ports.absences.add(anAbsence({ from: '2026-03-04', startsAt: new Date('2026-03-03T23:00:00Z') }));

  it('hands what is unanswered to the delegate, on the first day, once', async () => {
    await run();
    await save('a', { checkIns: [aCheckIn(81, { round: MARCH.id })] });
    await leave();
    world.moveTo('2026-03-03T22:00:00Z');
    expect(await world.followUps.beginAbsences()).toBe(0);
    world.moveTo('2026-03-04T08:00:00Z');
    expect(await world.followUps.beginAbsences()).toBe(1);
    const moved = await asks();
    expect(moved).toEqual([
      { person: 'U1', goals: ['a'] },
      { person: 'U2', goals: ['c'] },
      { person: 'U2', goals: ['b'], insteadOf: 'U1' },
    ]);
    expect(world.queue.bumps).toEqual([`${MARCH.id}|U2|prompt instead-of|U1`]);
    expect(await world.followUps.beginAbsences()).toBe(0);
    expect(await asks()).toEqual(moved);
  });

  it('has it handed over to the end where that was cut short', async () => {
    await run();
    await leave();
    world.moveTo('2026-03-04T08:00:00Z');
    const cut = world.having({ dispatcher: { ...world.queue, enqueue: dying(0, world.queue.enqueue) } });
    await expect(cut.followUps.beginAbsences()).rejects.toThrow('killed');
    expect(world.queue.bumps).toEqual([]);
    expect(await world.followUps.beginAbsences()).toBe(1);
    expect(world.queue.bumps).toEqual([`${MARCH.id}|U2|prompt instead-of|U1`]);
  });
});

describe('reminders', () => {
  beforeEach(() => settle({ reminders: [3] }));
  const click = { workspace: 'T1', person: 'U1', round: MARCH.id };
  const remind = async (moment: string, { followUps }: Known = world) => {
    world.moveTo(moment);
    await followUps.remindPeople();
    return world.queue.bumps.map((bump) => bump.replaceAll(`${MARCH.id}|`, '')).toSorted();
  };

  it('come on the third working day and on the last, at nine on each own clock, to who has not answered', async () => {
    await run();
    expect(await remind('2026-03-05T07:59:00Z')).toEqual([]);
    expect(await remind('2026-03-05T08:00:00Z')).toEqual(['U1|prompt U1|reminder|1']);
    expect(await remind('2026-03-05T14:00:00Z')).toEqual(['U1|prompt U1|reminder|1', 'U2|prompt U2|reminder|1']);
    await save('c', { checkIns: [aCheckIn(81, { round: MARCH.id })] });
    expect(await remind('2026-03-09T14:00:00Z')).toEqual([
      'U1|prompt U1|reminder|1',
      'U1|prompt U1|reminder|2',
      'U2|prompt U2|reminder|1',
    ]);
  });

  it('are a team setting', async () => {
    await settle({ reminders: [1, 4, 19], remindOnLastDay: false });
    await run();
    // An edited setting is for the rounds to come: nobody is reminded twice for it.
    await settle({ reminders: [1, 2, 3], remindOnLastDay: true });
    expect(await remind('2026-03-03T08:00:00Z')).toEqual(['U1|prompt U1|reminder|1']);
    expect(await remind('2026-03-06T08:00:00Z')).toContain('U1|prompt U1|reminder|2');
    expect(await remind('2026-03-09T16:00:00Z')).not.toContain('U1|prompt U1|reminder|3');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['has answered a part', () => save('a', { checkIns: [aCheckIn(81, { round: MARCH.id, by: 'U1' })] })],
    ['has left something out', () => world.useCases.skipGoals({ ...click, goals: ['a'], reason: 'No survey.' })],
    ['has put it off', () => world.useCases.snoozePrompt(click)],
    [
      'has begun to type',
      () => {
        const fields = [{ field: 'a:value', value: '8' }];
        return world.ports.drafts.save('T1', 'U1', { fields, savedAt: new Date('2026-03-03T09:00:00Z') });
      },
    ],
  ])('come on the last day alone to who %s: they know of it', async (_, act) => {
    await run();
    world.moveTo('2026-03-03T09:00:00Z');
    await act();
    expect(await remind('2026-03-05T14:00:00Z')).toEqual(['U2|prompt U2|reminder|1']);
    expect(await remind('2026-03-09T14:00:00Z')).toContain('U1|prompt U1|reminder|2');
  });

  it('are not kept back by what was typed before the round, or about other goals', async () => {
    await run();
    const fields = [{ field: 'c:value', value: '8' }];
    await world.ports.drafts.save('T1', 'U1', { fields, savedAt: new Date('2026-03-03T09:00:00Z') });
    expect(await remind('2026-03-05T08:00:00Z')).toEqual(['U1|prompt U1|reminder|1']);
    const old = { fields: [{ field: 'c:value', value: '8' }], savedAt: new Date('2026-03-01T09:00:00Z') };
    await world.ports.drafts.save('T1', 'U2', old);
    expect(await remind('2026-03-05T14:00:00Z')).toContain('U2|prompt U2|reminder|1');
  });

  it('are one with the prompt that comes back from being put off on the same day', async () => {
    await run();
    world.moveTo('2026-03-06T10:00:00Z');
    await world.useCases.snoozePrompt(click);
    world.moveTo('2026-03-09T08:00:00Z');
    await world.followUps.wakeSnoozed();
    expect(await remind('2026-03-09T08:00:00Z')).toEqual(['U1|prompt back|1']);
    expect(await remind('2026-03-09T14:00:00Z')).toEqual(['U1|prompt back|1', 'U2|prompt U2|reminder|2']);
  });

  it('do not come while the prompt waits, however late they are looked at', async () => {
    await run();
    world.moveTo('2026-03-05T08:30:00Z');
    // The beat of nine o'clock was missed; the prompt was put off before the next one.
    expect(await world.useCases.snoozePrompt(click)).toMatchObject({ ok: true, on: '2026-03-06' });
    expect(await remind('2026-03-05T09:00:00Z')).toEqual([]);
    world.moveTo('2026-03-06T08:00:00Z');
    await world.followUps.wakeSnoozed();
    expect(await remind('2026-03-06T08:00:00Z')).toEqual(['U1|prompt back|1', 'U2|prompt U2|reminder|1']);
  });

  it('are left out a day later', async () => {
    await run();
    expect(await remind('2026-03-06T08:00:00Z')).toEqual(['U2|prompt U2|reminder|1']);
  });

  it('go by the clock of where somebody is now', async () => {
    await run();
    const moved = knowing('U1', { zone: 'America/Los_Angeles' });
    expect(await remind('2026-03-05T08:00:00Z', moved)).toEqual([]);
    expect(await remind('2026-03-05T17:00:00Z', moved)).toEqual(['U1|prompt U1|reminder|1', 'U2|prompt U2|reminder|1']);
  });

  it('leave who is away in peace', async () => {
    await run();
    const { delegate: _, ...alone } = anAbsence({ from: '2026-03-05', until: '2026-03-05' });
    await world.ports.absences.add(alone);
    expect(await remind('2026-03-05T15:00:00Z')).toEqual(['U2|prompt U2|reminder|1']);
  });

  it('that were cut short come once', async () => {
    await run();
    world.moveTo('2026-03-05T08:00:00Z');
    const { reminders } = world.ports;
    const cut = world.having({ reminders: { ...reminders, markDone: dying(0, reminders.markDone) } });
    await expect(cut.followUps.remindPeople()).rejects.toThrow('killed');
    expect(await remind('2026-03-05T08:01:00Z')).toEqual(['U1|prompt U1|reminder|1']);
    expect(await reminders.due(new Date('2026-03-05T08:01:00Z'), 10)).toEqual([]);
  });

  it('end with the round', async () => {
    await run();
    await world.ports.rounds.setState(MARCH.id, 'closed');
    expect(await remind('2026-03-05T14:00:00Z')).toEqual([]);
  });
});

describe('who is missing', () => {
  const close = async () => {
    world.moveTo('2026-03-09T17:00:00Z');
    await world.followUps.closeRounds();
    return toLead()?.notice;
  };

  it('is told to the lead, without the lead', async () => {
    await world.ports.goals.save(aGoal({ id: 'e', title: 'e', owner: 'U9' }));
    await run();
    await save('a', { checkIns: [aCheckIn(81, { round: MARCH.id })] });
    expect(await close()).toMatchObject({
      people: [
        { name: 'Noor', goals: ['b'] },
        { name: 'Sam', goals: ['c'] },
      ],
      unattended: [],
    });
  });

  it('is not held against who was never asked, as the process died before and stayed down', async () => {
    const dead = world.having({ dispatcher: { ...world.queue, enqueue: dying(0, world.queue.enqueue) } });
    await expect(run(MARCH, dead)).rejects.toThrow('killed');
    const notice = await close();
    expect(notice).toMatchObject({
      people: [
        { name: 'Noor', goals: ['a', 'b'], notReached: true },
        { name: 'Sam', goals: ['c'], notReached: true },
      ],
    });
    const text = notice === undefined ? '' : noticeMessage(notice, english()).text;
    expect(text).toContain("The prompts couldn't be delivered, so nobody was asked");
    expect(text).not.toContain("n't answered");
    expect(text).toContain('`/goal ask`');
  });

  it('is told apart where some were asked and others were not', async () => {
    await run();
    world.queue.messages.delete(`${MARCH.id}|U2|prompt`);
    const notice = await close();
    expect(notice).toMatchObject({ people: [{ name: 'Noor' }, { name: 'Sam', notReached: true }] });
    const text = notice === undefined ? '' : noticeMessage(notice, english()).text;
    expect(text).toMatch(/One person hasn't answered:\n• \*Noor\*: a, b\nOne person wasn't asked.*\n• \*Sam\*: c\n/);
  });

  it('is one message a week for all the rounds and teams of a lead, and edited for the later ones', async () => {
    await run();
    await world.ports.teams.save(aTeam({ id: 'other', name: 'Other', channel: 'C2' }));
    await world.ports.goals.save(aGoal({ id: 'z', team: 'other', title: 'z', owner: 'U2' }));
    await world.followUps.runOccurrence({ ...MARCH, id: 'other|monthly|2026-03' }, 'T1', 'other');
    const notice = await close();
    const toLeads = [...world.queue.messages.keys()].filter((id) => id.includes('missing'));
    expect(toLeads).toEqual(['T1|U9|missing-2026-W11']);
    if (notice?.kind !== 'missing') throw new Error('no message');
    expect([notice, ...(notice.also ?? [])].map(({ teamName }) => teamName).toSorted()).toEqual([
      'Client success',
      'Other',
    ]);
    const { text } = noticeMessage(notice, english());
    expect(text).toContain('of Client success is closed. 2 people');
    expect(text).toContain('of Other is closed. One person');
    // Once more after a crash: the same.
    await world.ports.rounds.setState(MARCH.id, 'closing');
    expect(await close()).toEqual(notice);
  });

  it('is not told where nobody is, or where the team does not want it', async () => {
    await run();
    for (const id of ['a', 'b', 'c']) await save(id, { checkIns: [aCheckIn(81, { id: `y${id}`, round: MARCH.id })] });
    expect(await close()).toBeUndefined();
    await settle({ escalate: false });
    await save('c', { checkIns: [] });
    await world.ports.rounds.setState(MARCH.id, 'open');
    expect(await close()).toBeUndefined();
  });
});
