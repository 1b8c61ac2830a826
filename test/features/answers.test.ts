import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../../src/domain/celebrations/celebration-parts.ts';
import type { Answer } from '../../src/domain/check-in/answer.ts';
import { MAX_CHECK_INS } from '../../src/domain/check-in/check-in.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { quarterMarks } from '../../src/domain/goal/kpi-input.ts';
import type { CheckInInput } from '../../src/features/check-in/submit-check-in.ts';
import type { Dispatch } from '../../src/ports/outbox.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
import { dying, failingOnce, openWorld, type World } from './support.ts';

const kpi = { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 90 } as const;
const sample = aGoal({ id: 'a', kpi, milestones: quarterMarks(kpi), due: '2026-12-31' });
const round = 'success|asked|2026-03-02';

/** The lead asks. */
const ASKED = { workspace: 'T1', person: 'U9', team: 'success' };
let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.ports.teams.save(aTeam());
  await world.ports.goals.save(sample);
  await world.ports.goals.save({ ...sample, id: 'b' });
  await world.useCases.askNow(ASKED);
});
afterEach(() => world.close());

const blank: Omit<CheckInInput, 'goal' | 'value'> = {
  status: undefined,
  confidence: undefined,
  note: '',
  obstacles: '',
  cleared: [],
  adjust: '',
  feedback: '',
  learned: '',
};
const draft = (value: string, changes: Partial<CheckInInput> = {}): CheckInInput => ({
  ...blank,
  goal: 'a',
  round,
  value,
  ...changes,
});
const submit = (goalInputs: readonly CheckInInput[], person = 'U1', view = 'V1') =>
  world.useCases.submitCheckIn({ workspace: 'T1', person, view, goalInputs });
