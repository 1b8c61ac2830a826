import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { chromiumPath, NO_CHROMIUM, openStage, type Stage } from '../support/browser.ts';
import { inEveryLook } from './looks.ts';

const SLOW = 60_000;

if (chromiumPath === undefined) console.warn(NO_CHROMIUM);

/** Every view, at a desk and on a phone, in the light and in the dark: nothing sticks out, is faint, or is hard to hit. */
describe.skipIf(chromiumPath === undefined)('the looks of the page', () => {
  let playground: Playground;
  let page: Page;
  let stage: Stage | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openStage(SLOW);
    ({ playground, page } = stage);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => void complaints.push(String(error)));
    await prepare();
  });
  afterAll(() => stage?.close());

  const as = (name: string) => playground.simulator.as(name);
  const idOf = (channel: string) => playground.simulator.channel(channel).id;

  /** A quarter's first month, with answers, a blocker, a thread and a digest. */
  async function prepare(): Promise<void> {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '85', 'nps:value': '44.5', 'nps:note': 'Two clients are _on hold_.' });
    await form.submit();
    await playground.goalpost.settled();
    await playground.time.moveTo(new Date('2026-12-07T09:00:00Z'));
    const root = await as('mara').message('client-success', 'retention');
    as('diego').say('client-success', 'Well done, @noor! See https://example.com/clients and `code`.', root.message.ts);
    as('diego').say('client-success', 'Shall we look at this on Monday?');
    as('mara').react(root, 'tada');
    await reviewed();
  }

  /** The review of the month has ended, with minutes; that of the quarter is under way, and Noor was asked for help. */
  async function reviewed(): Promise<void> {
    const on = async (shows: string) =>
      as('mara').until(() => {
        const top = as('mara').modals().at(-1);
        return top?.words().includes(shows) && top;
      }, `the review with ${shows}`);
    const open = async (typed: string) => {
      await as('mara').command('/goal', typed, 'client-success');
      return as('mara').modal('Review');
    };
    await (await open('review month')).click('Start');
    await (await on('Keep')).click('Keep');
    await (await on(': kept')).click('Overview');
    await (await on('End review')).click('End review');
    await (await on('ended this review')).close();
    await (await open('review quarter')).click('Start');
    await (await on('Ask for help')).click('Ask for help');
    const form = await as('mara').modal('Ask for help');
    await form.fill({ to: 'noor', question: 'Which of the three pilots can we still win?' });
    await form.submit();
    await (await on('help asked for')).close();
    await playground.goalpost.settled();
    await playground.time.settle();
  }

  const to = async (name: string, conversation: string, rest = ''): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${playground.simulator.page}#/${as(name).id}/${conversation}${rest}`);
    await page.getByTestId('clock-bar').waitFor();
  };
  const direct = (name: string) => as(name).dm()[0]?.message.channel ?? '';
  const said = (text: string) => page.getByTestId('message').filter({ hasText: text }).first().waitFor();
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const isPhone = () => (page.viewportSize()?.width ?? 0) < 600;
  /** Opens a form as that person, in the page; closes it again afterwards. */
  const inForm = async (name: string, command: string, work?: () => Promise<unknown>) => {
    await to(name, idOf('client-success'));
    await as(name).command('/goal', command, 'client-success');
    await page.getByTestId('modal').waitFor();
    await work?.();
    return async () => (await as(name).modal()).close();
  };

  /** The page of the first goal in the review that Mara leads, and a form over it. */
  const inReview = async (words: string, opens?: string) => {
    await to('mara', idOf('client-success'));
    await as('mara').command('/goal', 'review quarter', 'client-success');
    const review = await as('mara').modal('Review');
    await review.click('review_lead');
    await page.getByTestId('modal').getByText(words).first().waitFor();
    await page.getByTestId('modal').getByRole('button', { name: 'Adjust' }).waitFor();
    if (opens !== undefined) {
      await review.click(opens);
      await as('mara').until(() => as('mara').modals().length === 2, 'the form');
    }
    return async () => {
      while (as('mara').modals().length > 0) await (await as('mara').modal()).close();
    };
  };

  const views: Readonly<Record<string, () => Promise<unknown>>> = {
    channel: async () => {
      await to('noor', idOf('client-success'));
      await said('Shall we look at this');
    },
    thread: async () => {
      const root = await as('mara').message('client-success', 'retention');
      await to('noor', idOf('client-success'), `/${root.message.ts}`);
      await page.getByTestId('thread').getByText('Well done').waitFor();
    },
    'direct messages': async () => {
      await to('noor', direct('noor'), '/messages');
      await said('December check-in');
    },
    'App Home': async () => {
      await to('noor', direct('noor'), '/home');
      await as('noor').openHome();
      await page.getByTestId('app-home').getByText('Net Promoter Score').first().waitFor();
    },
    'check-in form': () => inForm('noor', 'checkin'),
    'form with mistakes': () =>
      inForm('noor', 'checkin', async () => {
        await (await as('noor').modal('Check in')).fill({ 'revenue:value': 'many' });
        await button('Submit').click();
        await page.getByText("n't a valid number").waitFor();
      }),
    'goal form': () => inForm('noor', 'new'),
    'form of a goal': () => inForm('noor', 'edit retention'),
    'form of a goal with a question': () =>
      inForm('noor', 'edit nps', async () => {
        const form = await as('noor').modal('Edit goal');
        await form.fill({ unit: 'Number', reason: 'We count clients.' });
        await form.submit();
        await page.getByText('The unit changes from').waitFor();
      }),
    'closing form': () => inForm('noor', 'close revenue'),
    'team form': () => inForm('mara', 'team'),
    review: () => inForm('mara', 'review'),
    'review of a goal': () => inReview('Needs a decision'),
    'adjusting in a review': () => inReview('Needs a decision', 'Adjust'),
    'closing in a review': () => inReview('Needs a decision', 'Close goal'),
    'asking for help in a review': () => inReview('Needs a decision', 'Ask for help'),
    'a review that another leads': () =>
      inForm('june', 'review quarter', async () => {
        await page.getByText('leitet dieses Review').waitFor();
      }),
    'answering a request for help': async () => {
      await to('noor', direct('noor'), '/messages');
      await said('asks for your help');
      await (await as('noor').message('app', 'asks for your help')).click('Answer');
      await page.getByTestId('modal').waitFor();
      return async () => (await as('noor').modal()).close();
    },
    minutes: async () => {
      await to('noor', idOf('client-success'));
      await said('Minutes');
    },
    'a review that has ended': () =>
      inForm('mara', 'review month', async () => {
        await page.getByText('ended this review').waitFor();
      }),
    'what falls due': async () => {
      await to('noor', idOf('client-success'));
      await page.getByTestId('clock').click();
      await page.getByText('Falls due next').waitFor();
    },
    inspector: async () => {
      await to('noor', idOf('client-success'));
      await button('Inspector').click();
      await page
        .getByTestId('inspector')
        .getByRole('button', { name: /chat\.postMessage/ })
        .first()
        .click();
      await page.getByTestId('inspector-detail').waitFor();
      return () => button('Close inspector').click();
    },
    conversations: async () => {
      await to('noor', idOf('client-success'));
      if (isPhone()) await button('Conversations').click();
      await button(/^You are/).click();
      await page.getByRole('menuitemradio', { name: 'Mara Lindqvist' }).waitFor();
    },
    'jumping to a conversation': async () => {
      await to('noor', idOf('client-success'));
      await said('Shall we look at this');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
    'completing a command': async () => {
      await to('noor', idOf('client-success'));
      await page.getByRole('textbox', { name: 'Message #client-success' }).fill('/goal ');
      await page.getByRole('option').first().waitFor();
      return () => page.getByRole('textbox', { name: 'Message #client-success' }).fill('');
    },
    'tools of a message': async () => {
      await to('noor', idOf('client-success'));
      const message = page.getByTestId('message').filter({ hasText: 'Shall we look at this' });
      await message.hover();
      await message.getByRole('button', { name: 'Add a reaction' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  };

  inEveryLook(() => page, views, complaints);
});
