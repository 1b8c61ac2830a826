import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_REASON_LENGTH } from '../../src/domain/goal/edit-input.ts';
import { type Refusal, Refused } from '../../src/domain/policy.ts';
import { aCheckIn, aGoal, aTeam } from '../support/samples.ts';
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
  const off = [aCheckIn(80, { status: 'off-track', on: '2026-04-01', at: new Date('2026-04-01T09:00:00Z') })];
  for (const id of ['a', 'b']) await world.ports.goals.save(aGoal({ id, title: id, checkIns: off }));
});

const about = { team: 'success', kind: 'quarter' } as const;
const of = (person: string) => ({ workspace: 'T1', person, about });
const ID = 'success|review|quarter|2026-Q1';
const stored = () => world.ports.reviews.get('T1', ID);
const refusal = (call: Promise<unknown>): Promise<Refusal> =>
  call.then(
    () => expect.fail('was not refused'),
    (error: unknown) => (error instanceof Refused ? error.why : expect.fail(String(error))),
  );

describe('a review', () => {
  it('without goals, and of a team that is gone, has nothing to decide', async () => {
    await world.ports.teams.save(aTeam({ id: 'empty', channel: 'C2' }));
    const empty = { workspace: 'T1', person: 'U9', about: { team: 'empty' } };
    expect((await world.useCases.showReview(empty))?.board.needsDecision).toEqual([]);
    expect(await world.useCases.leadReview(empty)).toEqual({ ok: true });
    const removed = { by: 'U9', at: new Date(0), channel: 'C3' };
    await world.ports.teams.save(aTeam({ id: 'gone', channel: 'C3', removed }));
    const gone = { workspace: 'T1', person: 'U9', about: { team: 'gone' } };
    expect(await world.useCases.showReview(gone)).toBeUndefined();
    expect(await world.useCases.leadReview(gone)).toEqual({ ok: false, why: 'gone' });
    expect(await world.useCases.endReview(gone)).toEqual({ ok: false, why: 'gone' });
    expect(await world.useCases.showReview({ workspace: 'T1', person: 'U1', about: {} })).toBeUndefined();
  });

  it('is of all teams that somebody leads, where no team is named; each channel has its minutes', async () => {
    await world.ports.teams.save(aTeam({ id: 'second', name: 'Second', channel: 'C2' }));
    await world.ports.goals.save(aGoal({ id: 'c', team: 'second', title: 'c' }));
    const all = { workspace: 'T1', person: 'U9', about: { kind: 'quarter' } } as const;
    expect((await world.useCases.showReview(all))?.teams.map(({ name }) => name)).toEqual(['Client success', 'Second']);
    await world.useCases.leadReview(all);
    const ended = await world.useCases.endReview(all);
    if (!ended.ok) throw new Error(ended.why);
    await world.followUps.settleReview(ended.review);
    const posted = [...world.queue.messages.values()].map(({ to, notice }) => [to, JSON.stringify(notice)] as const);
    expect(posted.map(([to]) => to)).toEqual([{ channel: 'C1' }, { channel: 'C2' }]);
    expect(posted[0]?.[1]).not.toContain('"title":"c"');
  });

  it('has one leader: of two who decide at once one is told, and nothing is decided twice', async () => {
    await world.useCases.leadReview(of('U9'));
    await world.useCases.leadReview(of('UADMIN'));
    const theirs = await world.useCases.keepGoal({ ...of('U9'), goal: 'a' });
    expect(theirs).toEqual({ ok: false, why: 'not-leading', leader: 'UADMIN' });
    const twice = [1, 2].map(() => world.useCases.keepGoal({ ...of('UADMIN'), goal: 'a' }));
    expect(await Promise.all(twice)).toMatchObject([{ ok: true, next: 'b' }, { ok: true }]);
    expect((await stored())?.decisions).toMatchObject([{ goal: 'a', what: 'kept', by: 'UADMIN' }]);
    await Promise.all([world.useCases.leadReview(of('U9')), world.useCases.leadReview(of('UADMIN'))]);
    expect(['U9', 'UADMIN']).toContain((await stored())?.leader);
  });

  it('waits for the next lead where one is removed half-way', async () => {
    await world.useCases.leadReview(of('U9'));
    await world.useCases.keepGoal({ ...of('U9'), goal: 'a' });
    await world.ports.teams.save(aTeam({ lead: 'U2', version: 2 }));
    expect(await refusal(world.useCases.keepGoal({ ...of('U9'), goal: 'b' }))).toBe('not-the-lead');
    expect(await refusal(world.useCases.showReview(of('U9')))).toBe('not-the-lead');
    expect(await world.useCases.leadReview(of('U2'))).toEqual({ ok: true, at: 'b' });
    expect(await world.useCases.showReview(of('U2'))).toMatchObject({
      isLeading: true,
      board: { decided: [{ goal: 'a' }], needsDecision: [{ goal: 'b' }] },
    });
  });

  it('does not write over what was decided elsewhere meanwhile, and shows it', async () => {
    await world.useCases.leadReview(of('U9'));
    const closing = { workspace: 'T1', person: 'U1', goal: 'a', view: 'V1', lastValue: { value: '' } };
    const nothing = { score: '0', learned: '', closing: '', due: '' };
    world.moveTo('2026-04-02T09:00:00Z');
    await world.useCases.closeGoal({ ...closing, input: { ...nothing, choice: 'dropped', reason: 'Not any more.' } });
    expect(await world.useCases.keepGoal({ ...of('U9'), goal: 'a' })).toEqual({ ok: false, why: 'closed' });
    const help = { ...of('U9'), goal: 'a', view: 'V2', to: 'U2', question: 'Why?' };
    expect(await world.useCases.askForHelp(help)).toEqual({ ok: false, why: 'closed' });
    const shown = await world.useCases.showReviewGoal({ ...of('U9'), goal: 'a' });
    expect(shown).toMatchObject({ item: { meanwhile: 1 }, meanwhile: [{ by: 'U1', now: { state: 'dropped' } }] });
  });

  it('notes what the goal has, and nothing that it has not', async () => {
    await world.useCases.leadReview(of('U9'));
    const made = { ...of('U9'), goal: 'a', what: 'planned' } as const;
    expect(await world.useCases.noteDecision({ ...made, ref: 'none' })).toBe(false);
    const input = { text: 'Call', owner: 'U1', due: '' };
    const added = await world.useCases.addAction({ workspace: 'T1', person: 'U9', goal: 'a', view: 'V1', input });
    const ref = added.ok ? (added.goal.actions?.[0]?.id ?? '') : '';
    for (const _ of [1, 2]) expect(await world.useCases.noteDecision({ ...made, ref })).toBe(true);
    expect((await stored())?.decisions).toHaveLength(1);
  });

  it('takes no reason that is longer than one of a change, and loses nothing of it', async () => {
    const input = { text: 'x'.repeat(3000), owner: 'U1', due: '' };
    const added = await world.useCases.addAction({ workspace: 'T1', person: 'U9', goal: 'a', view: 'V1', input });
    expect(added).toMatchObject({ ok: false, problems: [{ field: 'text', problem: { code: 'too-long' } }] });
    await world.useCases.leadReview(of('U9'));
    const asked = { ...of('U9'), goal: 'a', view: 'V2', to: 'U9', question: 'x'.repeat(3000) };
    expect(await world.useCases.askForHelp(asked)).toMatchObject({
      problems: [
        { field: 'to', problem: { code: 'help-yourself' } },
        { field: 'question', problem: { code: 'too-long', max: 500 } },
      ],
    });
    expect(MAX_REASON_LENGTH).toBe(300);
    expect((await stored())?.decisions).toEqual([]);
  });

  it('has five hundred goals, one after the other', async () => {
    await Promise.all(
      Array.from({ length: 498 }, (_, index) => world.ports.goals.save(aGoal({ id: `g${index}`, title: `g${index}` }))),
    );
    const shown = await world.useCases.showReview(of('U9'));
    expect([...(shown?.board.needsDecision ?? []), ...(shown?.board.wentWell ?? [])]).toHaveLength(500);
  });
});

