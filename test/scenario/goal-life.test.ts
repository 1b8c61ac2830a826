import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';
import { storyScene } from '../support/story-scene.ts';

const BERLIN = 'Europe/Berlin';
/** What a form is filled in with, field by field. */
type Typed = Readonly<Record<string, string | ReturnType<typeof option>>>;
/** What an external select holds once a goal was chosen. */
const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });

/**
 * A year of one goal: it begins as a draft that is discussed, committed to and activated, its target is changed in March
 * with a reason, it goes to another owner in May while a prompt is open, it ends in June as missed, and another goal goes
 * on from it, for a goal that both serve. A private goal lives beside it. `goal-life.md` is who saw which message when.
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
      clock: createStillClock(new Date('2027-01-04T07:00:00Z')),
      scene: {
        ...scene,
        teams: teams.map((team) => ({ ...team, settings: { ...team.settings, ...settings } })),
        goals: [],
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
  const submit = async (name: string, titled: string, values: Typed) => {
    const modal = await person(name).modal(titled);
    await modal.fill(values);
    const submitted = await modal.submit();
    expect(['closed', 'updated']).toContain(submitted.outcome);
    await playground.goalpost.settled();
  };
  const done = async (name: string) => (await person(name).modal()).close();
  const idOf = async (title: string) => (await goals()).find((goal) => goal.title === title)?.id ?? '';
  const checkIn = (name: string, value: string) => async () => {
    const [mine] = (await goals()).filter(({ state, owner }) => state === 'active' && owner === person(name).id);
    await command(name, 'checkin');
    await submit(name, 'Check in', { [`${mine?.id}:value`]: value });
  };
  /** Each at a time of their own, so that each is one edit of the round's message. */
  const both = async (day: string, diego: string, mara: string) => {
    await story.until(`${day} 16:00`);
    await story.tells('Diego answers.', checkIn('diego', diego));
    await story.until(`${day} 16:10`);
    await story.tells('Mara answers.', checkIn('mara', mara));
  };
  const draft = () => person('mara').message('client-success', /Draft: Client retention rate/);
  const click = async (name: string, button: string) => {
    const before = person(name).ephemerals().length;
    await (await person(name).message('client-success', /Draft: Client retention rate/)).click(button);
    await person(name).until(() => person(name).ephemerals().length > before, button);
    await playground.goalpost.settled();
  };
  const setGoal = async (name: string, values: Readonly<Record<string, string | readonly string[]>>) => {
    await command(name, 'new');
    const form = await person(name).modal('New goal');
    const { category = '', unit = '', visibility, ...others } = values;
    await form.fill({ category, unit });
    if (visibility !== undefined) {
      await form.click('more_fields');
      await person(name).until(() => form.words().includes('Who sees it'), 'all fields');
      await form.fill({ visibility });
    }
    await form.fill(others);
    expect((await form.submit()).outcome).toBe('updated');
    await done(name);
    await playground.goalpost.settled();
  };

  it('reads as the file beside it', async () => {
    await story.until('2027-01-04 10:00');
    await story.tells('Noor drafts a goal, to hear what the others think.', () =>
      setGoal('noor', {
        ...{ title: 'Client retention rate', category: 'Retention', unit: 'Percent', draft: ['yes'] },
        ...{ Baseline: '80', Target: '84', due: '2027-06-30' },
      }),
    );
    await story.until('2027-01-05 15:00');
    await story.tells('Diego proposes more.', async () => {
      await (await person('diego').message('client-success', /Draft: /)).click('propose_change');
      await submit('diego', 'Propose a change', { target: '85', words: 'We had 82 in December.' });
      await done('diego');
    });
    await story.until('2027-01-05 15:10');
    await story.tells('He counts himself in.', () => click('diego', 'count_me_in'));
    await story.until('2027-01-05 15:20');
    await story.tells('Mara answers in the thread, and Noor keeps her words with the draft.', async () => {
      const { ts } = await draft();
      const reply = person('mara').say('client-success', 'Please leave out clients on trial.', ts);
      await person('noor').shortcut('add_to_goal', reply);
      await submit('noor', 'Propose a change', {});
      await done('noor');
    });
    await story.until('2027-01-06 09:30');
    await story.tells('Noor takes over what Diego proposed.', () => click('noor', 'take_proposal'));
    await story.until('2027-01-06 09:40');
    await story.tells('She declines the other.', () => click('noor', 'decline_proposal'));
    await story.until('2027-01-07 10:00');
    await story.tells('Mara makes a goal of it.', () => click('mara', 'activate_goal'));
    await story.until('2027-02-02 10:00');
    await story.tells('Noor answers.', checkIn('noor', '82'));
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
    await story.until('2027-04-12 10:00');
    await story.tells('Mara sets a goal that nobody else is to know of.', () =>
      setGoal('mara', {
        ...{ title: 'Quietly win back Harbour', category: 'Revenue', unit: 'Percent', visibility: ['yes'] },
        ...{ Baseline: '0', Target: '50', due: '2027-06-30' },
      }),
    );
    await story.until('2027-05-03 11:00');
    await story.tells('Mara answers for the goal that nobody else knows of.', checkIn('mara', '50'));
    await story.until('2027-05-03 11:10');
    await story.tells('She closes it, without a word to anybody.', async () => {
      await command('mara', 'close quietly');
      await submit('mara', 'Close goal', { learned: 'They wanted to be asked.' });
      await done('mara');
    });
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
    await story.until('2027-07-05 10:00');
    await story.tells('Mara sets what it is for, and Diego plans the months.', async () => {
      await setGoal('mara', {
        ...{ title: 'Revenue that stays', category: 'Revenue', unit: 'Percent' },
        ...{ Baseline: '70', Target: '80', due: '2027-12-31' },
      });
      const parent = await idOf('Revenue that stays');
      await command('diego', 'edit second half');
      await submit('diego', 'Edit goal', { parent: option(parent), plan: '85.3; 85.6; 86; 86.3; 86.6; 87' });
      await done('diego');
    });
    await both('2027-08-03', '85.6', '72');
    await both('2027-09-02', '85.8', '74');
    await both('2027-10-04', '85.7', '75');
    await story.until('2027-10-05 10:00');
    await story.tells('The step of September slipped. Diego moves those that are to come, and says why.', async () => {
      await command('diego', 'edit second half');
      await submit('diego', 'Edit goal', {
        plan: '85.3; 85.6; 86; 86; 86.5; 87',
        reason: 'Two renewals moved to November.',
      });
      await done('diego');
    });
    await both('2027-11-02', '86.4', '77');
    await both('2027-12-02', '87', '78.5');
    await story.until('2028-01-04 16:00');
    await story.tells('The year is over, and Diego closes the goal with its last value.', async () => {
      await command('diego', 'close second half');
      await submit('diego', 'Close goal', { value: '87.2', closing: 'They stay.' });
      await done('diego');
    });
    await story.until('2028-01-05 10:00');
    await expect(story.text()).toMatchFileSnapshot('goal-life.md');
  }, 600_000);

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
    const [first, next] = ['Client retention rate', 'Client retention, second half'].map(async (title) =>
      (await goals()).find((goal) => goal.title === title),
    );
    expect((await next)?.kpiId).toBe((await first)?.kpiId);
  });

  it('was a draft until it was activated', async () => {
    expect(await card('mara', 'client retention rate on 2027-01-04')).toMatch(/80% → 84%[\s\S]*draft/);
    expect(await card('mara', 'client retention rate on 2027-01-06')).toMatch(/80% → 85%[\s\S]*draft[\s\S]*U0DIEGO/);
    expect(await card('mara', 'client retention rate on 2027-01-07')).toMatch(/U0MARA> activated it on 7 January/);
  });

  it('serves another one, which shows what it comes to', async () => {
    expect(await card('mara', 'revenue that stays')).toMatch(/Client retention, second half[\s\S]*achieved/);
  });

  it('has a private one beside it that appears nowhere but with its owner', () => {
    const named = story.events.filter(({ text }) => /quietly|harbour/i.test(text));
    expect(new Set(named.map(({ where }) => where))).toEqual(new Set(['Mara Lindqvist']));
  });
});
