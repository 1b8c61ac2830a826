import { App, type Receiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInModal } from '../../../src/features/check-in/slack/views/check-in-modal.ts';
import { goalModal } from '../../../src/features/goal/slack/views/goal-modal.ts';
import { COMMANDS, createListeners, type Deps, type Known } from '../../../src/features/index.ts';
import { skipModal } from '../../../src/features/round/slack/views/round-modals.ts';
import { teamModal } from '../../../src/features/team/slack/views/team-modal.ts';
import { createIds } from '../../../src/ids.ts';
import { createLogger } from '../../../src/logger.ts';
import { createModalPictures } from '../../../src/slack/modal-pictures.ts';
import { createOpenForms } from '../../../src/slack/open-forms.ts';
import { openInbox } from '../../../src/stores/inbox.ts';
import { openFormStore } from '../../../src/stores/open-forms.ts';
import { openWorld, type World } from '../../features/support.ts';
import { aGoal, aTeam, EMPTY_FORM } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { aForm } from '../support.ts';

const t = english();
let world: World;
let logged: string[];
beforeEach(async () => {
  world = await openWorld();
  logged = [];
  await world.ports.teams.save(aTeam());
  await world.ports.goals.save(aGoal());
});
afterEach(() => world.close());

const NO_PICTURES = {
  takesCharts: async () => false,
  noteChartRefused: async () => {},
  fileOf: async () => undefined,
  forget: async () => {},
  drop: async () => {},
};

/** Real Bolt with a receiver that is handed requests by the test. It waits for the store as long as a busy machine needs. */
async function bolt({ useCases, followUps }: Known = world, waitFactor = 40): Promise<App> {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1' }),
    convoStore: false,
    deferInitialization: true,
  });
  await app.init();
  const deps: Deps = {
    workspace: 'T1',
    useCases,
    followUps,
    waitFactor,
    texts: t,
    elapsedMs: () => 0,
    commands: COMMANDS,
    clientSections: async () => [],
    clock: world.ports.clock,
    ids: createIds(),
    logger: createLogger('info', { write: (line) => logged.push(line) }),
    track: (work) => work,
    acknowledging: (work) => work,
    runInteractive: (work) => work(),
    runInBackground: (work) => work(),
    inbox: await openInbox(world.db),
    homes: { opened: async () => {}, refresh: () => {}, changed: () => {}, stop: () => {} },
    forms: createOpenForms({ store: await openFormStore(world.db), logger: createLogger('silent') }),
    pictures: NO_PICTURES,
    modalPictures: createModalPictures({ pictures: NO_PICTURES, track: (work) => work, logger: createLogger('warn') }),
    requestDelivery: () => {},
  };
  const routes = createListeners();
  app.use((request) => routes.handle(request, deps));
  return app;
}

/** What Slack is answered when a person submits a view. */
async function submit(app: App, view: Record<string, unknown>): Promise<unknown> {
  let answer: unknown = 'no answer';
  await app.processEvent({
    body: {
      type: 'view_submission',
      team: { id: 'T1', domain: 'sample' },
      user: { id: 'U1', name: 'noor', team_id: 'T1' },
      api_app_id: 'A1',
      token: '',
      trigger_id: '1.2',
      view: { id: 'V1', team_id: 'T1', hash: 'h', state: { values: {} }, private_metadata: '', ...view },
      response_urls: [],
    },
    ack: async (response) => {
      answer = response;
    },
  });
  return answer;
}

const checkIn = checkInModal(
  { items: [{ goal: aGoal() }], quarterly: false, volunteered: false, today: '2026-03-02' },
  t,
);
const goal = goalModal(aForm({ teams: [aTeam(), aTeam({ id: 'other' })] }), t);
const team = teamModal(
  { ...EMPTY_FORM, channel: 'C1', person: 'U1', zone: 'UTC', zones: new Map([['x', ['UTC']]]) },
  t,
);
const notSaved = (block: string) => ({ response_action: 'errors', errors: { [block]: t.command.notSaved } });
const asSubmitted = (view: object) => ({ ...JSON.parse(JSON.stringify(view)) });

