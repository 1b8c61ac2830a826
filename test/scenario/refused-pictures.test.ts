import { describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';

const STORY = 'Client retention rate rose from 80.2% to 84.6%';
/** Of nothing else that is posted; the other team has a summary, too. */
const SUMMARY = /Where we are[\s\S]*Client retention/u;
const MINUTES = /Minutes[\s\S]*Client retention/u;
const FILES = 'files:';

interface Sent {
  readonly text: string;
  readonly blocks: readonly { readonly type: string; readonly alt_text?: string }[];
}

/** What Slack says no to, in one way each. */
const REFUSALS: Readonly<Record<string, (playground: Playground) => void>> = {
  'the scope is missing': ({ simulator }) =>
    simulator.setScopes(simulator.workspace.scopes.filter((scope) => !scope.startsWith(FILES))),
  'no upload is granted': ({ simulator }) =>
    simulator.faults.add({ method: 'files.getUploadURLExternal', when: 'before', what: '500', times: 99 }),
  'the upload is not completed': ({ simulator }) =>
    simulator.faults.add({ method: 'files.completeUploadExternal', when: 'before', what: '500', times: 99 }),
  'the file is not ready': ({ simulator }) =>
    simulator.faults.add({ method: 'files.info', when: 'before', what: '500', times: 99 }),
  'the block is unknown': ({ simulator }) => simulator.refuseBlocks(['image', 'data_visualization']),
};

/** Noor answers, the round is summed up, and Mara ends her review: two messages that have a picture where they can. */
async function summaryAndMinutes({ simulator, time, goalpost }: Playground): Promise<void> {
  await time.moveTo(new Date('2026-12-01T09:30:00Z'));
  const noor = simulator.as('noor');
  await noor.command('/goal', 'checkin', 'client-success');
  const modal = await noor.modal('Check in');
  await modal.fill({ 'retention:value': '84.6' });
  await modal.submit();
  await time.moveTo(new Date('2026-12-08T18:00:00Z'));
  const mara = simulator.as('mara');
  const showing = (words: string) =>
    mara.until(
      () => {
        const top = mara.modals().at(-1);
        return top?.title() === 'Review' && top.words().includes(words) && top;
      },
      `the review with ${words}`,
      60_000,
    );
  await mara.command('/goal', 'review', 'client-success');
  await (await showing('Start')).click('Start');
  await (await showing('Overview')).click('Overview');
  await (await showing('End review')).click('End review');
  await showing('ended this review');
  await goalpost.settled();
  await time.settle();
}

/** What Slack answered to each post with these words, oldest first. */
function posts({ simulator }: Playground, words: RegExp) {
  return simulator
    .calls()
    .filter(({ name, direction }) => name === 'chat.postMessage' && direction === 'in')
    .map(({ status, request }) => ({ status, ...(request as Sent) }))
    .filter(({ text }) => words.test(text ?? ''));
}

const standing = ({ simulator }: Playground, words: RegExp) =>
  simulator
    .as('noor')
    .messages('client-success')
    .filter((message) => words.test(message.words()));

describe('a summary and minutes', () => {
  const run = async (refuse: (playground: Playground) => void, check: (playground: Playground) => void) => {
    const playground = await startPlayground({ waitFactor: 8 });
    try {
      refuse(playground);
      await summaryAndMinutes(playground);
      check(playground);
    } finally {
      await playground.stop();
    }
  };

  it('have a picture where Slack takes it', async () => {
    await run(
      () => undefined,
      (playground) => {
        for (const words of [SUMMARY, MINUTES]) {
          const taken = posts(playground, words);
          expect(
            taken.map(({ status }) => status),
            String(words),
          ).toEqual(['ok']);
          expect(taken[0]?.blocks.find(({ type }) => type === 'image')?.alt_text, String(words)).toContain(STORY);
        }
      },
    );
  });

  it.each(Object.entries(REFUSALS))('are words, each posted once, where %s', async (_, refuse) => {
    await run(refuse, (playground) => {
      for (const words of [SUMMARY, MINUTES]) {
        const all = posts(playground, words);
        const taken = all.filter(({ status }) => status === 'ok');
        expect(taken, String(words)).toHaveLength(1);
        expect(
          taken[0]?.blocks.map(({ type }) => type),
          String(words),
        ).not.toContain('image');
        // Whatever came before was refused whole: nobody saw it.
        expect(all.slice(0, -1).every(({ status }) => status === 'not_rolled_out')).toBe(true);
        expect(standing(playground, words), String(words)).toHaveLength(1);
      }
    });
  });
});
