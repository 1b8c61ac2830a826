import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { createLogger } from '../../src/logger.ts';
import { startTestPlayground } from '../support/playground.ts';
import { isJson, type Json, type Relay, startRelay } from '../support/relay.ts';

/** Every object within, from the inside out; what stands under `values` is keyed by names that the app gave. */
function everywhere(value: unknown, change: (object: Json, key: string) => Json, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => everywhere(one, change, key));
  if (!isJson(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, everywhere(part, change, name)]));
  return change(inner, key);
}

const without = (object: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** `view` and what it holds, where the payload has one. */
const inView = (payload: Json, change: (view: Json) => Json): Json =>
  isJson(payload['view']) ? { ...payload, view: change(payload['view']) } : payload;

const inState = (payload: Json, change: (values: Json) => unknown): Json =>
  inView(payload, (view) => {
    const values = isJson(view['state']) ? view['state']['values'] : undefined;
    return isJson(values) ? { ...view, state: { values: change(values) } } : view;
  });

/** Changes the state of each element: what stands in a field, or what nothing in it looks like. */
const inEachField = (values: Json, change: (state: Json) => Json): Json =>
  Object.fromEntries(
    Object.entries(values).map(([block, elements]) => [
      block,
      isJson(elements)
        ? Object.fromEntries(
            Object.entries(elements).map(([action, state]) => [action, isJson(state) ? change(state) : state]),
          )
        : elements,
    ]),
  );

const isCommand = (payload: Json) => 'command' in payload;
const isEvent = (payload: Json) => 'event' in payload;
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** Slack adds fields without a word; apps that break by that are broken (docs.slack.dev/changelog). */
function withNewFields(payload: Json): Json {
  if (isCommand(payload)) return { ...payload, new_field: 'x', new_list: '[1]' };
  const keyed = new Set(['values', 'state']);
  const add = (object: Json, key: string) => (keyed.has(key) ? object : { ...object, new_field: { deep: [1, null] } });
  const added = everywhere(payload, add) as Json;
  // Blocks within `values` have got one, too: they are no fields of Slack's, but names that the app gave.
  return inState(added, (values) =>
    Object.fromEntries(
      Object.entries(values).map(([block, elements]) => [
        block,
        isJson(elements) ? without(elements, 'new_field') : {},
      ]),
    ),
  );
}

const enterprise = { id: 'E0GROUP', name: 'Group' };

/** docs.slack.dev/enterprise/developing-for-enterprise-orgs: no team, people of the organisation, one installation. */
function orgWide(payload: Json): Json {
  if (isCommand(payload)) {
    return {
      ...payload,
      is_enterprise_install: 'true',
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
    };
  }
  if (isEvent(payload)) {
    const authorization = { enterprise_id: enterprise.id, team_id: null, user_id: 'U0BOT', is_bot: true };
    return {
      ...payload,
      enterprise_id: enterprise.id,
      context_enterprise_id: enterprise.id,
      context_team_id: null,
      authorizations: [{ ...authorization, is_enterprise_install: true }],
    };
  }
  const user = isJson(payload['user']) ? { ...payload['user'], team_id: enterprise.id } : payload['user'];
  const whole = { ...payload, user, team: null, enterprise, is_enterprise_install: true };
  return inView(whole, (view) => ({ ...view, team_id: enterprise.id, app_installed_team_id: enterprise.id }));
}

/** Nothing but what cannot be done without; a field that nobody touched is not there. */
function least(payload: Json): Json {
  if (isCommand(payload)) {
    const bare = without(payload, 'team_domain', 'channel_name', 'user_name', 'api_app_id', 'is_enterprise_install');
    return bare['text'] === '' ? without(bare, 'text') : bare;
  }
  if (isEvent(payload)) {
    const event = isJson(payload['event']) ? without(payload['event'], 'view', 'channel_type', 'team') : {};
    return { ...without(payload, 'context_team_id', 'event_context', 'is_ext_shared_channel'), event };
  }
  const bare = without(payload, 'enterprise', 'is_enterprise_install', 'response_urls', 'state', 'api_app_id');
  const person = isJson(bare['user']) ? { user: { id: bare['user']['id'] } } : {};
  const message = isJson(bare['message']) && bare['type'] === 'block_actions' ? { message: undefined } : {};
  const touched = inState({ ...bare, ...person, ...message }, (values) =>
    Object.fromEntries(
      Object.entries(inEachField(values, (state) => (Object.values(state).some(isEmpty) ? {} : state))).filter(
        ([, elements]) => isJson(elements) && Object.values(elements).some((one) => isJson(one) && 'type' in one),
      ),
    ),
  );
  return inView(touched, (view) =>
    without(view, 'app_installed_team_id', 'bot_id', 'external_id', 'root_view_id', 'team_id', 'app_id'),
  );
}

/** Null for everything that is empty or does not apply. */
function nulls(payload: Json): Json {
  if (isCommand(payload)) return payload;
  if (isEvent(payload)) {
    const event = isJson(payload['event']) ? payload['event'] : {};
    return {
      ...payload,
      enterprise_id: null,
      context_enterprise_id: null,
      event: { view: null, inviter: null, ...event },
    };
  }
  const applying = { message: null, response_url: null, state: null, enterprise: null };
  const view = payload['view'] === undefined ? {} : applying;
  return inState({ ...view, function_data: null, bot_access_token: null, ...payload }, (values) =>
    inEachField(values, (state) =>
      Object.fromEntries(Object.entries(state).map(([key, value]) => [key, isEmpty(value) ? null : value])),
    ),
  );
}

/** An empty map comes as an empty list (slack-go/slack#943), and a form that is closed may say nothing of what stood in it. */
function emptyLists(payload: Json): Json {
  if (isCommand(payload) || isEvent(payload)) return payload;
  const closed = payload['type'] === 'view_closed';
  return inState({ ...payload, ...(isJson(payload['state']) ? { state: { values: [] } } : {}) }, (values) =>
    closed || Object.keys(values).length === 0 ? [] : values,
  );
}

const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: true }, value });

