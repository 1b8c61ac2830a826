import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';
import { storyScene } from '../support/story-scene.ts';

const BERLIN = 'Europe/Berlin';

/**
 * The life of one goal: its target is changed in March with a reason, it goes to another owner in May while a prompt is
 * open, it ends in June as missed, and another goal goes on from it. `goal-life.md` is who saw which message when.
 */
describe('the life of a goal', () => {
  let playground: Playground;
  let story: Story;

  beforeAll(async () => {
    const scene = storyScene();
    const teams = scene.teams.filter(({ id }) => id === 'success');
    // No more than what happens to one goal: the digest and the reviews have a story of their own.
    const settings = { digest: false, quarterly: false, annual: false, holidays: { country: 'DE', region: 'BW' } };
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2027-03-01T07:00:00Z')),
      scene: {
        ...scene,
        teams: teams.map((team) => ({ ...team, settings: { ...team.settings, ...settings } })),
        goals: scene.goals.filter(({ id }) => id === 'retention'),
      },
    });
    story = createStory(playground, BERLIN);
  });
  afterAll(() => playground.stop());

  const person = (name: string) => playground.simulator.as(name);
  const goals = () => playground.goalpost.stores.goals.forTeams('T0STORY', ['success']);
  const command = async (name: string, typed: string) => {
    await person(name).command('/goal', typed, 'client-success');
  };
  const card = async (name: string, typed: string) => {
    const before = person(name).ephemerals().length;
    await command(name, `show ${typed}`);
    await person(name).until(() => person(name).ephemerals().length > before, 'the card');
    return person(name).ephemerals().at(-1)?.words() ?? '';
  };
  const submit = async (name: string, titled: string, values: Readonly<Record<string, string>>) => {
    const modal = await person(name).modal(titled);
    await modal.fill(values);
    const submitted = await modal.submit();
    expect(['closed', 'updated']).toContain(submitted.outcome);
    await playground.goalpost.settled();
  };
  const done = async (name: string) => (await person(name).modal()).close();
  const checkIn = (name: string, value: string) => async () => {
    const [goal] = (await goals()).filter(({ state }) => state === 'active');
    await command(name, 'checkin');
    await submit(name, 'Check in', { [`${goal?.id}:value`]: value });
  };

  it('reads as the file beside it', async () => {
    await story.until('2027-03-02 10:00');
    await story.tells('Noor answers.', checkIn('noor', '83.1'));
    await story.until('2027-03-15 11:00');
    await story.tells('Mara, who leads the team, asks for more, and says why.', async () => {
      await command('mara', 'edit retention');
      await submit('mara', 'Edit goal', { target: '86', reason: 'Two large renewals came early.' });
      await done('mara');
    });
    await story.until('2027-04-02 10:00');
    await story.tells('Noor answers.', checkIn('noor', '84'));
    await story.until('2027-05-04 12:00');
    await story.tells('Noor moves on: Mara gives the goal to Diego, while the prompt is open.', async () => {
      await command('mara', 'handover retention @diego');
      await submit('mara', 'Hand over goals', { reason: 'Noor leads the new project.' });
      await done('mara');
    });
    await story.until('2027-05-05 16:00');
    await story.tells('Diego answers.', checkIn('diego', '84.4'));
    await story.until('2027-06-02 16:00');
    await story.tells('Diego answers.', checkIn('diego', '84.8'));
    await story.until('2027-07-02 17:00');
    await story.tells(
      'The day is over. Diego closes the goal with its last value, and says what was learned.',
      async () => {
        await command('diego', 'close retention');
        await submit('diego', 'Close goal', {
          value: '85.1',
          score: '0.7',
          reason: 'One client left for reasons of their own.',
          learned: 'Call before the renewal, not after.',
          closing: 'Not quite 86%, and we know why.',
        });
      },
    );
    await story.tells('Diego sets the next one, which goes on from here.', async () => {
      await (await person('diego').modal()).click('follow_goal');
      await submit('diego', 'New goal', {
        'What do you want to achieve?': 'Client retention, second half',
        Target: '87',
        'Stretch target': '88',
        due: '2027-12-31',
      });
      await done('diego');
    });
    await story.until('2027-08-03 16:00');
    await story.tells('Diego answers for the new goal.', checkIn('diego', '85.6'));
    await story.until('2027-09-01 16:00');
    await expect(story.text()).toMatchFileSnapshot('goal-life.md');
  }, 240_000);

  it('is not asked about again, nor named, after its end', () => {
    // The round that it was answered in closes on the 8th.
    const after = story.events.filter(({ on, text }) => on > '2027-07-08' && /Client retention rate/.test(text));
    expect(after).toEqual([]);
  });

  it('is known as it was on each day', async () => {
    expect(await card('mara', 'client retention rate on 2027-03-10')).toMatch(/U0NOOR[\s\S]*80% → 85%/);
    expect(await card('mara', 'client retention rate on 2027-04-10')).toMatch(/80% → 86%/);
    expect(await card('mara', 'client retention rate on 2027-05-10')).toMatch(/U0DIEGO/);
    expect(await card('mara', 'client retention rate')).toMatch(/missed[\s\S]*0\.7[\s\S]*Call before the renewal/);
  });

  it('goes on in the one that follows: the curve begins before it', async () => {
    expect(await card('mara', 'second half')).toMatch(/Before this goal: from [\s\S]* to 85\.1% on 2 July 2027/);
    const [first, next] = (await goals()).toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    expect(next?.kpiId).toBe(first?.kpiId);
  });
});
