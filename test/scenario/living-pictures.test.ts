import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';

const WORKSPACE = 'T0HARBOUR';
const STORY = 'Client retention rate rose from 80.2% to 85%';
/** Of the celebration and of nothing else in the channel. */
const REACHED = 'reached its target';

interface Sent {
  readonly text: string;
  readonly blocks: readonly {
    readonly type: string;
    readonly alt_text?: string;
    readonly slack_file?: { id: string };
  }[];
}

let playground: Playground;
/** What the bot sent that has these words, and what Slack said to it. */
const sent = (method: string, words: string) =>
  playground.simulator
    .calls()
    .filter(({ name, direction }) => name === method && direction === 'in')
    .map(({ status, request }) => ({ status, ...(request as Sent) }))
    .filter(({ text }) => text?.includes(words));
const called = (method: string) => playground.simulator.calls().filter(({ name }) => name === method);
const blockOf = ({ blocks }: Sent, type: string) => blocks.find((block) => block.type === type);
const refuseCharts = () => playground.simulator.refuseBlocks(['data_visualization']);
const inChannel = (words: string) =>
  playground.simulator
    .as('noor')
    .messages('client-success')
    .filter((message) => message.words().includes(words));

/** Noor adds the value that reaches the target, and the channel hears of it. */
async function reachTarget(beforeThat = () => {}): Promise<void> {
  const noor = playground.simulator.as('noor');
  await noor.command('/goal', 'show client retention', 'client-success');
  await noor.until(() => noor.ephemerals().length > 0, 'the card', 60_000);
  await noor.ephemerals().at(-1)?.click('Add a value');
  const modal = await noor.modal('Add a value');
  await modal.fill({ 'retention:value': '85' });
  beforeThat();
  // What the bot could not save in time is submitted again, as the form asks for.
  await expect.poll(async () => (await modal.submit()).outcome).not.toBe('errors');
  const isPosted = () => sent('chat.postMessage', REACHED).some(({ status }) => status === 'ok');
  await playground.simulator.until(isPosted, 'the celebration', 60_000);
  await playground.goalpost.settled();
}

/** The one celebration that stands in the channel, and all that was posted of it. */
function celebration() {
  expect(inChannel(REACHED)).toHaveLength(1);
  const posts = sent('chat.postMessage', REACHED);
  expect(posts.filter(({ status }) => status === 'ok').length, JSON.stringify(posts.map(({ status }) => status))).toBe(
    1,
  );
  return { posts, taken: posts.at(-1) as Sent };
}

