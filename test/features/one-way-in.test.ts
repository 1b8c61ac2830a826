import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import { type Refusal, Refused } from '../../src/domain/policy.ts';
import type { TemplateInput } from '../../src/domain/templates/template-input.ts';
import { NOTICE_KINDS, type UseCases } from '../../src/features/index.ts';
import { openOutbox } from '../../src/stores/outbox.ts';
import {
  aBlocker,
  aCheckIn,
  aClient,
  aGoal,
  aGoalDraft,
  anAbsence,
  anAction,
  anIndicator,
  aResource,
  aRound,
  aTeam,
  SETTINGS_DRAFT,
} from '../support/samples.ts';
import { english } from '../support/texts.ts';
import type { Asking, Row, Says } from './one-way-in/row.ts';
import { openWorld, type World } from './support.ts';

type Rows<Cases> = {
  readonly [Name in keyof Cases]: Cases[Name] extends (...args: never[]) => unknown ? Row : Rows<Cases[Name]>;
};

const about = (prefix: string, person: string): Asking => ({
  workspace: 'T1',
  person,
  team: prefix,
  channel: `C-${prefix}`,
  goal: `${prefix}-goal`,
  round: `${prefix}|monthly|2026-03`,
  template: `${prefix}-template`,
  absence: `${prefix}-absence`,
});
/** The lead of the team `success`, who owns its goal and is asked in its round, may do all of it. */
const LEAD = about('success', 'U9');
const STRANGER = { ...LEAD, person: 'UOTHER' };
/** Became a guest when everything was theirs already. */
const GUEST = about('guested', 'UGUEST');

const CHECK_IN: Omit<CheckInInput, 'goal'> = {
  value: '83',
  status: undefined,
  confidence: undefined,
  cleared: [],
  note: '',
  obstacles: '',
  adjust: '',
  feedback: '',
  learned: '',
};
const TEMPLATE: TemplateInput = {
  name: 'Another',
  definition: '',
  calculator: '',
  benchmark: '',
  benchmarkSource: '',
  category: 'retention',
  direction: 'increase',
  unit: { kind: 'percent' },
  cadence: undefined,
};
const asked = ({ workspace, person, team }: Asking) => ({ workspace, person, team });
const clicked = ({ workspace, person, round }: Asking) => ({ workspace, person, round });
const teamForm = ({ team, channel, person }: Asking) => ({
  input: { name: team, channel, lead: person, members: [person], zone: 'UTC', ...SETTINGS_DRAFT },
  editing: { team, version: 1 },
});
const notAsked: Says = { says: { ok: false, why: 'not-asked' } };
const at = (field: string, code: string): Says => ({ says: { ok: false, problems: [{ field, problem: { code } }] } });