/** What Slack sends differs from what one has seen of it. The bot, with everything that reaches it changed on the way. */
describe.each([
  ['fields that are new', withNewFields],
  ['an app that is installed org-wide', orgWide],
  ['no more than is needed', least],
  ['nulls for what is empty', nulls],
  ['lists for empty maps', emptyLists],
])('payloads with %s', (_, change) => {
  let playground: Playground;
  let relay: Relay;
  const printed: string[] = [];

  beforeAll(async () => {
    const logger = createLogger('warn', { write: (line) => void printed.push(line) });
    playground = await startTestPlayground({ transport: 'http', logger });
    const bot = `http://127.0.0.1:${playground.goalpost.port}/slack/events`;
    relay = await startRelay(bot, playground.simulator.signingSecret, change);
    playground.simulator.setEventsUrl(relay.url);
  });
  afterAll(async () => {
    await playground.stop();
    await relay.close();
  });
  afterEach(() => expect(printed.splice(0)).toEqual([]));

  const as = (name: string) => playground.simulator.as(name);
  const goal = (id: string) => playground.goalpost.stores.goals.get('T0HARBOUR', id);

  it('App Home opens, and its buttons answer', async () => {
    const home = await as('noor').openHome();
    expect(home.words()).toContain('Net Promoter Score');
    await home.click('Help');
    expect((await as('noor').modal()).words()).toContain('/goal checkin');
    await (await as('noor').modal()).close();
  });

  it('a command answers, for who typed it alone', async () => {
    expect((await as('diego').command('/goal', 'help', 'client-success')).ok).toBe(true);
    await as('diego').command('/goal', 'show promoter', 'client-success');
    expect((await as('diego').ephemeral('Net Promoter Score')).words()).toContain('Net Promoter Score');
  });

  it('a form that is left untouched is saved as it was', async () => {
    const before = await playground.goalpost.stores.teams.get('T0HARBOUR', 'success');
    await as('mara').command('/goal', 'team', 'client-success');
    expect(await (await as('mara').modal('Team settings')).submit()).toMatchObject({ outcome: 'updated' });
    await (await as('mara').modal()).close();
    const after = await playground.goalpost.stores.teams.get('T0HARBOUR', 'success');
    expect({ ...after, version: before?.version }).toEqual(before);
  });

  it('a goal is set from a shortcut, in a form that follows what is chosen in it', async () => {
    await as('noor').shortcut('new_goal');
    const form = await as('noor').modal('New goal');
    await form.fill({ title: 'Answer renewals sooner', category: 'Efficiency' });
    await form.fill({ direction: 'Decrease to a target', unit: 'Time in days' });
    await form.fill({ baseline: '9', target: '4', due: '2027-06-30' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('noor').modal()).close();
  });

  it('a message is added to a goal that was searched for', async () => {
    as('mara').say('client-success', 'They answer within the hour');
    await as('noor').shortcut('add_to_goal', await as('noor').message('client-success', 'They answer'));
    const form = await as('noor').modal('Add to a goal');
    expect(await form.options('goal', 'promoter')).toHaveLength(1);
    await form.fill({ goal: option('nps') });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    expect((await goal('nps'))?.feedback).toHaveLength(1);
    await (await as('noor').modal()).close();
  });

  it('a check-in is begun, closed, found again and submitted', async () => {
    await playground.time.moveTo(new Date('2026-12-01T08:01:00Z'));
    const open = async () => {
      await (await as('noor').message('app', 'December check-in')).click('Check in');
      return as('noor').modal('Check in');
    };
    const form = await open();
    await form.fill({ 'nps:value': '45' });
    await form.enter('nps:value');
    await playground.goalpost.settled();
    await (await as('noor').modal('Check in')).close();
    await playground.goalpost.settled();
    const again = await open();
    expect(again.state()['nps:value']?.['input']?.['value']).toBe('45');
    await again.fill({ 'nps:note': 'Better calls' });
    expect(await again.submit()).toMatchObject({ outcome: 'closed' });
    await playground.goalpost.settled();
    expect((await goal('nps'))?.checkIns.at(-1)).toMatchObject({ value: 45, note: 'Better calls' });
  });

  it('of every kind have come by', async () => {
    const interactions = ['block_actions', 'block_suggestion', 'message_action', 'shortcut'];
    const views = ['view_closed', 'view_submission'];
    await expect
      .poll(() => [...new Set(relay.passed)].toSorted())
      .toEqual(['app_home_opened', 'message', ...interactions, 'command', ...views].toSorted());
  });
});
