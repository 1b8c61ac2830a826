import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { byFactor, FACTORS } from '../../src/domain/pulse/factors.ts';
import { chromiumPath, NO_CHROMIUM, openStage, type Stage } from '../support/browser.ts';
import { aClient, anAction, aResource } from '../support/samples.ts';
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

  /** The message with a thread below it. */
  let round = '';
  /** A quarter's first month, with answers, a blocker, a thread and a digest. */
  async function prepare(): Promise<void> {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const mara = { workspace: 'T0HARBOUR', person: as('mara').id };
    await playground.goalpost.useCases.chooseDigestDay({ ...mara, day: 1 });
    await (await as('noor').message('app', 'December check-in')).click('Check in');
    const form = await as('noor').modal('Check in');
    await form.fill({ 'retention:value': '85', 'nps:value': '44.5', 'nps:note': 'Two clients are _on hold_.' });
    await form.submit();
    await playground.goalpost.settled();
    await playground.time.moveTo(new Date('2026-12-07T09:00:00Z'));
    const root = await as('mara').message('client-success', 'retention');
    round = root.message.ts;
    as('diego').say('client-success', 'Well done, @noor! See https://example.com/clients and `code`.', root.message.ts);
    as('diego').say('client-success', 'Shall we look at this on Monday?');
    as('mara').react(root, 'tada');
    await layOut();
    await draft();
    await reviewed();
    await turned();
    await scored();
  }

  /** A client that two people scored, far apart in one factor, in two quarters; Noor is to score another one. */
  async function scored(): Promise<void> {
    const { stores, useCases, followUps } = playground.goalpost;
    const client = aClient({
      workspace: 'T0HARBOUR',
      people: ['U0NOOR', 'U0DIEGO'],
      createdAt: new Date('2026-06-01'),
    });
    await stores.clients.save({ ...client, name: 'Acme Foods' });
    await stores.clients.save({ ...client, id: 'birch', name: 'Birch Partners', code: 'BIRCH' });
    const give = async (person: string, levels: string) => {
      const input = byFactor((factor) => {
        const score = levels[FACTORS.indexOf(factor)];
        return { score, evidence: `They renewed for a year, and said why (${factor}).` };
      });
      const about = { workspace: 'T0HARBOUR', person, client: 'acme', view: `V${levels}` };
      const given = await useCases.givePulse({ ...about, input });
      if (given.ok) await followUps.settlePulse(given.pulse);
    };
    await give('U0NOOR', '44314');
    await give('U0DIEGO', '43444');
  }

  /** One goal is what two others serve, and has something to be done and something that it needs; another one has ended. */
  async function layOut(): Promise<void> {
    const { goals, clients } = playground.goalpost.stores;
    const change = async (id: string, changes: Partial<Goal>) => {
      const goal = await goals.get('T0HARBOUR', id);
      if (goal === undefined) throw new Error(`There is no goal ${id}`);
      await goals.save({ ...goal, ...changes, version: goal.version + 1 });
    };
    const acme = { workspace: 'T0HARBOUR', people: ['U0NOOR', 'U0DIEGO'], notes: 'Prefers calls on Mondays.' };
    await clients.save(aClient({ ...acme, id: 'acme', name: 'Acme' }));
    const ended = { name: 'شركة الشمال للتجارة', code: 'شمال', ended: { on: '2026-10-31' } };
    await clients.save(aClient({ ...acme, id: 'north', ...ended, people: [] }));
    const words = [
      { id: 'f1', text: 'You always call back.', sentiment: 'positive', at: new Date('2026-10-05T09:00:00Z') },
      { id: 'f2', text: 'The survey takes too long.', sentiment: 'negative', at: new Date('2026-11-05T09:00:00Z') },
    ] as const;
    await change('retention', { client: 'acme', feedback: words.map((one) => ({ ...one, by: 'U0NOOR' })) });
    await change('nps', { parent: 'retention', weight: 60 });
    await change('revenue', { parent: 'retention', weight: 40 });
    const late = { id: 'a2', text: 'Write to the clients whose contracts end in spring', due: '2026-12-04' };
    await change('retention', {
      actions: [anAction({ owner: 'U0NOOR', due: '2026-12-18' }), anAction({ ...late, owner: 'U0DIEGO' })],
      resources: [
        aResource({ createdBy: 'U0NOOR', granted: true }),
        aResource({ id: 'r2', kind: 'time', text: 'An analyst for the churn report', createdBy: 'U0NOOR' }),
      ],
    });
    await change('response', {
      kpi: { direction: 'decrease', unit: { kind: 'duration', in: 'hours' }, baseline: 8, target: 5.5 },
      serves: 'Help on the same day',
    });
    await change('csat', {
      serves: 'Clients who stay',
      actions: [anAction({ owner: 'U0SAM', text: 'Ask the five who wrote nothing', due: '2026-12-18' })],
    });
    await change('onboarding', { state: 'missed', outcome: { score: 0.4, learned: 'Begin with the contract.' } });
  }

  /** A draft with a proposal, and somebody who counts themselves in. */
  async function draft(): Promise<void> {
    await as('noor').command('/goal', 'new', 'client-success');
    const form = await as('noor').modal('New goal');
    await form.fill({ title: 'Renewals signed early', category: 'Revenue', unit: 'Percent', due: '2027-06-30' });
    await form.fill({ Baseline: '40', Target: '60', draft: ['yes'] });
    await form.submit();
    await (await as('noor').modal()).close();
    await playground.time.settle();
    const message = () => as('diego').message('client-success', 'Draft: Renewals');
    await (await message()).click('count_me_in');
    await (await message()).click('propose_change');
    const proposal = await as('diego').modal('Propose a change');
    await proposal.fill({ target: '65', words: 'Sixty is what we have in a good month.' });
    await proposal.submit();
    await (await as('diego').modal()).close();
    await playground.goalpost.settled();
    await playground.time.settle();
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

  /** In the other team the quarter is closed, with minutes; the review of the year is under way. */
  async function turned(): Promise<void> {
    const on = async (shows: string) =>
      as('priya').until(() => {
        const top = as('priya').modals().at(-1);
        return top?.words().includes(shows) && top;
      }, `the review with ${shows}`);
    const open = async (typed: string) => {
      await as('priya').command('/goal', typed, 'support');
      return as('priya').modal('Review');
    };
    await (await open('review quarter')).click('Start');
    await (await on('Carry over')).click('Carry over');
    await (await as('priya').modal('Carry over')).submit();
    await (await on('carried over')).click('Overview');
    await (await on('End review')).click('End review');
    await (await on('ended this review')).close();
    await (await open('review year')).click('Start');
    await (await on('Keep')).click('Overview');
    await (await on('Objectives')).close();
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
  /** Brings a field to the top of a long form. */
  const shown = (label: string) =>
    page
      .getByTestId('modal')
      .getByText(label)
      .last()
      .evaluate((field) => field.scrollIntoView());
  const isPhone = () => (page.viewportSize()?.width ?? 0) < 600;
  /** Opens a form as that person, in the page; closes it again afterwards. */
  const inForm = async (name: string, command: string, work?: () => Promise<unknown>) => {
    await to(name, idOf('client-success'));
    await as(name).command('/goal', command, 'client-success');
    await page.getByTestId('modal').waitFor();
    await work?.();
    return async () => {
      while (as(name).modals().length > 0) await (await as(name).modal()).close();
    };
  };
  /** Opens what its button opens from the card of the goal that others serve, and a form above it. */
  const fromCard = (form?: string) => async () => {
    await to('noor', idOf('client-success'));
    const before = as('noor').ephemerals().length;
    await as('noor').command('/goal', 'show retention', 'client-success');
    await as('noor').until(() => as('noor').ephemerals().length > before, 'the card');
    await as('noor').ephemerals().at(-1)?.click('Actions');
    const list = await as('noor').modal('Actions');
    if (form !== undefined) {
      await list.click(form);
      await as('noor').until(() => as('noor').modals().length > 1, form);
    }
    await page.getByTestId('modal').last().waitFor();
    return async () => {
      while (as('noor').modals().length > 0) await (await as('noor').modal()).close();
    };
  };

  /** The review of a year that Priya leads, a goal in it, and a form over it. */
  const inYear = async (goal?: string, opens?: string, work?: () => Promise<unknown>) => {
    await to('priya', idOf('support'));
    await as('priya').command('/goal', 'review year', 'support');
    const review = await as('priya').modal('Review');
    await page.getByTestId('modal').waitFor();
    if (goal !== undefined) {
      const row = review.blocks().find((block) => JSON.stringify(block).includes(`*${goal}*`));
      await review.click({ blockId: String(row?.['block_id']), actionId: 'review_open' });
      await page.getByTestId('modal').getByRole('button', { name: 'Overview' }).waitFor();
    }
    if (opens !== undefined) {
      await review.click(opens);
      await as('priya').until(() => as('priya').modals().length === 2, 'the form');
      await page.getByTestId('modal').last().getByRole('button', { name: 'Save' }).waitFor();
    }
    await work?.();
    return async () => {
      while (as('priya').modals().length > 0) await (await as('priya').modal()).close();
    };
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
    draft: async () => {
      await to('noor', idOf('client-success'));
      await said('Sixty is what we have');
    },
    'form of a proposal': async () => {
      await to('mara', idOf('client-success'));
      await (await as('mara').message('client-success', 'Draft: Renewals')).click('propose_change');
      await page.getByTestId('modal').waitFor();
      return async () => (await as('mara').modal()).close();
    },
    'card of a draft': async () => {
      await to('noor', idOf('client-success'));
      await as('noor').command('/goal', 'show renewals', 'client-success');
      await said('This is a draft');
    },
    thread: async () => {
      await to('noor', idOf('client-success'), `/${round}`);
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
    'end of the form of a goal': () => inForm('noor', 'edit nps', () => shown('Why does it change?')),
    'form of a goal that serves another': () => inForm('noor', 'edit nps', () => shown('Weight in that goal (%)')),
    'card of a goal that others serve': async () => {
      await to('noor', idOf('client-success'));
      await as('noor').command('/goal', 'show retention', 'client-success');
      await said('Goals that serve this one');
    },
    'handover of all goals': () => inForm('noor', 'handover'),
    'handover of one goal': () => inForm('noor', 'handover revenue'),
    'actions and resources': fromCard(),
    'form of an action': fromCard('Add action'),
    'form of a resource': fromCard('Add what is needed'),
    'end of the closing form': () => inForm('noor', 'close revenue', () => shown('A sentence for the channel')),
    'reopening form': () => inForm('mara', 'reopen onboarding'),
    'closing form': () => inForm('noor', 'close revenue'),
    'team form': () => inForm('mara', 'team'),
    'all teams': () => inForm('mara', 'portfolio'),
    'all teams by category': () => inForm('june', 'portfolio category'),
    'goals of a team among all': () =>
      inForm('mara', 'portfolio', async () => {
        await (await as('mara').modal('All teams')).click('portfolio_open');
        await page.getByText('Review this team').waitFor();
      }),
    'digest of all teams': async () => {
      await to('mara', direct('mara'), '/messages');
      await said('Your teams this week');
    },
    'form of a pulse': () =>
      inForm('noor', 'pulse birch', async () => {
        const form = await as('noor').modal('Client pulse');
        await form.fill({ 'score.purpose': '4' });
        await page.getByText('This is the first score').waitFor();
      }),
    'pulses of a team': () => inForm('noor', 'pulse'),
    'pulse of a client': () => inForm('noor', 'pulse acme'),
    'clients of a team': () => inForm('noor', 'clients'),
    'page of a client': () => inForm('noor', 'clients acme'),
    review: () => inForm('mara', 'review'),
    'review of a goal': () => inReview('Needs a decision'),
    'adjusting in a review': () => inReview('Needs a decision', 'Adjust'),
    'closing in a review': () => inReview('Needs a decision', 'Close goal'),
    'asking for help in a review': () => inReview('Needs a decision', 'Ask for help'),
    'a review that another leads': () =>
      inForm('june', 'review quarter', async () => {
        await page.getByText('leitet dieses Review').waitFor();
      }),
    'carrying over in a review': () => inYear('First response time', 'Carry over'),
    'end of the form that carries over': () =>
      inYear('First response time', 'Carry over', () => shown('What did you learn?')),
    'a goal that can become a habit': () => inYear('First response time'),
    'making a goal a habit': () => inYear('First response time', 'Make it a habit'),
    'what was decided last time': () =>
      inYear('Client satisfaction (CSAT)', undefined, () => shown('Decided last time')),
    'review of a year': () => inYear(),
    'objectives of a year': () => inYear(undefined, 'Objectives'),
    'minutes with the story of a quarter': async () => {
      await to('priya', idOf('support'));
      await said('in short');
    },
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
        .getByRole('button', { name: /chat\.|views\./ })
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