/** Every use case has a row: a new one without does not compile. */
const KNOWN = {
  profileOf: { call: (on, { workspace, person }) => on.profileOf(workspace, person), stranger: 'alone' },
  namesOf: { call: (on, { workspace, person }) => on.namesOf(workspace, person, ['U1']), stranger: 'alone' },
  // Of the channel's team no more than which one it is.
  findTeam: {
    call: (on, { workspace, channel, person }) => on.findTeam(workspace, channel, person),
    stranger: 'alone',
  },
  teamSettings: {
    call: (on, { workspace, person, channel }) => on.teamSettings(workspace, person, channel),
    stranger: 'not-the-lead',
  },
  teamToEdit: { call: (on, selection) => on.teamToEdit(asked(selection)), stranger: 'not-the-lead' },
  previewTeam: {
    call: (on, { person, team, channel }) => on.previewTeam(person, aTeam({ id: team, channel }), 'en'),
    stranger: 'not-a-member',
  },
  countryOf: {
    call: (on, { workspace, person }) => on.countryOf(workspace, person, 'Europe/Berlin'),
    stranger: 'alone',
  },
  holidayChoices: {
    call: (on, { workspace, person }) => on.holidayChoices(workspace, person, { country: 'DE' }, 'en'),
    stranger: 'alone',
  },
  addedByRegions: {
    call: (on, { workspace, person }) => on.addedByRegions(workspace, person, 'DE', 'en'),
    stranger: 'alone',
  },
  absencesOf: { call: (on, { workspace, person }) => on.absencesOf(workspace, person), stranger: { says: [] } },
  cancelAbsence: {
    call: (on, { workspace, person, absence }) => on.cancelAbsence(workspace, person, absence),
    stranger: { says: false },
  },
  addAbsence: {
    call: (on, { workspace, person }) =>
      on.addAbsence({
        workspace,
        person,
        view: 'V1',
        input: { from: '2026-06-01', until: '2026-06-02', delegate: undefined },
      }),
    guest: { says: { ok: false, refused: 'outsider' } },
    stranger: 'alone',
  },
  findGoals: {
    call: (on, { workspace, person, goal }) => on.findGoals(workspace, person, goal),
    stranger: { says: { found: [], visible: [] } },
  },
  visibleGoal: {
    call: (on, { workspace, person, goal }) => on.visibleGoal(workspace, person, goal),
    stranger: { says: undefined },
  },
  listGoals: {
    call: (on, { workspace, person, channel }) => {
      const { list, word } = english();
      const { vocabulary } = list;
      return on.listGoals({ workspace, person, channel, typed: '', vocabulary, categoryName: word.category });
    },
    stranger: { says: { ok: false, why: 'not-a-member' } },
  },
  showGoal: {
    call: (on, { workspace, person, goal }) => on.showGoal(workspace, person, goal),
    stranger: { says: undefined },
  },
  readWritten: {
    call: (on, { workspace, person, goal }) => on.readWritten({ workspace, person, about: { goal } }),
    stranger: { says: undefined },
  },
  openValueForm: {
    call: (on, { workspace, person, goal }) => on.openValueForm(workspace, person, goal),
    stranger: { says: { ok: false, why: 'not-the-owner' } },
  },
  goalFormOptions: {
    call: (on, { workspace, person, channel, team }) => on.goalFormOptions(workspace, person, { channel, team }),
    stranger: { says: { teams: [{ id: 'other' }], team: 'other', templates: [] } },
  },
  adviseGoalForm: {
    call: (on, { workspace, person, team, goal }) =>
      on.adviseGoalForm({ workspace, person, input: aGoalDraft({ team }), history: goal }),
    stranger: { says: { histories: [] } },
  },
  createGoal: {
    call: (on, { workspace, person, team }) =>
      on.createGoal({ workspace, person, view: 'V2', input: aGoalDraft({ team, owner: person }) }),
    guest: at('team', 'unknown-team'),
    stranger: at('team', 'unknown-team'),
  },
  openEditForm: {
    call: (on, { workspace, person, goal }) => on.openEditForm(workspace, person, goal),
    stranger: { says: { ok: false, why: 'not-the-owner' } },
  },
  editableGoals: {
    call: (on, { workspace, person, channel }) => on.editableGoals(workspace, person, channel),
    stranger: { says: [] },
  },
  editGoal: {
    call: (on, { workspace, person, team, goal }) =>
      on.editGoal({
        workspace,
        person,
        view: 'V5',
        goal,
        changes: 0,
        input: { goal: aGoalDraft({ team, owner: person, title: 'Renamed' }), reason: '' },
      }),
    stranger: 'not-the-owner',
  },
  goalChanges: {
    call: (on, { workspace, person, goal }) => on.goalChanges(workspace, person, goal),
    stranger: { says: undefined },
  },
  attachFeedback: {
    call: (on, { workspace, person, goal }) =>
      on.attachFeedback({ workspace, person, goal, message: { channel: 'C9', ts: '1.2' }, text: 'Well done.' }),
    stranger: { says: { ok: false, field: 'goal', why: 'gone' } },
  },
  templates: {
    ofTeam: { call: (on, selection) => on.templates.ofTeam(asked(selection)), stranger: 'not-a-member' },
    add: {
      call: (on, selection) => on.templates.add({ ...asked(selection), input: TEMPLATE }),
      guest: at('team', 'unknown-team'),
      stranger: at('team', 'unknown-team'),
    },
    addFromGoal: {
      call: (on, { workspace, person, goal }) => on.templates.addFromGoal({ workspace, person, goal }),
      stranger: { says: undefined },
    },
    remove: {
      call: (on, { workspace, person, template }) => on.templates.remove({ workspace, person }, template),
      stranger: { says: false },
    },
  },
  askNow: { call: (on, selection) => on.askNow(asked(selection)), stranger: 'not-the-lead' },
  openGoalsOf: { call: (on, selection) => on.openGoalsOf(clicked(selection)), stranger: notAsked },
  snoozePrompt: { call: (on, selection) => on.snoozePrompt(clicked(selection)), stranger: notAsked },
  findDueItems: { call: (on, { workspace, person }) => on.findDueItems(workspace, person), stranger: { says: [] } },
  findItemsToAnswer: {
    call: (on, { workspace, person, round }) => on.findItemsToAnswer(workspace, person, round),
    stranger: { says: { items: [] } },
  },
  goalsOfForm: {
    call: (on, { workspace, person, goal, round }) => on.goalsOfForm(workspace, person, [{ goal, round }]),
    stranger: { says: [] },
  },
  respondentForm: {
    call: (on, { workspace, person, round }) => on.respondentForm(workspace, person, round),
    stranger: { says: { items: [], typed: {} } },
  },
  draftForm: {
    call: (on, { workspace, person }) => on.draftForm(workspace, person),
    stranger: { says: { items: [], typed: {} } },
  },
  drafts: {
    of: { call: (on, { workspace, person }) => on.drafts.of(workspace, person), stranger: { says: undefined } },
    keep: {
      call: (on, { workspace, person, goal }) =>
        on.drafts.keep(workspace, person, [{ goal }], { [`${goal}:value`]: '84' }),
      stranger: 'alone',
    },
    drop: {
      call: (on, { workspace, person, goal }) => on.drafts.drop(workspace, [{ person, parts: [{ goal }] }]),
      stranger: 'alone',
    },
  },
  nextStepOf: { call: (on, { workspace, person }) => on.nextStepOf(workspace, person), stranger: 'alone' },
  teamBlockers: { call: (on, selection) => on.teamBlockers(asked(selection)), stranger: 'not-a-member' },
  clearBlocker: {
    call: (on, { workspace, person, goal }) => on.clearBlocker({ workspace, person, goal, blocker: 'c1' }),
    stranger: { says: { state: 'refused', why: 'not-to-clear' } },
  },
  // A celebration stands in a channel: whoever reads it cheers.
  giveKudos: {
    call: (on, { workspace, person, goal }) => on.giveKudos({ workspace, person, goal, key: 'done' }),
    stranger: 'alone',
  },
  submitCheckIn: {
    call: (on, { workspace, person, goal, round }) =>
      on.submitCheckIn({ workspace, person, view: 'V3', goalInputs: [{ ...CHECK_IN, goal, round }] }),
    guest: at('value', 'not-yours'),
    stranger: at('value', 'not-yours'),
  },
  keepLastValues: { call: (on, selection) => on.keepLastValues(clicked(selection)), stranger: notAsked },
  delegateGoals: {
    call: (on, selection) => on.delegateGoals({ ...clicked(selection), goals: [selection.goal], to: 'U2' }),
    stranger: notAsked,
  },
  skipGoals: {
    call: (on, selection) => on.skipGoals({ ...clicked(selection), goals: [selection.goal], reason: 'No survey.' }),
    stranger: notAsked,
  },
  postDigest: { call: (on, selection) => on.postDigest(asked(selection)), stranger: 'not-the-lead' },
  previewDigest: { call: (on, selection) => on.previewDigest(asked(selection)), stranger: 'not-a-member' },
  showHome: {
    call: (on, { workspace, person }) => on.showHome(workspace, person),
    stranger: { says: { due: [], mine: [], blockers: [], teams: [{ name: 'Other' }] } },
  },
  saveTeam: {
    call: (on, selection) => on.saveTeam({ ...asked(selection), view: 'V4', ...teamForm(selection) }),
    guest: { says: { ok: false, refused: 'outsider' } },
    stranger: { says: { ok: false, refused: 'not-the-lead' } },
  },
  // The last one: of a team that is removed nothing is left to do.
  removeTeam: { call: (on, selection) => on.removeTeam(asked(selection)), stranger: 'not-the-lead' },
} satisfies Partial<Rows<UseCases>>;

