import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Teams that want to read names. */
const NAMING = SAMPLE_TEAMS.map((team) => ({ ...team, settings: { ...team.settings, nameMissing: true } }));
const SCENE: Scene = { workspace: SAMPLE_WORKSPACE, teams: NAMING, goals: sampleGoals() };

/** Whom a round waits for, as it is by the time that its message is drawn. */
describe('the people of a round', () => {
  let playground: Playground;
  afterEach(() => playground.stop());

  const start = async (scene: Scene = SCENE) => {
    playground = await startTestPlayground({ scene });
    await at('2026-12-01T08:01:00Z');
  };
  const as = (name: string) => playground.simulator.as(name);
  const at = (moment: string) => playground.time.moveTo(new Date(moment));
  const pass = async () => {
    await playground.time.settle();
    await at(new Date(playground.clock.now().getTime() + 4_000).toISOString());
  };
  const round = async () => {
    const find = () => posts('client-success').find((text) => text.includes('December check-in'));
    await as('noor').message('client-success', 'December check-in');
    return find() ?? '';
  };
  const posts = (channel: string) =>
    playground.simulator.messages(channel).map(({ text }) => text.replaceAll('\u00a0', ' '));
  const texts = (name: string) =>
    as(name)
      .dm()
      .map(({ message }) => String(message.text).replaceAll('\u00a0', ' '))
      .join('\n');
  const goAway = async (days: Record<string, string>) => {
    await as('noor').command('/goal', 'away');
    const modal = await as('noor').modal('Away');
    await modal.fill(days);
    await modal.submit();
    await pass();
  };

  it('are away also where they say so after the prompt: nobody waits for them, and the lead is not told of them', async () => {
    await start();
    expect(await round()).toContain('waiting for Noor Haddad');
    await goAway({ from: '2026-12-01', until: '2026-12-31' });
    expect(await round()).toContain('Noor Haddad is away until Thu 31 December');
    expect(await round()).not.toContain('waiting for');
    await at('2026-12-08T18:00:00Z');
    expect(await round()).toContain('Noor Haddad is away until Thu 31 December');
    expect(await round()).not.toContain('no answer from');
    expect(texts('mara')).not.toContain("hasn't answered");
    const summary = posts('client-success').find((text) => text.includes('Where we are'));
    expect(summary).not.toContain('No answer');
    await at('2027-01-05T12:00:00Z');
    expect((await playground.goalpost.stores.rounds.get('success|monthly|2026-12'))?.notAsked).toMatchObject(
      Array.from({ length: 4 }, () => ({ why: 'away', person: 'U0NOOR', until: '2026-12-31' })),
    );
  });

  it('are waited for where they are back before it closes, and reported where they did not answer then', async () => {
    await start();
    await goAway({ from: '2026-12-01', until: '2026-12-03' });
    expect(await round()).toContain('waiting for Noor Haddad');
    await at('2026-12-08T18:00:00Z');
    expect(await round()).toContain('no answer from Noor Haddad');
    expect(texts('mara')).toContain("One person hasn't answered");
  });

  it('who left the team meanwhile are named as that, and not as late', async () => {
    await start();
    const { teams } = playground.goalpost.stores;
    const team = await teams.get('T0HARBOUR', 'success');
    if (team === undefined) throw new Error('no team');
    await teams.save({ ...team, members: ['U0MARA', 'U0DIEGO'], version: team.version + 1 });
    await at('2026-12-08T18:00:00Z');
    expect(await round()).toContain("nobody to ask: Noor Haddad isn't in the team");
    expect(texts('mara')).toContain("nobody is left to answer because Noor Haddad isn't in the team");
    expect(texts('mara')).not.toContain("hasn't answered");
  });

  it('stay two where they have one name', async () => {
    const users = (SAMPLE_WORKSPACE.users ?? []).map((user) =>
      user.id === 'U0DIEGO' ? { ...user, realName: 'Noor Haddad' } : user,
    );
    const goals = SCENE.goals.map((goal) => (goal.id === 'nps' ? { ...goal, owner: 'U0DIEGO' } : goal));
    await start({ ...SCENE, workspace: { ...SAMPLE_WORKSPACE, users }, goals });
    await at('2026-12-01T15:00:00Z');
    expect((await round()).match(/waiting for Noor Haddad/g)).toHaveLength(2);
    await at('2026-12-08T18:00:00Z');
    expect((await round()).match(/no answer from Noor Haddad/g)).toHaveLength(2);
    const summary = posts('client-success').find((text) => text.includes('Where we are'));
    expect(summary).toContain('Noor Haddad (3 goals)');
    expect(summary).toContain('Noor Haddad (1 goal)');
    expect(texts('mara')).toContain("2 people haven't answered");
    expect(texts('mara').match(/• \*Noor Haddad\*/g)).toHaveLength(2);
  });
});
