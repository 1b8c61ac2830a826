import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { MinutesNotice } from '../../src/domain/review/notices.ts';
import { aBlocker, aCheckIn, aClient, aGoal, aGoalDraft, anAction, aTeam } from '../support/samples.ts';
import { dying, openWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.queue.messages.clear();
  for (const one of await world.db.collections()) await one.deleteMany({});
  world.moveTo('2026-04-02T08:00:00Z');
  await world.ports.teams.save(aTeam());
  await world.ports.goals.save(ending('a'));
});

const ending = (id: string, more: Partial<Goal> = {}): Goal =>
  aGoal({
    ...{ id, title: id, due: '2026-03-31', serves: 'Clients who stay' },
    checkIns: [aCheckIn(82, { id: `${id}-1`, on: '2026-03-30', at: new Date('2026-03-30T09:00:00Z') })],
    blockers: [aBlocker({ id: `${id}-1`, owner: 'U1' })],
    actions: [anAction()],
    ...more,
  });

const of = (person: string, kind: 'quarter' | 'year' | 'month' = 'quarter') => ({
  workspace: 'T1',
  person,
  about: { team: 'success', kind },
});
const input = aGoalDraft({ title: 'a', baseline: '82', target: '86', due: '2026-06-30', serves: 'Clients who stay' });
const closing = { score: 'proposed', reason: '', learned: '' };
const carry = (more: object = {}, person = 'U9') =>
  world.useCases.carryOver({ ...of(person), goal: 'a', view: 'V1', input, closing, ...more });
const goals = () => world.ports.goals.forTeams('T1', ['success']);
const next = async () => (await goals()).filter(({ follows }) => follows === 'a');
const decisions = async () => (await world.ports.reviews.get('T1', 'success|review|quarter|2026-Q1'))?.decisions;
const minutes = () =>
  [...world.queue.messages.values()].map(({ notice }) => notice).filter(({ kind }) => kind === 'minutes');

describe('carrying over a goal of a client', () => {
  beforeEach(() => world.useCases.leadReview(of('U9')));

  it('leaves the client only where that has ended', async () => {
    const client = aClient();
    await world.ports.clients.save(client);
    await world.ports.goals.save(ending('b', { client: client.id }));
    await world.ports.goals.save(ending('c', { client: client.id }));
    const ofClient = (goal: string) => ({ goal, view: goal, input: { ...input, title: goal, client: client.id } });
    expect(await carry(ofClient('b'))).toMatchObject({ ok: true, created: { goal: { client: client.id } } });
    const ended = { on: '2026-04-02', by: 'U9' };
    await world.ports.clients.save({ ...client, ended, version: client.version + 1 });
    const carried = await carry(ofClient('c'));
    expect(carried).toMatchObject({ ok: true, created: { goal: { title: 'c', serves: 'Clients who stay' } } });
    expect(carried).not.toHaveProperty('created.goal.client');
  });
});