const isRow = (entry: object): entry is Row => 'call' in entry;
/** A feature may bring its rows in a file of its own, beside `row.ts`. */
const FOLDER = join(import.meta.dirname, 'one-way-in');
const files = readdirSync(FOLDER).filter((file) => file !== 'row.ts');
const own = await Promise.all(files.map(async (file) => ((await import(join(FOLDER, file))) as { rows: object }).rows));
const ROWS: Readonly<Record<string, Row | Readonly<Record<string, Row>>>> = Object.assign({}, KNOWN, ...own);

const TABLE: readonly (readonly [string, Row])[] = Object.entries(ROWS).flatMap(([name, entry]) =>
  isRow(entry) ? [[name, entry] as const] : Object.entries(entry).map(([of, row]) => [`${name}.${of}`, row] as const),
);

let world: World;
let useCases: UseCases;
/** Everything that was stored when it was last looked at. */
let stored: unknown;
beforeAll(async () => {
  world = await openWorld();
  const { ports, db } = world;
  // Messages are looked for in the outbox, too.
  useCases = world.having({ dispatcher: await openOutbox(db, { ...ports, noticeKinds: NOTICE_KINDS }) }).useCases;
  for (const of of [LEAD, GUEST]) await store(of);
  await ports.teams.save(
    aTeam({ id: 'other', name: 'Other', channel: 'C-other', lead: 'UOTHER', members: ['UOTHER'] }),
  );
  stored = await everything(world.db);
});
afterAll(() => world.close());

