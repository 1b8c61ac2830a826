import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** What the form of a team takes for its channel, its members and its name. */
describe('the form of a team', () => {
  let playground: Playground;

  beforeAll(async () => {
    const workspace = {
      ...SAMPLE_WORKSPACE,
      users: [
        ...(SAMPLE_WORKSPACE.users ?? []),
        { id: 'U0GUS', name: 'gus', realName: 'Gus Guest', isRestricted: true },
      ],
      channels: [
        ...(SAMPLE_WORKSPACE.channels ?? []),
        { id: 'C0DEALS', name: 'deals', isPrivate: true, members: ['mara', 'noor'] },
        { id: 'C0OLD', name: 'old', members: ['mara'] },
      ],
    };
    playground = await startTestPlayground({ scene: { workspace, teams: SAMPLE_TEAMS, goals: sampleGoals() } });
    playground.simulator.archive('old');
  });
  afterEach(() => playground.simulator.faults.clear());
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const newTeam = async (name: string) => {
    await as('mara').command('/goal', 'team', 'general');
    const form = await as('mara').modal('New team');
    await form.fill({ name, members: ['mara', 'noor'] });
    return form;
  };
  const teams = async () => (await playground.goalpost.stores.teams.all('T0HARBOUR')).map(({ name }) => name);

  it('refuses a private channel without the bot at its field, and takes it once the bot is invited', async () => {
    const form = await newTeam('Deals');
    await form.fill({ channel: 'deals' });
    expect(await form.submit()).toMatchObject({
      outcome: 'errors',
      errors: { channel: expect.stringContaining('/invite @Goalpost') },
    });
    playground.simulator.invite('deals');
    expect(await form.submit()).not.toMatchObject({ outcome: 'errors' });
    expect(await teams()).toContain('Deals');
  });

  it('refuses an archived channel at its field', async () => {
    const form = await newTeam('Old');
    await form.fill({ channel: 'old' });
    expect(await form.submit()).toMatchObject({
      outcome: 'errors',
      errors: { channel: expect.stringContaining('archived') },
    });
    await form.close();
  });

  it('refuses a guest as a member, by name', async () => {
    await as('mara').command('/goal', 'team', 'client-success');
    const form = await as('mara').modal('Team settings');
    await form.fill({ members: ['mara', 'noor', 'diego', 'gus'] });
    expect(await form.submit()).toMatchObject({
      outcome: 'errors',
      errors: { members: expect.stringContaining('Remove Gus Guest') },
    });
    await form.close();
  });

  it('refuses the name of another team, however it is written', async () => {
    const form = await newTeam(' client SUCCESS');
    expect(await form.submit()).toMatchObject({
      outcome: 'errors',
      errors: { name: expect.stringContaining('Another team has this name') },
    });
    await form.close();
  });

  it('takes what was typed where Slack is too slow to say anything about the channel', async () => {
    const form = await newTeam('Slow');
    playground.simulator.faults.add({ method: 'conversations.info', when: 'before', what: 'delay', delayMs: 4_000 });
    expect(await form.submit()).not.toMatchObject({ outcome: 'errors' });
    expect(await teams()).toContain('Slow');
  });
});

describe('a guest', () => {
  it('is told by help that Goalpost is for members, and nothing to do', async () => {
    const workspace = {
      ...SAMPLE_WORKSPACE,
      users: [
        ...(SAMPLE_WORKSPACE.users ?? []),
        { id: 'U0GUS', name: 'gus', realName: 'Gus Guest', isRestricted: true },
      ],
    };
    const [team] = SAMPLE_TEAMS;
    if (team === undefined) throw new Error('no team');
    const teams = [{ ...team, members: [...team.members, 'U0GUS'] }];
    const playground = await startTestPlayground({ scene: { workspace, teams, goals: [] } });
    playground.simulator.invite('client-success', 'gus');
    const gus = playground.simulator.as('gus');
    const { ephemerals } = await gus.command('/goal', 'help', 'client-success');
    const words = ephemerals[0]?.words() ?? '';
    expect(words).toMatch(/^Only members of this workspace can use Goalpost/);
    expect(words).not.toMatch(/Next:|first goal/);
    await playground.stop();
  });
});
