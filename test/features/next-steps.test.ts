import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGoal, aTeam } from '../support/samples.ts';
import { english, noticeMessage } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

/** The lead asks. */
const ASKED = { workspace: 'T1', person: 'U9', team: 'success' };

/** The message to who has made their first team: it follows what is done, and nothing else. */
describe('the next steps of a lead', () => {
  let world: World;
  const team = aTeam({ lead: 'U9', members: ['U9', 'U1'] });
  beforeEach(async () => {
    world = await openWorld();
    await world.ports.teams.save(team);
    await world.followUps.welcome({ team, joined: ['U9', 'U1'], by: 'U9', isNew: true });
  });
  afterEach(() => world.close());

  const message = () => {
    const sent = world.queue.messages.get('T1|U9|next-steps');
    if (sent === undefined) throw new Error('no message');
    return noticeMessage(sent.notice, english());
  };
  const buttons = () =>
    message().blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.flatMap((one) => ('action_id' in one ? one.action_id : [])) : [],
    );

  it('are a goal, then a round, then none', async () => {
    expect(message().text).toContain('Two steps are left');
    expect(buttons()).toEqual(['new_goal']);
    await world.followUps.nextStepDone('T1', 'success', 'goal');
    await world.followUps.nextStepDone('T1', 'success', 'goal');
    expect(message().text).toContain('its first goal is set. One step is left');
    expect(buttons()).toEqual(['ask_now']);
    await world.ports.goals.save(aGoal());
    expect(await world.useCases.askNow(ASKED)).toMatchObject({ state: 'opened' });
    expect(message().text).toContain('is up and running');
    expect(buttons()).toEqual([]);
  });

  it('are done too where the first round came by itself', async () => {
    await world.ports.goals.save(aGoal());
    await world.useCases.askNow(ASKED);
    expect(message().text).toContain('is up and running');
  });

  it('stay as they are for what is done in another team, or by who never got them', async () => {
    const other = aTeam({ id: 'other', channel: 'C2', lead: 'U9' });
    await world.ports.teams.save(other);
    await world.followUps.nextStepDone('T1', 'other', 'goal');
    await world.followUps.nextStepDone('T1', 'nowhere', 'goal');
    expect(message().text).toContain('Two steps are left');
    expect(await world.followUps.namesNextSteps({ team: other, by: 'U9', isNew: true })).toBe(false);
    expect(await world.followUps.namesNextSteps({ team, by: 'U9', isNew: false })).toBe(false);
  });
});