/** A client of an earlier quarter: its pulse is due. */
const BEFORE = new Date('2025-06-01T09:00:00Z');

/** A team with one of everything, all of it its lead's. */
async function store({ team: id, channel, person, goal, round, template, absence }: Asking): Promise<void> {
  const { ports } = world;
  const checkIn = aCheckIn(82, { id: 'c1', by: person });
  await ports.teams.save(aTeam({ id, channel, lead: person, members: [person, 'U2'] }));
  const blockers = [aBlocker({ owner: person })];
  const plan = {
    actions: [anAction({ owner: person, createdBy: person })],
    resources: [aResource({ createdBy: person })],
    proposals: [{ id: 'p1', by: person, at: new Date('2026-01-02T09:00:00Z'), words: 'Make it larger.' }],
    helps: [{ id: 'h1', to: person, question: 'Can you help?', by: person, at: new Date('2026-02-02T09:00:00Z') }],
  };
  await ports.goals.save(aGoal({ id: goal, team: id, owner: person, checkIns: [checkIn], blockers, ...plan }));
  await ports.rounds.save(aRound({ id: round, team: id, asks: [{ person, goals: [goal] }] }));
  const made = { workspace: 'T1', team: id, createdBy: person, createdAt: new Date('2026-01-01T09:00:00Z') };
  await ports.templates.add({
    ...made,
    id: template,
    name: 'Retention',
    category: 'retention',
    direction: 'increase',
    unit: { kind: 'percent' },
    marks: [],
  });
  await ports.clients.save(aClient({ id: `${id}-client`, team: id, people: [person] }));
  await ports.clients.save(
    aClient({ id: `${id}-scored-client`, team: id, code: 'SC', people: [person], createdAt: BEFORE }),
  );
  await ports.clients.save(aClient({ id: `${id}-other-client`, team: id, code: 'OTHER', people: [person] }));
  await ports.indicators.save(anIndicator({ id: `${id}-kpi`, team: id }));
  await ports.absences.add(anAbsence({ id: absence, person, from: '2026-05-04', until: '2026-05-08' }));
  const savedAt = ports.clock.now();
  await ports.drafts.save('T1', person, { fields: [{ field: `${goal}:value`, value: '84' }], savedAt });
}

/** Everything that is stored, the outbox among it. */
async function everything(db: Db): Promise<unknown> {
  const collections = (await db.collections()).toSorted((one, other) =>
    one.collectionName.localeCompare(other.collectionName),
  );
  return Promise.all(
    collections.map(async (one) => [one.collectionName, await one.find().sort({ _id: 1 }).toArray()] as const),
  );
}

async function expectNothingWritten(): Promise<void> {
  const before = stored;
  stored = await everything(world.db);
  expect(stored).toEqual(before);
}

/** What came of a call: what it said, or for what it was refused. Anything else that it throws is a fault. */
async function outcomeOf(call: Promise<unknown>): Promise<{ readonly refused: Refusal } | Says> {
  try {
    return { says: await call };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.why };
    throw error;
  }
}

const OUTSIDER: Refusal = 'outsider';
const expected = (row: Refusal | Says) => (typeof row === 'string' ? { refused: row } : row);

describe('a use case', () => {
  it('that is listed here exists, and each is called in the way of the others', () => {
    expect(Object.keys(ROWS).toSorted()).toEqual(Object.keys(useCases).toSorted());
  });

  it.each(TABLE)('%s is refused to an outsider, and writes nothing', async (_, { call, guest = OUTSIDER }) => {
    expect.soft(await outcomeOf(call(useCases, GUEST))).toMatchObject(expected(guest));
    await expectNothingWritten();
  });

  const ofTeams = TABLE.flatMap(([name, { call, stranger }]) =>
    stranger === 'alone' ? [] : [[name, call, stranger] as const],
  );
  it.each(ofTeams)('%s tells nothing of a team to who is in another, and writes nothing', async (_, call, stranger) => {
    expect.soft(await outcomeOf(call(useCases, STRANGER))).toMatchObject(expected(stranger));
    await expectNothingWritten();
  });

  // Else what is refused above might be so whoever asks. Last, because it writes.
  it.each(TABLE)('%s is not refused to who may', async (_, { call, stranger, guest = OUTSIDER }) => {
    const outcome = await outcomeOf(call(useCases, LEAD));
    expect(outcome).not.toMatchObject(expected(guest));
    if (stranger !== 'alone') expect(outcome).not.toMatchObject(expected(stranger));
  });
});
