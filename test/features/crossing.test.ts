import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/features/check-in/submit-check-in.ts';
import { aCheckIn, aGoal, anAbsence, aTeam } from '../support/samples.ts';
import { MARCH, openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  for (const id of ['a', 'b']) await world.ports.goals.save(aGoal({ id, title: id, checkIns: [aCheckIn(81)] }));
  await world.followUps.runOccurrence(MARCH, 'T1', 'success');
});
afterEach(() => world.close());

const click = { workspace: 'T1', person: 'U1', round: MARCH.id };
const prompt = (person = 'U1') => world.queue.messages.get(`${MARCH.id}|${person}|prompt`)?.notice;
const line = async (goal = 'a') => {
  const notice = world.queue.messages.get(`${MARCH.id}|channel|round`)?.notice;
  return notice?.kind === 'round' ? notice.lines.find((one) => one.goal === goal) : undefined;
};
const texts = { note: '', obstacles: '', adjust: '', feedback: '', learned: '' };
const blank = { ...texts, status: undefined, confidence: undefined, cleared: [] };
const submitted = async (value: string, changes: Partial<CheckInInput> = {}, person = 'U1') => {
  const inRound = changes.corrects === undefined ? { round: MARCH.id } : {};
  const goalInputs = [{ ...blank, goal: 'a', ...inRound, value, ...changes }];
  const done = await world.useCases.submitCheckIn({ workspace: 'T1', person, view: `${person}${value}`, goalInputs });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.answer;
};
const at = async (moment: string, work: () => Promise<unknown>) => {
  world.moveTo(moment);
  await work();
};

describe('a prompt that was put off', () => {
  const { delegate: _, ...alone } = anAbsence({ from: '2026-03-03', until: '2026-03-04' });

  it('does not come back to somebody who is away: it waits for the return', async () => {
    await at('2026-03-02T15:00:00Z', () => world.useCases.snoozePrompt(click));
    await world.ports.absences.add(alone);
    await at('2026-03-03T08:00:00Z', () => world.followUps.wakeSnoozed());
    expect(world.queue.bumps).toEqual([]);
    expect(prompt()).toMatchObject({ comesBack: { on: '2026-03-05' } });
    expect(await world.ports.rounds.nextWakeAt()).toEqual(new Date('2026-03-05T08:00:00Z'));
    await at('2026-03-05T08:00:00Z', () => world.followUps.wakeSnoozed());
    expect(world.queue.bumps).toEqual([`${MARCH.id}|U1|prompt back|1`]);
  });

  it('stays where it is where they are back when the round is over, and nothing waits for it any more', async () => {
    await at('2026-03-02T15:00:00Z', () => world.useCases.snoozePrompt(click));
    await world.ports.absences.add({ ...alone, until: '2026-03-20' });
    await at('2026-03-03T08:00:00Z', () => world.followUps.wakeSnoozed());
    expect(world.queue.bumps).toEqual([]);
    expect(await world.ports.rounds.nextWakeAt()).toBeUndefined();
  });
});

describe('a prompt of somebody who was deactivated', () => {
  it('does not come back', async () => {
    await at('2026-03-02T15:00:00Z', () => world.useCases.snoozePrompt(click));
    const personToday: typeof world.ports.directory.personToday = async (workspace, id) => {
      const person = await world.ports.directory.personToday(workspace, id);
      return { ...person, away: 'deactivated' };
    };
    const { followUps } = world.having({ directory: { ...world.ports.directory, personToday } });
    await at('2026-03-03T08:00:00Z', () => followUps.wakeSnoozed());
    expect(world.queue.bumps).toEqual([]);
    expect(await world.ports.rounds.nextWakeAt()).toBeUndefined();
  });
});

describe('no change, clicked while another answer is on its way', () => {
  it('does not take the place of what was said', async () => {
    const said = await submitted('84');
    await at('2026-03-02T08:00:02Z', () => world.useCases.keepLastValues(click));
    await world.followUps.applyAnswer(said);
    expect(await line()).toMatchObject({ answered: true, value: 84 });
    expect(await line('b')).toMatchObject({ answered: true, value: 81 });
  });
});

