import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { createStillClock } from '../support/still-clock.ts';

const WORKSPACE = 'T0HARBOUR';

/** A team that is removed while a round is open. */
describe('a team that is removed', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground({ clock: createStillClock(new Date('2026-11-25T09:00:00Z')) });
    await playground.time.moveTo(new Date('2026-12-01T15:00:00Z'));
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const stores = () => playground.goalpost.stores;
  const settle = async () => {
    await playground.goalpost.settled();
    await playground.time.settle();
  };
  const posts = () => playground.simulator.messages('client-success');
  const open = async (name: string) => {
    await as(name).command('/goal', 'team', 'client-success');
    return as(name).modal('Team settings');
  };

  it('says first what will happen, and is gone at once', async () => {
    expect(posts().filter(({ text }) => text.includes('December check-in'))).toHaveLength(1);
    const form = await open('mara');
    const confirm = JSON.stringify(form.blocks().find((block) => block['block_id'] === 'remove'));
    expect(confirm).toMatch(/stops asking, reminding, and posting.*Open rounds end.*history stay readable/);
    const other = await playground.simulator.as('june').command('/goal', 'team', 'client-success');
    expect(other).toBeDefined();
    const late = await as('june').modal();
    await form.click('remove_team');
    await as('mara').until(
      () => as('mara').modals().at(-1)?.words().includes('*Client success* is removed'),
      'the end',
    );
    await settle();
    expect(await stores().teams.inChannel(WORKSPACE, 'C0SUCCESS')).toBeUndefined();
    expect((await stores().teams.all(WORKSPACE)).map(({ id }) => id)).toEqual(['support']);
    // Whoever had its settings open is told so, with what they typed in the form still.
    await late.fill({ answerWithin: '7' });
    expect(await late.submit()).toMatchObject({ errors: { name: expect.stringMatching(/entfernt|removed/) } });
    await late.close();
  });

  it('has its round closed, its goals dropped, and nothing due any more', async () => {
    expect(await stores().rounds.forTeam(WORKSPACE, 'success', 'open')).toEqual([]);
    expect(await stores().rounds.forTeam(WORKSPACE, 'success', 'closed')).toHaveLength(1);
    const [message] = posts().filter(({ text }) => text.includes('December check-in'));
    expect(message?.text).toMatch(/^December check-in · Client success\nClosed\n/);
    expect(message?.text.match(/ · closed · dropped/g)).toHaveLength(4);
    expect(message?.text).not.toContain('answered');
    const goals = await stores().goals.forTeams(WORKSPACE, ['success']);
    expect(new Set(goals.map(({ state }) => state))).toEqual(new Set(['dropped']));
    expect((await stores().schedules.forTeam('success')).some(({ active }) => active)).toBe(false);
    await as('noor').command('/goal', '', 'client-success');
    await settle();
    expect((await as('noor').openHome()).words()).not.toContain('Client retention rate');
  });

  it('asks, reminds, counts and posts nothing for months, and the other team goes on', async () => {
    const before = { posts: posts().length, noor: as('noor').dm().length, mara: as('mara').dm().length };
    const support = playground.simulator.messages('support').length;
    await playground.time.moveTo(new Date('2027-02-15T15:00:00Z'));
    expect({ posts: posts().length, noor: as('noor').dm().length, mara: as('mara').dm().length }).toEqual(before);
    expect(playground.simulator.messages('support').length).toBeGreaterThan(support);
  });

  it('keeps its goals and their history readable', async () => {
    await as('noor').command('/goal', 'show client retention', 'client-success');
    const card = await as('noor').ephemeral('Client retention rate');
    expect(card.words()).toContain('84.3%');
    expect(card.words()).toContain('*dropped*');
    expect(card.words()).not.toMatch(/pace|has passed|missed|Add a value|Open again|Set a following goal/i);
  });

  it('opens none of its goals again, and says what to do instead', async () => {
    for (const typed of ['client retention', 'retention rate']) {
      await as('noor').command('/goal', `reopen ${typed}`, 'client-success');
      const answer = await as('noor').ephemeral('no longer exists');
      expect(answer.words()).toContain('Set the goal again in another team with `/goal new`');
    }
    const request = { workspace: WORKSPACE, person: 'U0MARA', goal: 'retention' };
    const form = { view: 'V1', reason: 'After all', due: '2027-12-31' };
    const { useCases } = playground.goalpost;
    expect(await useCases.reopenGoal({ ...request, ...form })).toEqual({ ok: false, why: 'team-gone' });
    expect(await useCases.undoClosing(request)).toEqual({ ok: false, why: 'team-gone' });
    expect((await stores().goals.get(WORKSPACE, 'retention'))?.state).toBe('dropped');
  });

  it('leaves its channel and its name to a new team', async () => {
    await as('diego').command('/goal', 'team', 'client-success');
    const form = await as('diego').modal('New team');
    await form.fill({ name: 'Client success', members: ['diego', 'noor'] });
    expect(await form.submit()).not.toMatchObject({ outcome: 'errors' });
    expect((await stores().teams.inChannel(WORKSPACE, 'C0SUCCESS'))?.lead).toBe('U0DIEGO');
  });
});
