import { PNG } from 'pngjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
const STORY = 'Client retention rate rose from 80.2% to 84.3%';
const SPARKS = /[▁▂▃▄▅▆▇█]{2,} Client retention rate rose from/;

interface Sent {
  readonly text: string;
  readonly blocks: readonly {
    readonly type: string;
    readonly alt_text?: string;
    readonly slack_file?: { id: string };
  }[];
}

let playground: Playground;
let seen = 0;
const calls = () => playground.simulator.calls().slice(seen);
const called = (method: string) => calls().filter(({ name }) => name === method);
const answers = () =>
  called('response_url').map(({ status, request }) => ({ status, ...(JSON.parse(String(request)) as Sent) }));
const taken = () => answers().filter(({ status }) => status === 'ok');
const imageIn = ({ blocks }: Sent) => blocks.find(({ type }) => type === 'image');
const chartIn = ({ blocks }: Sent) => blocks.find(({ type }) => type === 'data_visualization');
const refuseCharts = () => playground.simulator.refuseBlocks(['data_visualization']);

/** The card as it was taken, which is there once. */
async function show(person = 'noor', goal = 'client retention'): Promise<Sent> {
  seen = playground.simulator.calls().length;
  await playground.simulator.as(person).command('/goal', `show ${goal}`, 'client-success');
  await playground.simulator.until(() => taken().length > 0, 'the card', 60_000);
  await playground.goalpost.settled();
  const [card, ...others] = taken();
  expect(others).toEqual([]);
  return card as Sent;
}

/** The trend in the card of a goal: as Slack draws it, as a picture, or in words, and once whatever is refused. */
describe('the picture of a goal', () => {
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  it('is drawn by Slack where the workspace takes its block, with the same in words', async () => {
    const card = await show();
    expect(chartIn(card)).toMatchObject({ title: 'Client retention rate', chart: { type: 'line' } });
    expect(imageIn(card)).toBeUndefined();
    expect(card.text).toMatch(SPARKS);
    expect(called('files.getUploadURLExternal')).toEqual([]);
  });

  it('is a picture where Slack refuses that block, which is tried once', async () => {
    refuseCharts();
    const card = await show();
    expect(answers().map(({ status }) => status)).toEqual(['not_rolled_out', 'ok']);
    expect(imageIn(card)?.alt_text).toContain(STORY);
    expect(card.text).toContain(STORY);
    const again = await show('mara');
    expect(answers()).toHaveLength(1);
    expect(imageIn(again)).toEqual(imageIn(card));
    expect(called('files.getUploadURLExternal')).toEqual([]);
  });

  it('is a PNG of its own for each language', async () => {
    const [card, german] = [await show(), await show('june')];
    expect(imageIn(german)?.alt_text).toContain('gestiegen');
    expect(imageIn(german)?.slack_file).not.toEqual(imageIn(card)?.slack_file);
    const address = new URL(`files/${imageIn(card)?.slack_file?.id}/trend.png`, playground.simulator.page);
    const { width, height } = PNG.sync.read(Buffer.from(await (await fetch(address)).arrayBuffer()));
    expect([width, height]).toEqual([1200, 800]);
  });

  it('is replaced when there is another value, and the one before is deleted', async () => {
    const before = imageIn(await show())?.slack_file?.id;
    const { goals } = playground.goalpost.stores;
    const goal = await goals.get(WORKSPACE, 'retention');
    const last = goal?.checkIns.at(-1);
    if (goal === undefined || last === undefined) throw new Error('the sample has this goal');
    const at = new Date(last.at.getTime() + 60_000);
    const corrected = { ...last, id: 'corrected', value: 84.9, corrects: last.id, at };
    expect(await goals.save({ ...goal, checkIns: [...goal.checkIns, corrected], version: goal.version + 1 })).toBe(
      true,
    );
    const after = await show();
    expect(imageIn(after)?.alt_text).toContain('to 84.9% in');
    expect(imageIn(after)?.slack_file?.id).not.toBe(before);
    expect(called('files.delete').map(({ request }) => request)).toEqual([expect.objectContaining({ file: before })]);
    expect(called('files.delete')[0]?.status).toBe('ok');
  });
});

/** Each leaves the words, once. */
describe('a goal whose picture cannot be had', () => {
  beforeEach(async () => {
    playground = await startPlayground({ waitFactor: 8 });
    refuseCharts();
    return () => playground.stop();
  });

  const expectWords = (card: Sent) => {
    expect(card.text).toMatch(SPARKS);
    expect([imageIn(card), chartIn(card)]).toEqual([undefined, undefined]);
  };

  it('where an upload fails', async () => {
    playground.simulator.faults.add({ method: 'files.completeUploadExternal', when: 'before', what: '500', times: 1 });
    expectWords(await show());
    expect(answers()).toHaveLength(2);
    // It is tried again the next time.
    expect(imageIn(await show())).toBeDefined();
  });

  it('where the scopes are gone', async () => {
    const { scopes } = playground.simulator.workspace;
    playground.simulator.setScopes(scopes.filter((scope) => !scope.startsWith('files:')));
    expectWords(await show());
    expect(called('files.getUploadURLExternal').map(({ status }) => status)).toEqual(['missing_scope']);
  });

  it('where the file is gone by the time it is to be shown; another one is uploaded next', async () => {
    const gone = imageIn(await show())?.slack_file?.id ?? '';
    playground.simulator.deleteFile(gone);
    expectWords(await show());
    const next = imageIn(await show())?.slack_file?.id;
    expect(next).toMatch(/^F/);
    expect(next).not.toBe(gone);
  });

  it('where nobody uploads: more than 20 values are drawn by nobody but Slack, the last 20 of them', async () => {
    playground.simulator.refuseBlocks([]);
    const { goals } = playground.goalpost.stores;
    const goal = await goals.get(WORKSPACE, 'retention');
    const last = goal?.checkIns.at(-1);
    if (goal === undefined || last === undefined) throw new Error('the sample has this goal');
    const many = Array.from({ length: 30 }, (_, index) => {
      const on = `2026-10-${String(index + 1).padStart(2, '0')}`;
      return { ...last, id: `many-${index}`, value: 80 + index / 10, on };
    });
    await goals.save({ ...goal, checkIns: [...goal.checkIns, ...many], version: goal.version + 1 });
    expect(imageIn(await show())).toBeDefined();
    playground.simulator.faults.add({ method: 'files.info', when: 'before', what: '500', times: 9 });
    const chart = chartIn(await show()) as unknown as { chart: { axis_config: { categories: string[] } } };
    expect(chart.chart.axis_config.categories).toHaveLength(20);
  });
});
