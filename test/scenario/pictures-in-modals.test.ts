import { beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { aPulse } from '../domain/pulse/support.ts';
import { aClient } from '../support/samples.ts';

const WORKSPACE = 'T0HARBOUR';

interface Image {
  readonly type: string;
  readonly alt_text: string;
  readonly slack_file: { readonly id: string };
}

let playground: Playground;
const person = (name: string) => playground.simulator.as(name);
const called = (method: string) => playground.simulator.calls().filter(({ name }) => name === method);
const top = (name: string, title: string) => {
  const modal = person(name).modals().at(-1);
  return modal?.title() === title ? modal : undefined;
};
/** The pictures of the modal on top, once all that follows from opening it is done. */
async function imagesIn(name: string, title: string): Promise<readonly Image[]> {
  await person(name).until(() => top(name, title), `the modal ${title}`, 60_000);
  await playground.goalpost.settled();
  const blocks = top(name, title)?.blocks() ?? [];
  return blocks.filter(({ type }) => type === 'image') as unknown as Image[];
}
const review = () => person('mara').command('/goal', 'review', 'client-success');
const posted = () => [...called('chat.postMessage'), ...called('chat.postEphemeral'), ...called('views.open')].length;

/** A modal is opened without its picture, which is added when Slack has it; nothing is posted for it. */
describe('the picture of a modal', () => {
  beforeEach(async () => {
    playground = await startPlayground({ waitFactor: 8 });
    return () => playground.stop();
  });

  it('of a review shows the goals of the page beside each other', async () => {
    await review();
    const [image, ...others] = await imagesIn('mara', 'Review');
    expect(others).toEqual([]);
    expect(image?.alt_text).toContain('Client retention rate rose from 80.2% to 84.3%');
    expect(JSON.stringify(called('views.open').map(({ request }) => request))).not.toContain('slack_file');
    expect(posted()).toBe(1);
  });

  it('of a goal in a review is the one of its card', async () => {
    await review();
    await imagesIn('mara', 'Review');
    const modal = top('mara', 'Review');
    const row = modal?.blocks().find((block) => JSON.stringify(block).includes('*Client retention rate*'));
    await modal?.click({ blockId: String(row?.['block_id']), actionId: 'review_open' });
    await person('mara').until(() => top('mara', 'Review')?.words().includes('Overview') ?? false, 'the goal', 60_000);
    const [image, ...others] = await imagesIn('mara', 'Review');
    expect(others).toEqual([]);
    expect(image?.alt_text).toMatch(/^Client retention rate rose from 80.2% to 84.3%/u);
    // The list's picture may not cover the goal: it would be another file.
    expect(called('files.completeUploadExternal')).toHaveLength(2);
  });

  it('of all teams shows how they stand by category', async () => {
    await person('june').command('/goal', 'review all', 'client-success');
    const [image] = await imagesIn('june', 'Alle Teams');
    expect(image?.alt_text).toMatch(/Ziele im Plan[\s\S]*Client success: [\s\S]*Support: /u);
  });

  it('of a pulse is there whenever it is shown', async () => {
    const client = aClient({ id: 'acme', workspace: WORKSPACE, team: 'success', name: 'Acme', people: ['U0NOOR'] });
    await playground.goalpost.stores.clients.save(client);
    const pulse = { ...aPulse('U0NOOR', [4, 3, 3, 2, 4]), workspace: WORKSPACE, team: 'success', client: 'acme' };
    await playground.goalpost.stores.pulses.add(pulse);
    await person('mara').command('/goal', 'pulse acme', 'client-success');
    const [image] = await imagesIn('mara', 'Client pulse');
    expect(image?.alt_text).toContain('Weakest: Care');
  });
});

/** Each leaves the modal as it is, in words, once. */
describe('a modal whose picture cannot be had', () => {
  beforeEach(async () => {
    playground = await startPlayground({ waitFactor: 8 });
    return () => playground.stop();
  });

  const expectWords = async () => {
    await review();
    expect(await imagesIn('mara', 'Review')).toEqual([]);
    expect(top('mara', 'Review')?.words()).toContain('Client retention rate');
    expect(posted()).toBe(1);
  };

  it('where the scope is missing', async () => {
    const { scopes } = playground.simulator.workspace;
    playground.simulator.setScopes(scopes.filter((scope) => !scope.startsWith('files:')));
    await expectWords();
    expect(called('views.update')).toEqual([]);
  });

  it('where the file is not ready', async () => {
    playground.simulator.faults.add({ method: 'files.info', when: 'before', what: '500', times: 99 });
    await expectWords();
    expect(called('views.update')).toEqual([]);
  });

  it('where the upload fails', async () => {
    playground.simulator.faults.add({ method: 'files.completeUploadExternal', when: 'before', what: '500', times: 9 });
    await expectWords();
  });

  it('where Slack does not show it; another one is uploaded the next time', async () => {
    playground.simulator.faults.add({ method: 'views.update', when: 'before', what: 'internal_error', times: 1 });
    await expectWords();
    expect(called('views.update')).toHaveLength(1);
    await review();
    expect(await imagesIn('mara', 'Review')).toHaveLength(1);
    expect(called('files.completeUploadExternal')).toHaveLength(2);
  });
});