describe('carrying a goal over', () => {
  beforeEach(() => world.useCases.leadReview(of('U9')));

  it('closes it with its score, and sets it again with all that is open; sent twice it happens once', async () => {
    for (const _ of [1, 2]) expect(await carry()).toMatchObject({ ok: true });
    expect(await world.ports.goals.get('T1', 'a')).toMatchObject({ state: 'missed', outcome: { score: 0.4 } });
    expect(await next()).toMatchObject([
      {
        ...{ state: 'active', due: '2026-06-30', kpi: { baseline: 82, target: 86 }, checkIns: [] },
        ...{ blockers: [{ text: 'Rain' }], actions: [{ text: 'Call the clients' }], serves: 'Clients who stay' },
      },
    ]);
    expect(await decisions()).toMatchObject([{ goal: 'a', what: 'carried-over' }]);
    const shown = await world.useCases.showReview(of('U9'));
    expect(shown?.board).toMatchObject({ decided: [{ goal: 'a' }], needsDecision: [], wentWell: [] });
  });

  it('names every problem at its field, and writes nothing', async () => {
    const bad = { input: { ...input, target: 'many', due: '' } };
    expect(await carry(bad)).toMatchObject({ problems: [{ field: 'due' }, { field: 'target' }] });
    const long = { ...closing, score: '0.9', reason: '', learned: 'x'.repeat(3001) };
    expect(await carry({ closing: long })).toMatchObject({
      problems: [
        { field: 'reason', problem: { code: 'score-reason', proposed: 0.4 } },
        { field: 'learned', problem: { code: 'too-long', max: 3000 } },
      ],
    });
    const whole = { ...closing, score: '0.9', reason: 'x'.repeat(3000), learned: 'y'.repeat(3000) };
    expect(await carry({ closing: whole })).toMatchObject({ ok: true });
    expect(await next()).toHaveLength(1);
  });

  it('finishes what was cut short when it is carried over once more, whichever step it was', async () => {
    const { goals: store } = world.ports;
    for (const step of [0, 1, 2, 3]) {
      const dead = world.having({ goals: { ...store, save: dying(step, store.save) } });
      await dead.useCases
        .carryOver({ ...of('U9'), goal: 'a', view: `V${step}`, input, closing })
        .catch(() => undefined);
    }
    expect(await carry({ view: 'V9' })).toSatisfy(
      (answer: { ok: boolean; why?: string }) => answer.ok || answer.why === 'closed',
    );
    expect(await next()).toHaveLength(1);
    expect(await world.ports.goals.get('T1', 'a')).toMatchObject({ state: 'missed' });
  });

  it('is not done by who does not lead, to a goal that was closed meanwhile, nor in the review of a month', async () => {
    await world.useCases.leadReview(of('UADMIN'));
    expect(await carry()).toEqual({ ok: false, why: 'not-leading', leader: 'UADMIN' });
    await world.useCases.leadReview(of('U9', 'month'));
    expect(await carry(of('U9', 'month'))).toEqual({ ok: false, why: 'gone' });
    await world.useCases.leadReview(of('U9'));
    const nothing = { score: '0', learned: '', closing: '', due: '' };
    const dropped = { ...nothing, choice: 'dropped', reason: 'Not any more.' } as const;
    const elsewhere = { workspace: 'T1', person: 'U1', goal: 'a', view: 'V7', lastValue: { value: '' } };
    await world.useCases.closeGoal({ ...elsewhere, input: dropped });
    expect(await carry()).toEqual({ ok: false, why: 'closed' });
    await world.ports.teams.save(aTeam({ version: 2, removed: { by: 'U9', at: new Date(), channel: 'C1' } }));
    expect(await carry()).toEqual({ ok: false, why: 'gone' });
    expect(await next()).toEqual([]);
  });

  it('serves what was set in place of what it served, or nothing where that has ended', async () => {
    const parent = ending('p', { actions: [], blockers: [] });
    await world.ports.goals.save(parent);
    await world.ports.goals.save(ending('c', { parent: 'p', weight: 100 }));
    const asChild = (goal: string) => ({
      goal,
      view: `V-${goal}`,
      input: { ...input, title: goal, parent: 'p', weight: '100' },
    });
    await carry({ goal: 'p', view: 'V-p', input: { ...input, title: 'p' } });
    const top = (await goals()).find(({ follows }) => follows === 'p');
    expect(await carry(asChild('c'))).toMatchObject({ ok: true, created: { goal: { parent: top?.id } } });
  });

  it('of a goal without a value is one that came to nothing', async () => {
    await world.ports.goals.save(ending('empty', { checkIns: [], blockers: [] }));
    await carry({ goal: 'empty', view: 'V5', input: { ...input, title: 'empty' } });
    expect(await world.ports.goals.get('T1', 'empty')).toMatchObject({ state: 'missed', outcome: { score: 0 } });
  });

  it('of five hundred goals finds what ends, and each once', async () => {
    await Promise.all(Array.from({ length: 499 }, (_, index) => world.ports.goals.save(ending(`g${index}`))));
    await carry();
    const shown = await world.useCases.showReview(of('U9'));
    expect(shown?.board.needsDecision).toHaveLength(499);
    expect(shown?.board.needsDecision.every(({ proposed }) => proposed?.score === 0.4)).toBe(true);
  });
});

