import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { localDateOf } from '../../src/domain/time/instant.ts';
import { addDays, weekdayOf } from '../../src/domain/time/local-date.ts';
import { type CallsOfPerson, calls, noiseDocument } from '../support/noise.ts';
import { startTestPlayground } from '../support/playground.ts';
import {
  goalOf,
  idOf,
  nameOf,
  quarterScene,
  RHYTHMS,
  type Rhythm,
  ROLES,
  type Role,
} from '../support/quarter-scene.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const BERLIN = 'Europe/Berlin';
const FIRST = '2027-01-11';
const LAST = '2027-04-09';
const ROLE_NAMES = Object.keys(ROLES) as Role[];
const LEAVES_ON = '2027-02-17';
const AWAY = { from: '2027-03-01', until: '2027-03-12' };
/** What the project allows: calls a person and round, and messages to a lead about who is missing in a week. */
const BUDGET = { answers: 1.5, never: 2, leadInWeek: 1 };

/**
 * A quarter of a team with a weekly rhythm, and of one with a monthly one, day by day. Everybody treats the prompts as
 * their role says. What they were called is counted, and stands in `docs/noise.md`.
 */
describe('a quarter of a weekly and of a monthly rhythm', () => {
  let playground: Playground;
  let story: Story;
  let counted: CallsOfPerson[];

  const person = (rhythm: Rhythm, role: Role) => playground.simulator.as(nameOf(rhythm, role).toLowerCase());
  const openRound = async (rhythm: Rhythm, role: Role) => {
    const rounds = await playground.goalpost.stores.rounds.openForPerson('T0QUARTER', idOf(rhythm, role));
    const goal = await playground.goalpost.stores.goals.get('T0QUARTER', goalOf(rhythm, role));
    return rounds.find(
      ({ id, asks }) =>
        asks.some(({ goals }) => goals.includes(goal?.id ?? '')) && !goal?.checkIns.some(({ round }) => round === id),
    );
  };
  const isLate = new Map<string, boolean>();
  let answers = 0;
  const answer = async (rhythm: Rhythm, role: Role) => {
    const who = person(rhythm, role);
    await story.tells(`${nameOf(rhythm, role)} answers.`, async () => {
      await who.command('/goal', 'checkin');
      const modal = await who.modal('Check in');
      answers += 1;
      await modal.fill({ [`${goalOf(rhythm, role)}:value`]: String(10 + Math.floor(answers / 6)) });
      expect(['closed', 'updated']).toContain((await modal.submit()).outcome);
    });
  };
  /** On this day at noon, by what the role is. */
  const treatPrompt = async (rhythm: Rhythm, role: Role, day: string) => {
    const round = await openRound(rhythm, role);
    if (round === undefined) return;
    if (role === 'owner' && day >= AWAY.from && day <= AWAY.until) return;
    const key = `${round.id}|${role}`;
    if (!isLate.has(key))
      isLate.set(
        key,
        [...isLate.keys()].filter((one) => one.endsWith(`|${role}`) && one.startsWith(rhythm)).length % 3 === 2,
      );
    if (role === 'answers' && isLate.get(key) && localDateOf(round.closesAt, BERLIN) !== day) return;
    await answer(rhythm, role);
  };
  const live = async (day: string) => {
    await story.until(`${day} 12:00`);
    for (const rhythm of RHYTHMS) {
      if (day === LEAVES_ON) await leave(rhythm);
      await treatPrompt(rhythm, 'answers', day);
      await treatPrompt(rhythm, 'owner', day);
      if (day < LEAVES_ON) await treatPrompt(rhythm, 'leaves', day);
    }
  };
  /** The lead takes somebody out of the team, in its form. */
  const leave = async (rhythm: Rhythm) => {
    await person(rhythm, 'lead').command('/goal', 'team', rhythm);
    const form = await person(rhythm, 'lead').modal('Team settings');
    const staying = ROLE_NAMES.filter((role) => role !== 'leaves').map((role) => nameOf(rhythm, role).toLowerCase());
    await form.fill({ members: staying });
    expect(['closed', 'updated']).toContain((await form.submit()).outcome);
    await playground.time.settle();
  };
  const goAway = async (rhythm: Rhythm) => {
    const owner = person(rhythm, 'owner');
    await owner.command('/goal', 'away');
    const modal = await owner.modal('Away');
    await modal.fill({ ...AWAY, delegate: nameOf(rhythm, 'delegate').toLowerCase() });
    await modal.submit();
  };

  beforeAll(async () => {
    const clock = createStillClock(new Date(`${addDays(FIRST, -2)}T08:00:00Z`));
    playground = await startTestPlayground({ clock, scene: quarterScene() });
    story = createStory(playground, BERLIN);
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      if (weekdayOf(day) > 5) continue;
      await live(day);
      if (day === '2027-02-26') for (const rhythm of RHYTHMS) await goAway(rhythm);
    }
    await story.until(`${addDays(LAST, 3)} 12:00`);
    counted = RHYTHMS.flatMap((rhythm) =>
      ROLE_NAMES.map((role) => calls(story.events, { rhythm, name: nameOf(rhythm, role), role: ROLES[role] })),
    );
    console.table(counted);
  }, 600_000);
  afterAll(() => playground.stop());

  const of = (rhythm: Rhythm, role: Role): CallsOfPerson => {
    const found = counted.find(({ name }) => name === nameOf(rhythm, role));
    if (found === undefined) throw new Error(`${rhythm} ${role}`);
    return found;
  };

  it.each(RHYTHMS)('calls who answers at most 1.5 times a %s round, every reminder counted', (rhythm) => {
    for (const role of ['answers', 'owner', 'leaves'] as const) {
      expect(of(rhythm, role).rounds).toBeGreaterThan(0);
      expect(of(rhythm, role).callsARound).toBeLessThanOrEqual(BUDGET.answers);
    }
  });

  it.each(RHYTHMS)('calls who never answers at most twice a %s round, and a delegate who does not, too', (rhythm) => {
    for (const role of ['never', 'delegate'] as const) {
      expect(of(rhythm, role).rounds).toBeGreaterThan(0);
      expect(of(rhythm, role).mostInRound).toBeLessThanOrEqual(BUDGET.never);
    }
  });

  it('reminds less in a weekly rhythm than in a monthly one', () => {
    const reminded = ({ reminders, rounds }: CallsOfPerson) => reminders / rounds;
    expect(reminded(of('weekly', 'never'))).toBeLessThan(reminded(of('monthly', 'never')));
    // One weekly goal made 23 calls a quarter.
    expect(of('weekly', 'never').prompts + of('weekly', 'never').reminders).toBeLessThanOrEqual(18);
  });

  it('tells a lead at most once a week who is missing, and not every week the same', () => {
    for (const rhythm of RHYTHMS) expect(of(rhythm, 'lead').missingInWeek).toBeLessThanOrEqual(BUDGET.leadInWeek);
    expect(of('weekly', 'lead').missing).toBeGreaterThan(0);
    // Seven about one person, before.
    const aboutNils = story.events.filter(({ where, text }) => where === 'Lena' && text.includes('*Nils*'));
    expect(aboutNils.length).toBeLessThanOrEqual(4);
  });

  it('asks nobody who has left, and says of a delegate who did not answer whom they stood in for', () => {
    for (const rhythm of RHYTHMS) {
      const after = story.events.filter(({ where, on }) => where === nameOf(rhythm, 'leaves') && on >= LEAVES_ON);
      expect(after).toEqual([]);
      const toLead = story.events.filter(({ where }) => where === nameOf(rhythm, 'lead')).map(({ text }) => text);
      expect(toLead.join('\n')).toContain(`*${nameOf(rhythm, 'delegate')}* (stood in for ${nameOf(rhythm, 'owner')})`);
    }
  });

  it('names nobody in public who has not answered', () => {
    const posts = story.events.filter(({ where, what }) => where.startsWith('#') && what !== 'removed');
    expect(posts.length).toBeGreaterThan(20);
    for (const { text } of posts) expect(text).not.toMatch(/waiting for|no answer from/);
    expect(posts.some(({ text }) => /\d people haven't answered|1 person hasn't answered/.test(text))).toBe(true);
  });

  it('shows the lead in the review who did not answer', async () => {
    await person('weekly', 'lead').command('/goal', 'review');
    const modal = await person('weekly', 'lead').modal('Review');
    expect(modal.words()).toContain('No answer in the last month');
    expect(modal.words()).toMatch(/Nils\*? · no answer in \d of \d rounds/);
  });

  it('stands in docs/noise.md as it was counted', async () => {
    await expect(noiseDocument(counted, BUDGET)).toMatchFileSnapshot('../../docs/noise.md');
  });
});
