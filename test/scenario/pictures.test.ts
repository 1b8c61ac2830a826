import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const SCOPES = ['files:write', 'files:read'];
const STORY = 'Client retention rate rose from';
const SPARKS = /[▁▂▃▄▅▆▇█]{2,} Client retention rate rose from/;

interface Sent {
  readonly blocks: readonly { readonly type: string; readonly alt_text?: string; readonly slack_file?: { id: string } }[];
}

/** The trend in the card of a goal: as Slack draws it, as a picture, or in words, and once whatever is refused. */
describe('the picture of a goal', () => {
  let playground: Playground;
  let seen = 0;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  beforeEach(() => {
    seen = playground.simulator.calls().length;
  });
  afterAll(() => playground.stop());

  const calls = () => playground.simulator.calls().slice(seen);
  const called = (method: string) => calls().filter(({ name }) => name === method);
  const answers = () => called('response_url').map(({ status, request }) => ({ status, ...(JSON.parse(String(request)) as Sent) }));
  const taken = () => answers().filter(({ status }) => status === 'ok');
  const types = ({ blocks }: Sent) => blocks.map(({ type }) => type).filter((type) => type !== 'section');

  /** The card as it was taken, which is there once. */
  const show = async (person = 'noor'): Promise<Sent> => {
    await playground.simulator.as(person).command('/goal', 'show retention', 'client-success');
    const [card, ...others] = await playground.simulator.until(() => (taken().length > 0 ? taken() : undefined), 'the card');
    await playground.goalpost.settled();
    expect(others).toEqual([]);
    expect(taken()).toHaveLength(1);
    return card as Sent;
  };

  it('is drawn by Slack where the workspace takes its block, with the same in words', async () => {
    const card = await show();
    expect(types(card)).toContain('data_visualization');
    expect(types(card)).not.toContain('image');
    expect(JSON.stringify(card)).toMatch(SPARKS);
    expect(called('files.getUploadURLExternal')).toEqual([]);
  });

  it('is a picture where Slack refuses that block, which is asked for once', async () => {
    playground.simulator.refuseBlocks(['data_visualization']);
    const card = await show();
    expect(answers().map(({ status }) => status)).toEqual(['invalid_blocks', 'ok']);
    const image = card.blocks.find(({ type }) => type === 'image');
    expect(image?.alt_text).toContain(STORY);
    expect(called('files.completeUploadExternal')).toHaveLength(1);
    seen = playground.simulator.calls().length;
    expect((await show()).blocks.find(({ type }) => type === 'image')).toEqual(image);
    expect(answers()).toHaveLength(1);
    expect(called('files.getUploadURLExternal')).toEqual([]);
  });

  it('is a PNG that shows the goal, in the words of its reader', async () => {
    const card = await show('lena');
    expect(card.blocks.find(({ type }) => type === 'image')?.alt_text).toContain('gestiegen');
  });

  it('takes the place of the one before when there is a new value', async () => {
    const before = (await show()).blocks.find(({ type }) => type === 'image')?.slack_file?.id;
    const [goal] = (await playground.goalpost.stores.goals.ofTeam('T0HARBOUR', 'client-success')).filter(({ title }) =>
      title.startsWith('Client retention'),
    );
    expect(goal).toBeDefined();
    expect(before).toMatch(/^F/);
  });
});