describe('an answer of the last seconds', () => {
  it('is in the summary, and nobody who gave it is called missing, though it was not applied yet', async () => {
    world.moveTo('2026-03-09T16:59:58Z');
    await submitted('84');
    await submitted('82', { goal: 'b' });
    world.moveTo('2026-03-09T17:00:00Z');
    await world.followUps.closeRounds();
    expect(world.queue.messages.get('T1|U9|missing-2026-W11')).toBeUndefined();
    const lines = [
      { goal: 'a', answered: true, late: false },
      { goal: 'b', answered: true, late: false },
    ];
    expect(world.queue.messages.get(`${MARCH.id}|channel|summary`)?.notice).toMatchObject({ lines, missing: [] });
  });

  it('does not keep a round open that cannot be applied', async () => {
    world.moveTo('2026-03-09T16:59:58Z');
    await submitted('84');
    world.moveTo('2026-03-09T17:00:00Z');
    const losing = world.having({ goals: { ...world.ports.goals, save: async () => false } });
    expect(await losing.followUps.closeRounds()).toBe(1);
    expect(await world.ports.rounds.get(MARCH.id)).toMatchObject({ state: 'closed' });
  });
});

describe('a correction whose form was open while another corrected the same', () => {
  const goal = async (id = 'a') =>
    (await world.ports.goals.get('T1', id))?.checkIns.map(({ value, note }) => [value, note]);
  const correcting = (drafts: readonly Partial<CheckInInput>[]) =>
    world.useCases.submitCheckIn({
      workspace: 'T1',
      person: 'U1',
      view: 'open',
      goalInputs: drafts.map((changes) => ({ ...blank, value: '81', goal: 'a', corrects: 'c81', ...changes })),
    });

  it('does not set back what that one said', async () => {
    await world.followUps.applyAnswer(await submitted('79', { corrects: 'c81' }, 'U9'));
    expect(await correcting([{ note: 'Before the churn' }])).toMatchObject({
      problems: [{ goal: 'a', problem: { code: 'corrected-meanwhile' } }],
    });
    expect(await goal()).toEqual([
      [81, undefined],
      [79, undefined],
    ]);
  });

  it('is taken of another goal in the same form, where nothing was changed about that one', async () => {
    await world.followUps.applyAnswer(await submitted('79', { corrects: 'c81' }, 'U9'));
    const done = await correcting([{}, { goal: 'b', note: 'Before the churn' }]);
    expect(done).toMatchObject({ ok: true, answer: { entries: [{ goal: 'b' }] } });
  });

  it('is taken where the other was oneself', async () => {
    await world.followUps.applyAnswer(await submitted('79', { corrects: 'c81' }));
    expect(await correcting([{ note: 'Before the churn' }])).toMatchObject({ ok: true });
  });
});

describe('what was said to be in the way', () => {
  const about = { goal: 'b', corrects: 'c81' };
  const blockers = async () => (await world.ports.goals.get('T1', 'b'))?.blockers ?? [];

  it('is out of the way where a correction takes it back', async () => {
    await world.followUps.applyAnswer(await submitted('81', { ...about, obstacles: 'Legal' }));
    const [opened] = await blockers();
    expect(opened).toMatchObject({ text: 'Legal' });
    expect(opened).not.toHaveProperty('cleared');
    world.moveTo('2026-03-02T09:00:00Z');
    const emptied = { ...about, corrects: opened?.id ?? '', emptied: ['obstacles'] as const };
    await world.followUps.applyAnswer(await submitted('82', emptied));
    expect(await blockers()).toMatchObject([{ text: 'Legal', cleared: { by: 'U1', at: world.ports.clock.now() } }]);
  });

  it('stays where a correction does not speak of it', async () => {
    await world.followUps.applyAnswer(await submitted('81', { ...about, obstacles: 'Legal' }));
    await world.followUps.applyAnswer(await submitted('82', { ...about, corrects: (await blockers())[0]?.id ?? '' }));
    expect((await blockers())[0]).not.toHaveProperty('cleared');
  });
});

describe('somebody who answers in another’s stead and is not in the team', () => {
  it('is not offered to correct what only the lead can, as one of the team is who may', async () => {
    await world.useCases.delegateGoals({ ...click, goals: ['a'], to: 'U7' });
    await world.useCases.delegateGoals({ ...click, goals: ['b'], to: 'U2' });
    await world.followUps.applyAnswer(await submitted('84', {}, 'U7'));
    await world.followUps.applyAnswer(await submitted('84', { goal: 'b' }, 'U2'));
    expect(prompt('U7')).toMatchObject({ state: 'answered' });
    for (const [person, corrects] of [
      ['U7', 0],
      ['U2', 1],
    ] as const) {
      expect((await world.useCases.respondentForm('T1', person, MARCH.id)).items).toHaveLength(corrects);
      expect('canCorrect' in (prompt(person) ?? {})).toBe(corrects === 1);
    }
  });
});