describe('help', () => {
  const ask = (to: string, question = 'Can you call them?') =>
    world.useCases.askForHelp({ ...of('U9'), goal: 'a', view: 'V1', to, question });

  it('is asked of who sees the goal alone, once, and answered by them alone', async () => {
    await world.useCases.leadReview(of('U9'));
    expect(await ask('UOTHER')).toMatchObject({ problems: [{ field: 'to', problem: { code: 'help-unseen' } }] });
    expect(await ask('UGUEST')).toMatchObject({ problems: [{ field: 'to', problem: { code: 'cannot-answer' } }] });
    for (const _ of [1, 2]) {
      const asked = await ask('U2');
      if (!asked.ok) throw new Error('not asked');
      await world.followUps.settleReview(asked.review);
    }
    const [message, ...others] = [...world.queue.messages.values()];
    expect(others).toEqual([]);
    expect(message?.notice).toMatchObject({ kind: 'help', question: 'Can you call them?' });
    const [request] = (await world.ports.goals.get('T1', 'a'))?.helps ?? [];
    const answer = { workspace: 'T1', goal: 'a', help: request?.id ?? '', answer: 'I will.' };
    expect(await world.useCases.answerHelp({ ...answer, person: 'U1' })).toEqual({ ok: false, why: 'gone' });
    expect(await world.useCases.answerHelp({ ...answer, person: 'U2', answer: ' ' })).toMatchObject({
      problems: [{ field: 'answer', problem: { code: 'required' } }],
    });
    expect(await world.useCases.answerHelp({ ...answer, person: 'U2' })).toMatchObject({ ok: true });
    expect([...world.queue.messages.values()][0]?.notice).toMatchObject({ answer: 'I will.' });
    expect((await world.useCases.showGoal('T1', 'U1', 'a'))?.goal.helps).toMatchObject([
      { answer: { text: 'I will.' } },
    ]);
    const shown = await world.useCases.showReviewGoal({ ...of('U9'), goal: 'a' });
    expect(shown).toMatchObject({ made: [{ detail: { what: 'asked', answer: 'I will.' } }] });
  });

  it('comes also where the process dies at any step after the form was taken: the sweep finishes it', async () => {
    for (const step of [0, 1, 2]) {
      world.queue.messages.clear();
      world.moveTo(`2026-04-0${3 + step}T08:00:00Z`);
      await world.useCases.leadReview(of('U9'));
      const asked = await ask('U2', `Question ${step}`);
      if (!asked.ok) throw new Error('not asked');
      const { goals, reviews, dispatcher } = world.ports;
      const dead = world.having({
        goals: { ...goals, save: dying(step === 0 ? 0 : 9, goals.save) },
        dispatcher: { ...dispatcher, enqueue: dying(step === 1 ? step : 9, dispatcher.enqueue) },
        reviews: { ...reviews, save: dying(step === 2 ? 0 : 9, reviews.save) },
      });
      await dead.followUps.settleReview(asked.review).catch(() => undefined);
      expect(await world.followUps.sweepReviews()).toBe(0);
      world.moveTo(`2026-04-0${3 + step}T08:01:00Z`);
      expect(await world.followUps.sweepReviews()).toBe(1);
      expect(await world.followUps.sweepReviews()).toBe(0);
      const texts = [...world.queue.messages.values()].map(({ notice }) => JSON.stringify(notice));
      expect(texts.filter((text) => text.includes(`Question ${step}`))).toHaveLength(1);
    }
  });
});
