import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AbsenceInput } from '../../src/domain/team/absence.ts';
import type { AddedAbsence } from '../../src/features/team/absences.ts';
import { anAbsence } from '../support/samples.ts';
import { openWorld, type World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const draft: AbsenceInput = { from: '2026-03-09', until: '2026-03-13', delegate: undefined };
const go = (change: Partial<AbsenceInput> = {}, person = 'U1', view = 'V1') =>
  world.useCases.addAbsence({ workspace: 'T1', person, view, input: { ...draft, ...change } });
const problems = (went: AddedAbsence) =>
  'problems' in went ? went.problems.map(({ field, problem }) => `${field}: ${problem.code}`) : [];

describe('who goes away', () => {
  it('does so from midnight to midnight on their own clock, once where the form came twice', async () => {
    const first = await go();
    expect(first).toMatchObject({
      absence: { startsAt: new Date('2026-03-08T23:00:00Z'), endsAt: new Date('2026-03-13T23:00:00Z'), begun: false },
    });
    expect(await go()).toEqual(first);
    expect(await world.useCases.absencesOf('T1', 'U1')).toHaveLength(1);
  });

  it.each<[Partial<AbsenceInput>, string]>([
    [{ from: '' }, 'from: not-a-date'],
    [{ until: '2026-02-30' }, 'until: not-a-date'],
    [{ until: '2026-03-08' }, 'until: ends-before-it-begins'],
    [{ from: '2026-02-02', until: '2026-03-01' }, 'until: over-already'],
    [{ until: '2027-03-10' }, 'until: too-long-away'],
    [{ delegate: 'U1' }, 'delegate: own-delegate'],
    [{ delegate: 'UGUEST' }, 'delegate: cannot-answer'],
  ])('is refused with %j', async (change, problem) => {
    expect(problems(await go(change))).toEqual([problem]);
    expect(await world.useCases.absencesOf('T1', 'U1')).toEqual([]);
  });

  it('cannot name somebody who is away at that time, nor be away twice at once', async () => {
    await world.ports.absences.add(anAbsence({ person: 'U2', from: '2026-03-13', until: '2026-03-20' }));
    expect(problems(await go({ delegate: 'U2' }))).toEqual(['delegate: delegate-away']);
    expect(problems(await go({ delegate: 'U2', until: '2026-03-12' }))).toEqual([]);
    expect(problems(await go({ from: '2026-03-12' }, 'U1', 'V2'))).toEqual(['from: away-already']);
  });

  it('has twenty absences at the most', async () => {
    for (let count = 0; count < 20; count += 1) {
      const day = `2026-04-${String(count + 1).padStart(2, '0')}`;
      await world.ports.absences.add(anAbsence({ id: `A${count}`, from: day, until: day }));
    }
    expect(problems(await go())).toEqual(['from: too-many-absences']);
  });

  it('is refused as a guest', async () => {
    expect(await go({}, 'UGUEST')).toEqual({ ok: false, refused: 'outsider' });
  });

  it('takes back their own absences, and nobody else’s', async () => {
    await go();
    const [absence] = await world.useCases.absencesOf('T1', 'U1');
    expect(await world.useCases.cancelAbsence('T1', 'U2', absence?.id ?? '')).toBe(false);
    expect(await world.useCases.cancelAbsence('T1', 'U1', absence?.id ?? '')).toBe(true);
    expect(await world.useCases.cancelAbsence('T1', 'U1', absence?.id ?? '')).toBe(false);
    expect(await world.useCases.absencesOf('T1', 'U1')).toEqual([]);
  });
});