describe('the minutes', () => {
  const ended = async (kind: 'quarter' | 'year' = 'quarter') => {
    const done = await world.useCases.endReview(of('U9', kind));
    if (!done.ok) throw new Error(done.why);
    await world.followUps.settleReview(done.review);
  };
  const rows = () => (minutes() as MinutesNotice[]).flatMap((one) => one.rows);

  it('begin with the story of the quarter, in the one message that there is', async () => {
    await world.useCases.leadReview(of('U9'));
    await carry();
    await ended();
    expect([...world.queue.messages.values()].filter(({ to }) => 'channel' in to)).toHaveLength(1);
    expect(rows().slice(0, 4)).toMatchObject([
      { row: 'heading', part: 'story' },
      { row: 'story', line: { of: 'ended', missed: 1, score: 0.4 } },
      { row: 'story', line: { of: 'move', title: 'a', from: 80, to: 82 } },
      { row: 'story', line: { of: 'next', carried: 1, running: 0 } },
    ]);
  });

  it('take up an answer to a request for help that comes later, also where that is cut short; nothing else changes', async () => {
    await world.useCases.leadReview(of('U9'));
    await world.ports.goals.save(ending('b'));
    const asked = await world.useCases.askForHelp({ ...of('U9'), goal: 'a', view: 'V2', to: 'U2', question: 'Why?' });
    if (!asked.ok) throw new Error('not asked');
    await world.followUps.settleReview(asked.review);
    await ended();
    const before = rows();
    world.moveTo('2026-04-20T08:00:00Z');
    const later = { workspace: 'T1', person: 'U1', goal: 'b', view: 'V7', lastValue: { value: '' } };
    const dropped = { score: '0', learned: '', closing: '', due: '', choice: 'dropped', reason: 'No.' } as const;
    await world.useCases.closeGoal({ ...later, input: dropped });
    const help = (await world.ports.goals.get('T1', 'a'))?.helps?.[0]?.id ?? '';
    const answered = await world.useCases.answerHelp({ workspace: 'T1', person: 'U2', goal: 'a', help, answer: 'So.' });
    expect(answered).toMatchObject({ ok: true, ended: { state: 'ended' } });
    expect(await world.followUps.sweepReviews()).toBe(0);
    world.moveTo('2026-04-20T08:01:00Z');
    expect(await world.followUps.sweepReviews()).toBe(1);
    const added = rows().filter((row) => !before.some((one) => JSON.stringify(one) === JSON.stringify(row)));
    expect(added.map((row) => (row.row === 'decision' ? row.detail : row))).toMatchObject([
      { what: 'asked', answer: 'So.' },
      { row: 'text', of: 'answer', text: 'So.' },
    ]);
    expect(minutes()).toHaveLength(1);
  });

  it('name no private goal, neither in the story nor among the objectives', async () => {
    await world.ports.goals.save(ending('secret', { title: 'Hush', visibility: 'private', serves: 'Hush hush' }));
    await world.useCases.leadReview(of('U9', 'year'));
    const form = await world.useCases.objectivesForm(of('U9', 'year'));
    expect(form).toMatchObject({ ok: true, shown: [{ words: 'Clients who stay' }] });
    await ended('year');
    expect(JSON.stringify(minutes())).not.toMatch(/hush/i);
  });
});

describe('the objectives of a year', () => {
  const form = {
    objectives: [{ was: 'Clients who stay', now: 'Clients who recommend us' }],
    added: 'New',
    reason: 'Bold.',
  };
  const decide = (person = 'U9', kind: 'quarter' | 'year' = 'year') =>
    world.useCases.decideObjectives({ ...of(person, kind), view: 'V3', input: form });

  it('are decided once by who leads, and goals that run on follow, once', async () => {
    expect(await decide()).toEqual({ ok: false, why: 'not-started' });
    await world.useCases.leadReview(of('U9', 'year'));
    expect(await decide('UADMIN')).toEqual({ ok: false, why: 'not-leading', leader: 'U9' });
    expect(await decide('U9', 'quarter')).toEqual({ ok: false, why: 'gone' });
    for (const _ of [1, 2]) {
      const decided = await decide();
      if (!decided.ok || !('review' in decided)) throw new Error('not decided');
      await world.followUps.settleReview(decided.review);
      expect(decided.review.objectives).toHaveLength(2);
    }
    const goal = await world.ports.goals.get('T1', 'a');
    expect(goal).toMatchObject({ serves: 'Clients who recommend us' });
    expect(goal?.changes).toMatchObject([{ by: 'U9', reason: 'Bold.', now: { serves: 'Clients who recommend us' } }]);
  });

  it('are found by the sweep where it is cut short', async () => {
    await world.useCases.leadReview(of('U9', 'year'));
    await decide();
    world.moveTo('2026-04-02T08:01:00Z');
    expect(await world.followUps.sweepReviews()).toBe(1);
    expect(await world.ports.goals.get('T1', 'a')).toMatchObject({ serves: 'Clients who recommend us' });
  });
});

describe('the review before', () => {
  it('stands in the next one, at its goals and at those that follow them', async () => {
    await world.useCases.leadReview(of('U9'));
    await carry();
    await world.useCases.endReview(of('U9'));
    world.moveTo('2026-05-04T08:00:00Z');
    const month = of('U9', 'month');
    const shown = await world.useCases.showReview(month);
    expect(shown?.previous).toMatchObject({ name: { kind: 'quarter', period: { id: '2026-Q1' } }, decided: 1 });
    const [set] = await next();
    const page = await world.useCases.showReviewGoal({ ...month, goal: set?.id ?? '' });
    expect(page).toMatchObject({ earlier: [{ detail: { what: 'carried-over', next: { due: '2026-06-30' } } }] });
  });
});