const submitted = async (...args: Parameters<typeof submit>) => {
  const result = await submit(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.answer;
};
const answer = async (...args: Parameters<typeof submit>) => world.followUps.applyAnswer(await submitted(...args));
const goal = async (id = 'a'): Promise<Goal> => (await world.ports.goals.get('T1', id)) ?? sample;
const values = async (id = 'a') => (await goal(id)).checkIns.map(({ value }) => value);
const unapplied = () => world.ports.answers.unapplied(new Date('2030-01-01T00:00:00Z'), 10);
const celebrations = () => [...world.queue.messages.keys()].filter((id) => /\|(q\d|target|stretch)$/.test(id));
const told = (message: Dispatch | undefined) => {
  const notice = message?.notice;
  if (notice?.kind !== 'celebration' && notice?.kind !== 'retraction') return [];
  return partsOf(notice).map(({ reached, undone }) => `${reached.goal} ${reached.key}${undone ? ' undone' : ''}`);
};
const correct = async (id: string, value: number) => {
  const first = (await goal(id)).checkIns[0];
  if (first === undefined) throw new Error('nothing to correct');
  const { corrects: _, ...said } = first;
  const correction = { ...said, id: `${first.id}~${(await goal(id)).checkIns.length}`, corrects: first.id, value };
  const entries = [{ goal: id, checkIn: { ...correction, at: world.ports.clock.now() } }];
  await world.followUps.applyAnswer({
    id: correction.id,
    workspace: 'T1',
    person: 'U1',
    at: world.ports.clock.now(),
    applied: false,
    entries,
  });
};
const change = async (changes: Partial<Goal>) => {
  const before = await goal();
  await world.ports.goals.save({ ...before, ...changes, version: before.version + 1 });
};

describe('an answer', () => {
  it('is kept before it is applied, word for word', async () => {
    const { id } = await submitted([
      draft('81.5%', { note: ' <good> ', confidence: 7, status: 'at-risk' }),
      draft('', { goal: 'b' }),
    ]);
    expect(await values()).toEqual([]);
    expect(await unapplied()).toEqual([
      {
        id,
        workspace: 'T1',
        person: 'U1',
        at: new Date('2026-03-02T08:00:00Z'),
        applied: false,
        entries: [
          {
            goal: 'a',
            checkIn: {
              id: `${id}:a`,
              value: 81.5,
              status: 'at-risk',
              confidence: 7,
              note: '<good>',
              by: 'U1',
              at: new Date('2026-03-02T08:00:00Z'),
              on: '2026-03-02',
              round,
            },
          },
        ],
      },
    ]);
  });

  it('leaves it to the pace how it is going, unless the person says', async () => {
    world.moveTo('2026-07-02T10:00:00Z');
    await answer([draft('85'), draft('82', { goal: 'b' })]);
    expect([(await goal('a')).checkIns[0]?.status, (await goal('b')).checkIns[0]?.status]).toEqual([
      'on-track',
      'off-track',
    ]);
  });

  it('is of the day that it is where the person is', async () => {
    world.moveTo('2026-03-02T23:30:00Z');
    await answer([draft('81')]);
    expect((await goal()).checkIns[0]?.on).toBe('2026-03-03');
  });

  it('brings the round and its prompt up to date, and is applied then', async () => {
    await answer([draft('81'), draft('82', { goal: 'b' })]);
    expect(await unapplied()).toEqual([]);
    expect(world.queue.messages.get(`${round}|channel|round`)?.notice).toMatchObject({
      lines: [
        { answered: true, late: false, value: 81 },
        { answered: true, late: false, value: 82 },
      ],
    });
    expect(world.queue.messages.get(`${round}|U1|prompt`)?.notice).toMatchObject({ state: 'answered' });
  });

  it('that is late says so, and is told in the round and in its summary', async () => {
    world.moveTo('2026-03-09T18:00:00Z');
    await world.followUps.closeRounds();
    world.moveTo('2026-03-10T08:00:00Z');
    expect((await world.useCases.findItemsToAnswer('T1', 'U1', round)).items).toHaveLength(2);
    await answer([draft('81')]);
    const late = { lines: [{ answered: true, late: true }, { answered: false }] };
    expect(world.queue.messages.get(`${round}|channel|round`)?.notice).toMatchObject({ ...late, state: 'closed' });
    expect(world.queue.messages.get(`${round}|channel|summary`)?.notice).toMatchObject(late);
  });
});

describe('the same form', () => {
  it('F35 submitted twice is one answer and one check-in', async () => {
    const [one, other] = await Promise.all([submitted([draft('81')]), submitted([draft('81')])]);
    world.moveTo('2026-03-02T08:00:05Z');
    const third = await submitted([draft('81')]);
    expect(new Set([one.id, other.id, third.id]).size).toBe(1);
    expect(await unapplied()).toHaveLength(1);
    await Promise.all([one, other, third].map(world.followUps.applyAnswer));
    expect(await values()).toEqual([81]);
  });

  it('submitted again with something else is a second check-in, and the last one counts', async () => {
    await answer([draft('81')]);
    world.moveTo('2026-03-02T08:01:00Z');
    await answer([draft('82')]);
    expect(await values()).toEqual([81, 82]);
  });

  it('F34 counts by what was said last, also where what was said first is applied last', async () => {
    const first = await submitted([draft('81')]);
    world.moveTo('2026-03-02T08:01:00Z');
    await answer([draft('82')]);
    await world.followUps.applyAnswer(first);
    expect(await values()).toEqual([81, 82]);
  });
});

describe('a form that cannot be taken', () => {
  const problems = async (...args: Parameters<typeof submit>) => {
    const result = await submit(...args);
    expect(await unapplied()).toEqual([]);
    return result.ok ? [] : result.problems.map(({ goal: at, problem }) => `${at}: ${problem.code}`);
  };

  it('is named at the first goal where nothing was filled in', async () => {
    expect(await problems([draft('  '), draft('', { goal: 'b' })])).toEqual(['a: nothing-answered']);
    expect(await problems([])).toEqual([]);
  });

  it('is named at every goal at once, and nothing of it is kept', async () => {
    const inputs = [draft('many'), draft('', { goal: 'b', note: 'Went well' }), draft('1', { goal: 'gone' })];
    expect(await problems(inputs)).toEqual(['a: not-a-number', 'b: value-missing', 'gone: goal-closed']);
    expect(await problems([draft('81'), draft('1,200', { goal: 'b' })])).toEqual(['b: ambiguous-number']);
  });

  it('has a status without a value; a confidence alone is left for later', async () => {
    expect(await problems([draft('', { status: 'off-track' })])).toEqual(['a: value-missing']);
    expect(await problems([draft('', { confidence: 5 })])).toEqual(['a: nothing-answered']);
  });

  it('has a goal that was closed while the modal was open', async () => {
    await change({ state: 'dropped' });
    expect(await problems([draft('81')])).toEqual(['a: goal-closed']);
  });

  it('has a goal that has another owner now', async () => {
    await change({ owner: 'U2' });
    const { round: _, ...volunteered } = draft('81');
    expect(await problems([volunteered])).toEqual(['a: not-yours']);
    expect(await problems([draft('81')], 'U3')).toEqual(['a: not-yours']);
    expect(await problems([draft('81')], 'UGUEST')).toEqual(['a: not-yours']);
    // Whom the round asks may answer what it asks of them.
    expect((await submit([draft('81')])).ok).toBe(true);
  });

  it('has a goal that holds as many check-ins as it can', async () => {
    await change({ checkIns: Array.from({ length: MAX_CHECK_INS }, (_, index) => aCheckIn(81, { id: `c${index}` })) });
    expect(await problems([draft('81')])).toEqual(['a: goal-full']);
  });

  it('is another one of another workspace', async () => {
    const elsewhere = { workspace: 'T2', person: 'U1', view: 'V1', goalInputs: [draft('81')] };
    expect(await world.useCases.submitCheckIn(elsewhere)).toMatchObject({ ok: false });
  });

  it.each(['U9', 'UADMIN'])('may be taken of %s, who leads', async (person) => {
    await answer([draft('81')], person);
    expect((await goal()).checkIns[0]?.by).toBe(person);
  });
});

describe('answers at the same time', () => {
  it('to one goal all arrive', async () => {
    const people = ['U1', 'U9', 'UADMIN'];
    const answers = await Promise.all(people.map((person, index) => submitted([draft(`8${index}`)], person, person)));
    await Promise.all(answers.map(world.followUps.applyAnswer));
    expect((await values()).toSorted()).toEqual([80, 81, 82]);
    expect(await goal()).toMatchObject({ version: 4 });
    expect(await unapplied()).toEqual([]);
  });

  it('that always lose are kept for the sweep', async () => {
    const loses = async () => false;
    const losing = world.having({ goals: { ...world.ports.goals, save: loses, saveAll: loses } });
    const kept = await submitted([draft('81')]);
    await expect(losing.followUps.applyAnswer(kept)).rejects.toThrow('will be applied by the sweep');
    expect(await unapplied()).toHaveLength(1);
  });
});

describe('an answer of several goals', () => {
  const both = () => submitted([draft('81'), draft('82', { goal: 'b' })]);

  it('reaches each once where it is not known which of them were written', async () => {
    const { goals } = world.ports;
    const saveAll: typeof goals.saveAll = async (changed) => {
      await goals.saveAll(changed.slice(0, 1));
      return false;
    };
    await world.having({ goals: { ...goals, saveAll } }).followUps.applyAnswer(await both());
    expect([await values('a'), await values('b')]).toEqual([[81], [82]]);
    expect(await unapplied()).toEqual([]);
  });

  it('reaches all of them where others write to one in between', async () => {
    const kept = await both();
    const { goals } = world.ports;
    const saveAll: typeof goals.saveAll = async (changed) => {
      await world.followUps.applyAnswer(await submitted([draft('83', { goal: 'b' })], 'U9', 'V9'));
      return goals.saveAll(changed);
    };
    await world.having({ goals: { ...goals, saveAll } }).followUps.applyAnswer(kept);
    expect([await values('a'), (await values('b')).toSorted()]).toEqual([[81], [82, 83]]);
  });
});

describe('answers that wait for their turn', () => {
  // What is said at the same moment is in no order.
  const sorted = async (id: string) => (await values(id)).toSorted();

  it('come to the same together as one after the other, the writes of them in few round trips', async () => {
    const inputs = [
      [draft('83')],
      [draft('84', { goal: 'b' })],
      [draft('85')],
      [draft('86', { goal: 'b' }), draft('82')],
    ];
    const said: Answer[] = [];
    for (const [minute, input] of inputs.entries()) {
      world.moveTo(`2026-03-02T08:0${minute}:00Z`);
      said.push(await submitted(input, minute === 0 ? 'U1' : 'U9', `V${minute}`));
    }
    const { goals } = world.ports;
    const written: string[][] = [];
    const saveAll: typeof goals.saveAll = (changed) => {
      written.push(changed.map(({ id }) => id));
      return goals.saveAll(changed);
    };
    const { followUps } = world.having({ goals: { ...goals, saveAll } });
    const runs = said.map((answer) => followUps.applyTogether({ answer, parts: [] }));
    for (const run of runs) await run();
    expect([await values('a'), await values('b')]).toEqual([
      [83, 85, 82],
      [84, 86],
    ]);
    expect(written).toEqual([['a', 'b'], ['a'], ['b', 'a']]);
    expect(await unapplied()).toEqual([]);
    expect(celebrations()).toEqual(['a|channel|q1', 'b|channel|q1', 'a|channel|q2', 'b|channel|q2']);
  });

  it('about one KPI come one after the other', async () => {
    for (const id of ['a', 'b']) await world.ports.goals.save({ ...(await goal(id)), kpiId: 'shared', version: 2 });
    const said = [
      await submitted([draft('83')], 'U1', 'V1'),
      await submitted([draft('84', { goal: 'b' })], 'U9', 'V2'),
    ];
    const [first] = said.map((answer) => world.followUps.applyTogether({ answer, parts: [] }));
    await first?.();
    expect([await sorted('a'), await sorted('b')]).toEqual([
      [83, 84],
      [83, 84],
    ]);
  });

  it('are all left for the sweep where one of them fails', async () => {
    const said = [
      await submitted([draft('83')], 'U1', 'V1'),
      await submitted([draft('84', { goal: 'b' })], 'U9', 'V2'),
    ];
    const dispatcher = { ...world.ports.dispatcher, amend: failingOnce(async () => undefined) as never };
    const { followUps } = world.having({ dispatcher });
    const [first] = said.map((answer) => followUps.applyTogether({ answer, parts: [] }));
    await expect(first?.()).rejects.toThrow('killed');
    world.moveTo('2026-03-02T08:10:00Z');
    expect(await world.followUps.sweepAnswers()).toBe(2);
    expect([await values('a'), await values('b')]).toEqual([[83], [84]]);
  });
});

describe('the sweep', () => {
  it.each([
    ['before it reached its goal', { goals: 'saveAll' }],
    ['before the celebration', { dispatcher: 'enqueue' }],
    ['before the round was told', { dispatcher: 'amend' }],
    ['before it was marked', { answers: 'markApplied' }],
  ] as const)('finishes what was cut short %s, once', async (_, where) => {
    const [[port, call] = ['', '']] = Object.entries(where);
    const whole: Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>> = world.ports as never;
    const broken = { ...whole[port], [call]: failingOnce(async () => undefined) };
    const kept = await submitted([draft('83')]);
    await expect(world.having({ [port]: broken }).followUps.applyAnswer(kept)).rejects.toThrow('killed');

    world.moveTo('2026-03-02T08:00:29Z');
    expect(await world.followUps.sweepAnswers()).toBe(0);
    world.moveTo('2026-03-02T08:00:30Z');
    expect(await world.followUps.sweepAnswers()).toBe(1);
    expect(await world.followUps.sweepAnswers()).toBe(0);
    expect(await values()).toEqual([83]);
    expect(celebrations()).toEqual(['a|channel|q1']);
    expect(world.queue.messages.get(`${round}|channel|round`)?.notice).toMatchObject({ lines: [{ value: 83 }, {}] });
  });

  it('goes on past an answer that fails', async () => {
    await submitted([draft('81')]);
    await submitted([draft('82', { goal: 'b' })]);
    world.moveTo('2026-03-02T09:00:00Z');
    const { goals } = world.ports;
    const broken = {
      ...goals,
      get: async (workspace: string, id: string) => {
        if (id === 'a') throw new Error('unreadable');
        return goals.get(workspace, id);
      },
      // As the store does: what cannot be read is left out of a list.
      getMany: async (workspace: string, ids: readonly string[]) =>
        goals.getMany(
          workspace,
          ids.filter((id) => id !== 'a'),
        ),
    };
    await expect(world.having({ goals: broken }).followUps.sweepAnswers()).rejects.toThrow(
      '1 of 2 failed, the first with: unreadable',
    );
    expect(await values('b')).toEqual([82]);
  });
});

describe('a celebration', () => {
  it('is queued for the furthest mark, once, however often the answer is applied', async () => {
    const kept = await submitted([draft('88')]);
    await world.followUps.applyAnswer(kept);
    await world.followUps.applyAnswer(kept);
    await answer([draft('79')], 'U1', 'V2');
    await answer([draft('88')], 'U1', 'V3');
    expect(celebrations()).toEqual(['a|channel|q3']);
    expect(world.queue.messages.get('a|channel|q3')).toMatchObject({
      to: { channel: 'C1' },
      expiresAt: new Date('2026-03-04T08:00:00Z'),
      notice: { kind: 'celebration', reached: { what: 'milestone', value: 88 } },
    });
  });

  it('of several goals in one answer is one message: the greatest first, the others as its lines', async () => {
    await world.ports.goals.save({ ...sample, id: 'c', title: 'Third' });
    const kept = await submitted([draft('83'), draft('90', { goal: 'b' }), draft('86', { goal: 'c' })]);
    await world.followUps.applyAnswer(kept);
    await world.followUps.applyAnswer(kept);
    expect(celebrations()).toEqual(['b|channel|target']);
    const message = () => world.queue.messages.get('b|channel|target');
    expect(message()).toMatchObject({ aliases: ['a|channel|q1', 'c|channel|q2'] });
    expect(told(message())).toEqual(['b target', 'a q1', 'c q2']);

    // What was told stays where it was told, whoever takes it back or reaches it again.
    await correct('c', 80);
    expect(told(message())).toEqual(['b target', 'a q1', 'c q2 undone']);
    await correct('b', 80);
    expect(message()?.notice.kind).toBe('celebration');
    expect(told(message())).toEqual(['b target undone', 'a q1', 'c q2 undone']);
    await correct('a', 80);
    expect(message()?.notice.kind).toBe('retraction');
    await correct('c', 86);
    expect(message()?.notice.kind).toBe('celebration');
    expect(told(message())).toEqual(['b target undone', 'a q1 undone', 'c q2']);
    expect(celebrations()).toEqual(['b|channel|target']);
  });

  it('of several goals is cheered by who does not own all of it, and once', async () => {
    await world.ports.goals.save({ ...sample, id: 'c' });
    const kept = await submitted([draft('90', { goal: 'b' }), draft('86', { goal: 'c' })]);
    await world.ports.goals.save({ ...sample, id: 'c', owner: 'U2', version: 2 });
    await world.followUps.applyAnswer(kept);
    const cheered: string[] = [];
    const addKudos = async (id: string) => {
      cheered.push(id);
      return 'given' as const;
    };
    const { useCases } = world.having({ dispatcher: { ...world.queue, addKudos } });
    const kudos = { workspace: 'T1', goal: 'b', key: 'target' };
    expect(await useCases.giveKudos({ ...kudos, person: 'U2' })).toBe('given');
    expect(await useCases.giveKudos({ ...kudos, person: 'U1' })).toBe('given');
    expect(cheered).toEqual(['b|channel|target', 'b|channel|target']);
    await answer([draft('90')], 'U1', 'V8');
    expect(await useCases.giveKudos({ ...kudos, goal: 'a', person: 'U1' })).toBe('own');
  });

  it('is not queued by a process that died before it, and is by the next', async () => {
    const kept = await submitted([draft('90')]);
    const dead = world.having({ dispatcher: { ...world.queue, enqueue: dying(0, world.queue.enqueue) } });
    await expect(dead.followUps.applyAnswer(kept)).rejects.toThrow('killed');
    await world.followUps.applyAnswer(kept);
    expect(celebrations()).toEqual(['a|channel|target']);
    expect(await values()).toEqual([90]);
  });
});