describe('a submitted view', () => {
  it.each([
    ['values that are none', { ...checkIn, state: { values: { 'retention:value': { input: { value: 7 } } } } }],
    ['no values at all', { ...checkIn, state: {} }],
    ['an empty context', { ...checkIn, private_metadata: '' }],
    ['a context that is no JSON', { ...checkIn, private_metadata: '{' }],
    ['a context of something else', { ...checkIn, private_metadata: '{"team":"success"}' }],
  ])('that has %s is answered at its first field, and stays open', async (_, view) => {
    expect(await submit(await bolt(), asSubmitted(view))).toEqual(notSaved('retention:value'));
    expect(logged.join()).toContain('a submission could not be saved');
  });

  it('of a new goal or team that has no context is not malformed', async () => {
    const refused = await submit(await bolt(), asSubmitted({ ...goal, private_metadata: '' }));
    expect(refused).toMatchObject({ response_action: 'errors', errors: { team: t.problem({ code: 'unknown-team' }) } });
    const empty = await submit(await bolt(), asSubmitted({ ...team, private_metadata: '' }));
    expect(empty).toMatchObject({ response_action: 'errors', errors: { name: t.problem({ code: 'required' }) } });
  });

  it('is answered in time where the store does not answer, with its text in it', async () => {
    const hanging = world.having({ answers: { ...world.ports.answers, record: () => new Promise(() => {}) } });
    const values = { 'retention:value': { input: { value: '81' } } };
    const app = await bolt(hanging, 1);
    expect(await submit(app, asSubmitted({ ...checkIn, state: { values } }))).toEqual(notSaved('retention:value'));
  });

  it('F36 is answered where the store is down, with its text in it', async () => {
    const down = world.having({ answerable: { of: () => Promise.reject(new Error('no server')) } });
    const values = { 'retention:value': { input: { value: '81.25' } } };
    expect(await submit(await bolt(down), asSubmitted({ ...checkIn, state: { values } }))).toEqual(
      notSaved('retention:value'),
    );
    expect(logged.join()).not.toContain('81.25');
  });

  it('of who became a guest meanwhile says so, and is no failure', async () => {
    const { directory } = world.ports;
    const asGuest = async (...who: [string, string]) => ({
      ...(await directory.person(...who)),
      away: 'guest' as const,
    });
    const app = await bolt(world.having({ directory: { ...directory, person: asGuest } }));
    const skip = skipModal({ round: 'success|monthly|2026-03', goals: [aGoal()] }, t);
    const refused = await submit(app, asSubmitted(skip));
    expect(refused).toEqual({ response_action: 'errors', errors: { goals: t.word.refusal('outsider') } });
    expect(logged).toEqual([]);
  });

  it('that was submitted before its other numbers came is told so at a field that it has', async () => {
    const range = {
      direction: { direction: { selected_option: { value: 'within-range' } } },
      team: { input: { selected_option: { value: 'success' } } },
    };
    const refused = await submit(await bolt(), asSubmitted({ ...goal, state: { values: range } }));
    const fields = goal.blocks.map(({ block_id }) => block_id);
    const errors = (refused as { errors: Record<string, string> }).errors;
    expect(Object.keys(errors).filter((field) => !fields.includes(field))).toEqual([]);
    expect(Object.keys(errors)).toContain('due');
  });

  it('is told what is wrong at each field', async () => {
    const values = { 'retention:value': { input: { value: 'many' } } };
    expect(await submit(await bolt(), asSubmitted({ ...checkIn, state: { values } }))).toEqual({
      response_action: 'errors',
      errors: { 'retention:value': t.problem({ code: 'not-a-number', unit: { kind: 'percent' } }) },
    });
  });
});