/** A message that lives has its picture in it, whatever Slack takes of it, and stands once. */
describe('the picture of a celebration', () => {
  beforeEach(async () => {
    playground = await startPlayground({ waitFactor: 8 });
    return () => playground.stop();
  });

  it('is drawn by Slack where it can, with the same in words', async () => {
    await reachTarget();
    const { posts, taken } = celebration();
    expect(posts).toHaveLength(1);
    expect(blockOf(taken, 'data_visualization')).toBeDefined();
    expect(taken.text).toContain(STORY);
  });

  it('is a PNG where Slack refuses that block; nothing is posted twice, and the refusal is remembered', async () => {
    await reachTarget(refuseCharts);
    const { posts, taken } = celebration();
    expect(posts.map(({ status }) => status)).toEqual(['not_rolled_out', 'ok']);
    const refusedAt = () => playground.goalpost.stores.pictures.blockRefusedAt(WORKSPACE);
    await vi.waitFor(async () => expect(await refusedAt()).toBeInstanceOf(Date), { timeout: 120_000 });
    expect(blockOf(taken, 'image')?.alt_text).toContain(STORY);
    expect(taken.text).toContain(STORY);
  });

  it('is words where Slack refuses the block and the upload fails', async () => {
    refuseCharts();
    playground.simulator.faults.add({ method: 'files.completeUploadExternal', when: 'before', what: '500', times: 9 });
    await reachTarget();
    const { taken } = celebration();
    expect(taken.blocks.map(({ type }) => type)).toEqual(['section', 'context', 'actions']);
    expect(taken.text).toContain(STORY);
  });

  it('is words where the scopes are gone', async () => {
    refuseCharts();
    const { scopes } = playground.simulator.workspace;
    playground.simulator.setScopes(scopes.filter((scope) => !scope.startsWith('files:')));
    await reachTarget();
    expect(blockOf(celebration().taken, 'image')).toBeUndefined();
    expect(celebration().taken.text).toContain(STORY);
  });

  it('is words, in the same place, where somebody deleted the file', async () => {
    refuseCharts();
    await reachTarget();
    // The picture is gone before the message is edited, which kudos do.
    playground.simulator.deleteFile(blockOf(celebration().taken, 'image')?.slack_file?.id ?? '');
    const mara = playground.simulator.as('mara');
    const [message] = mara.messages('client-success').filter((one) => one.words().includes(REACHED));
    await message?.click(':clap: Give kudos');
    await playground.simulator.until(
      () => sent('chat.update', REACHED).some(({ status }) => status === 'ok'),
      'the edit',
    );
    const edits = sent('chat.update', REACHED);
    expect(edits.map(({ status }) => status)).toEqual(['ok']);
    expect(blockOf(edits[0] as Sent, 'image')).toBeUndefined();
    celebration();
  });

  it('goes with what a correction takes back, and its file is deleted', async () => {
    refuseCharts();
    await reachTarget();
    const file = blockOf(celebration().taken, 'image')?.slack_file?.id;
    const goal = await playground.goalpost.stores.goals.get(WORKSPACE, 'retention');
    const noor = playground.simulator.as('noor');
    const before = noor.ephemerals().length;
    await noor.command('/goal', 'show client retention', 'client-success');
    await noor.until(() => noor.ephemerals().length > before, 'the card', 60_000);
    expect(goal?.checkIns.at(-1)?.value).toBe(85);
    await noor.ephemerals().at(-1)?.click('Correct');
    const modal = await noor.modal('Correct a value');
    await modal.fill({ 'retention:value': '84.5' });
    await modal.submit();
    await playground.simulator.until(() => inChannel('Taken back after a correction').length === 1, 'the correction');
    await playground.goalpost.settled();
    expect(called('files.delete').map(({ request }) => request)).toContainEqual(expect.objectContaining({ file }));
  });
});

describe('a picture that comes late', () => {
  it('is put into the message that stands, with an edit', async () => {
    playground = await startPlayground({ waitFactor: 0.3, slackWaitFactor: 8 });
    try {
      refuseCharts();
      await playground.goalpost.stores.pictures.noteBlockRefused(WORKSPACE, playground.clock.now());
      playground.simulator.faults.add({ method: 'files.info', when: 'before', what: 'delay', delayMs: 4000, times: 2 });
      await reachTarget();
      expect(blockOf(celebration().taken, 'image')).toBeUndefined();
      await playground.simulator.until(() => sent('chat.update', REACHED).length > 0, 'the edit', 240_000);
      const [edit] = sent('chat.update', REACHED);
      expect(blockOf(edit as Sent, 'image')?.alt_text).toContain(STORY);
      celebration();
    } finally {
      await playground.stop();
    }
  });
});

describe('the picture of a summary', () => {
  it('shows the goals that were answered beside each other, and is replaced with them', async () => {
    playground = await startPlayground({ waitFactor: 8 });
    try {
      const at = (instant: string) => playground.time.moveTo(new Date(instant));
      await at('2026-12-01T09:30:00Z');
      const noor = playground.simulator.as('noor');
      const answer = async (value: string) => {
        await noor.command('/goal', 'checkin', 'client-success');
        const modal = await noor.modal('Check in');
        await modal.fill({ 'retention:value': value });
        await modal.submit();
      };
      await answer('84.6');
      await at('2026-12-08T18:00:00Z');
      const summaries = sent('chat.postMessage', 'Where we are').filter(({ text }) => text.includes('Client'));
      const [summary, ...others] = summaries;
      expect(others.map(({ text }) => text)).toEqual([]);
      expect(blockOf(summary as Sent, 'image')?.alt_text).toContain('Client retention rate rose from 80.2% to 84.6%');
    } finally {
      await playground.stop();
    }
  });
});
