import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { hasPart } from '../../src/domain/goal/people.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { Refused } from '../../src/domain/policy.ts';
import { roundNotice } from '../../src/domain/round/round-report.ts';
import type { Team } from '../../src/domain/team/team.ts';
import type { UseCases } from '../../src/features/index.ts';
import { cases } from '../support/cases.ts';
import {
  aCheckIn,
  aGoal,
  aGoalDraft,
  anAbsence,
  anIndicator,
  aRoundView,
  aTeam,
  SETTINGS_DRAFT,
} from '../support/samples.ts';
import { english } from '../support/texts.ts';
import { openWorld, type World } from './support.ts';

const WORKSPACE = 'T1';
/** The lead, four members, an administrator who leads nothing, and somebody of no team. */
const PEOPLE = ['U9', 'U1', 'U2', 'U3', 'U4', 'UADMIN', 'UOTHER'];
const MEMBERS = ['U9', 'U1', 'U2', 'U3', 'U4'];
/** Of goals of these numbers one value is told in no other goal. */
const valueNo = (index: number) => (813_701 + index) / 10_000;
const secret = (index: number) => `hush${index}hush`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface DrawnGoal {
  readonly team: 'one' | 'two';
  readonly owner: string;
  readonly reporter: string;
  readonly contributors: readonly string[];
  readonly isPrivate: boolean;
  readonly kpi: 'own' | 'shared';
  readonly sameTitle: boolean;
  readonly state: 'active' | 'draft' | 'achieved';
  readonly blockerOwner: string;
  readonly answers: 'nobody' | 'its reporter' | 'reached';
  readonly isOver: boolean;
}

const aDrawnGoal: fc.Arbitrary<DrawnGoal> = fc.record({
  team: fc.constantFrom('one', 'two'),
  owner: fc.constantFrom(...MEMBERS),
  reporter: fc.constantFrom(...MEMBERS),
  contributors: fc.uniqueArray(fc.constantFrom('U1', 'U2', 'UOTHER'), { maxLength: 1 }),
  isPrivate: fc.boolean(),
  kpi: fc.constantFrom('own', 'own', 'shared'),
  sameTitle: fc.boolean(),
  state: fc.constantFrom('active', 'active', 'active', 'draft', 'achieved'),
  blockerOwner: fc.constantFrom(...MEMBERS, 'UOTHER'),
  answers: fc.constantFrom('nobody', 'its reporter', 'reached'),
  isOver: fc.boolean(),
});
const aDelegate = fc.option(fc.constantFrom(...MEMBERS), { nil: undefined });

let drawn = 0;

/** Two teams with goals in which every text is a secret of the goal, and what a month brings. */
async function liveThrough(goalsDrawn: readonly DrawnGoal[], delegate: string | undefined) {
  const { ports, followUps, useCases, queue } = world;
  queue.messages.clear();
  for (const one of await world.db.collections()) await one.deleteMany({});
  drawn += 1;
  world.moveTo('2026-03-02T08:00:00Z');
  const name = (part: string) => `w${drawn}-${part}`;
  const teams = [
    aTeam({ id: name('one'), name: 'One', channel: name('C1'), members: MEMBERS }),
    aTeam({ id: name('two'), name: 'Two', channel: name('C2'), lead: 'U4', members: MEMBERS }),
  ];
  for (const team of teams) await ports.teams.save(team);
  if (delegate !== undefined && delegate !== 'U1') {
    await ports.absences.add(anAbsence({ id: name('away'), person: 'U1', delegate }));
  }
  const goals = await storeGoals(goalsDrawn, name);
  const first = { id: '2026-03', first: '2026-03-01', last: '2026-03-31' };
  const week = { id: '2026-W10', first: '2026-03-02', last: '2026-03-08' };
  const dueAt = new Date('2026-03-02T08:00:00Z');
  for (const { id } of teams) {
    const due = { id: `${id}|monthly|2026-03`, kind: 'monthly' as const, period: first, nominal: '2026-03-02', dueAt };
    await followUps.runOccurrence(due, WORKSPACE, id);
  }
  await followUps.beginAbsences();
  await answerAll(goals, goalsDrawn);
  await readAll(teams, goals, 'answered');
  world.moveTo('2026-03-06T18:00:00Z');
  for (const { id } of teams) {
    const due = { id: `${id}|digest|2026-W10`, kind: 'digest' as const, period: week, nominal: '2026-03-06', dueAt };
    await followUps.runOccurrence(due, WORKSPACE, id);
    await useCases.postDigest({ workspace: WORKSPACE, person: 'UADMIN', team: id });
  }
  world.moveTo('2026-03-20T18:00:00Z');
  await followUps.closeRounds();
  await followUps.sweepEndings();
  await followUps.askForEndings();
  await followUps.followTransfers();
  for (const { workspace, id } of goals) followUps.noteDraft({ people: [], draft: { workspace, goal: id } });
  await followUps.followDrafts();
  for (const goal of goals) await tryToClose(goal);
  await readAll(teams, goals, 'over');
  expectNothingQueued(teams, goals);
}

async function storeGoals(goalsDrawn: readonly DrawnGoal[], name: (part: string) => string): Promise<Goal[]> {
  const { ports } = world;
  const goals = goalsDrawn.map((one, index) => goalOf(one, index, name));
  for (const goal of goals) {
    const kpi = anIndicator({ id: goal.kpiId ?? '', team: goal.team, name: goal.title, values: [] });
    await ports.indicators.save(kpi);
    await ports.goals.save(goal);
  }
  return goals;
}

async function answerAll(goals: readonly Goal[], goalsDrawn: readonly DrawnGoal[]): Promise<void> {
  const { useCases, followUps } = world;
  for (const [index, goal] of goals.entries()) {
    const { answers } = goalsDrawn[index] ?? {};
    if (answers === 'nobody' || goal.state !== 'active') continue;
    const value = answers === 'reached' ? '99.5' : String(valueNo(index));
    const said = inputOf(goal, value, secret(index));
    const person = goal.reporter ?? goal.owner;
    const sent = await useCases.submitCheckIn({
      workspace: WORKSPACE,
      person,
      view: `V-${goal.id}`,
      goalInputs: [said],
    });
    if (sent.ok) await followUps.applyAnswer(sent.answer);
  }
}

function goalOf(one: DrawnGoal, index: number, name: (part: string) => string): Goal {
  const words = one.isPrivate ? secret(index) : `plain${index}`;
  const id = name(`g${index}`);
  const at = new Date('2026-01-12T09:00:00Z');
  const before = aCheckIn(valueNo(index), {
    id: `${id}-c1`,
    by: one.owner,
    at,
    on: '2026-01-12',
    status: 'off-track',
    note: `${words} note`,
    obstacles: `${words} obstacle`,
    adjust: `${words} adjust`,
    feedback: `${words} feedback`,
    learned: `${words} learned`,
  });
  return aGoal({
    id,
    team: name(one.team),
    title: one.sameTitle && !one.isPrivate ? 'The same title' : `Title ${words}`,
    description: `${words} why`,
    serves: `${words} objective`,
    kpiId: name(one.kpi === 'shared' ? 'kpi' : `kpi${index}`),
    owner: one.owner,
    ...(one.reporter !== one.owner && { reporter: one.reporter }),
    ...(one.contributors.length > 0 && { contributors: one.contributors }),
    ...(one.isPrivate && { visibility: 'private' }),
    due: one.isOver ? '2026-03-05' : '2026-12-31',
    state: one.state,
    ...(one.state === 'achieved' && {
      outcome: { score: 1, closing: `${words} closing`, learned: `${words} learned` },
    }),
    checkIns: [before],
    blockers: [
      { id: before.id, text: `${words} obstacle`, owner: one.blockerOwner, openedBy: one.owner, since: '2026-01-12' },
    ],
    feedback: [{ id: `${id}-f`, text: `${words} client`, by: one.owner, at }],
    actions: [
      {
        id: 'a1',
        text: `${words} action`,
        owner: one.blockerOwner,
        due: '2026-02-01',
        createdBy: one.owner,
        createdAt: at,
      },
    ],
    proposals: [{ id: 'p1', by: one.owner, at, words: `${words} proposal`, title: `${words} title` }],
    commitments: [{ by: one.owner, at }],
    ...(index > 0 && { parent: name('g0') }),
    createdBy: one.owner,
  });
}

const inputOf = ({ id }: Goal, value: string, words: string): CheckInInput => ({
  goal: id,
  value,
  status: undefined,
  confidence: undefined,
  cleared: [],
  note: `${words} said`,
  obstacles: `${words} now`,
  adjust: '',
  feedback: `${words} heard`,
  learned: '',
});

async function tryToClose(goal: Goal): Promise<void> {
  const input = { choice: 'dropped' as const, score: '0', reason: 'No more.', learned: '', due: '' };
  const closing = goal.visibility === 'private' ? `${goal.title} is over` : '';
  const request = { workspace: WORKSPACE, person: goal.owner, goal: goal.id, view: `X-${goal.id}` };
  const lastValue = { value: '' };
  const closed = await world.useCases.closeGoal({ ...request, input: { ...input, closing }, lastValue });
  if (closed.ok) await world.followUps.settleEnding(closed.goal);
}

type Says = (on: UseCases, ask: Ask) => readonly Promise<unknown>[];
interface Ask {
  readonly person: string;
  readonly teams: readonly Team[];
  readonly goals: readonly Goal[];
  readonly day: LocalDate;
}

const who = ({ person }: Ask) => ({ workspace: WORKSPACE, person });
const perTeam = (ask: Ask, call: (team: Team) => Promise<unknown>) => ask.teams.map(call);
const perGoal = (ask: Ask, call: (goal: Goal) => Promise<unknown>) => ask.goals.map(call);
const roundOf = ({ id }: Pick<Team, 'id'>) => `${id}|monthly|2026-03`;
const LISTED = ['', 'all', 'due', 'at risk', 'off track', 'done', 'mine'];

/** What people read with every use case; `[]` where it says nothing of goals, or is tried with who may not beside. */
const SURFACES: { readonly [Name in keyof UseCases]: Says } = {
  findGoals: (on, ask) => [
    on.findGoals(WORKSPACE, ask.person, ''),
    on.findGoals(WORKSPACE, ask.person, 'hush'),
    ...perGoal(ask, ({ id }) => on.findGoals(WORKSPACE, ask.person, id)),
  ],
  listGoals: (on, ask) => {
    const { list, word } = english();
    const about = { vocabulary: list.vocabulary, categoryName: word.category };
    return LISTED.flatMap((typed) =>
      perTeam(ask, ({ channel }) => on.listGoals({ ...who(ask), channel, typed, ...about })),
    );
  },
  showGoal: (on, ask) =>
    perGoal(ask, async ({ id }) => [
      await on.showGoal(WORKSPACE, ask.person, id),
      await on.showGoal(WORKSPACE, ask.person, id, '2026-02-01'),
    ]),
  readWritten: (on, ask) => [
    on.readWritten({ ...who(ask), about: { blockers: 'own' } }),
    ...perGoal(ask, ({ id }) => on.readWritten({ ...who(ask), about: { goal: id } })),
    ...perTeam(ask, ({ id, channel }) => on.readWritten({ ...who(ask), channel, about: { team: id } })),
    ...perTeam(ask, (team) => on.readWritten({ ...who(ask), channel: team.channel, about: { round: roundOf(team) } })),
  ],
  openValueForm: (on, ask) =>
    perGoal(ask, async ({ id, checkIns }) => [
      await on.openValueForm(WORKSPACE, ask.person, id),
      await on.openValueForm(WORKSPACE, ask.person, id, checkIns[0]?.id),
    ]),
  goalFormOptions: (on, ask) => perTeam(ask, ({ id }) => on.goalFormOptions(WORKSPACE, ask.person, { team: id })),
  createGoal: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.createGoal({
        ...who(ask),
        view: `F-${id}`,
        follows: id,
        input: aGoalDraft({ team, owner: '', sameKpiAs: id }),
      }),
    ),
  visibleGoal: (on, ask) => perGoal(ask, ({ id }) => on.visibleGoal(WORKSPACE, ask.person, id)),
  goalActions: (on, ask) => perGoal(ask, ({ id }) => on.goalActions({ ...who(ask), goal: id })),
  // What is not filled in, or not there, is refused: what they answer is what there is to say of the goal.
  addAction: (on, ask) =>
    perGoal(ask, ({ id }) => {
      const input = { text: '', owner: ask.person, due: '' };
      return on.addAction({ ...who(ask), goal: id, view: `A-${id}`, input });
    }),
  changeAction: (on, ask) =>
    perGoal(ask, ({ id }) => {
      const before = { text: '', owner: ask.person };
      return on.changeAction({ ...who(ask), goal: id, action: 'a1', input: { ...before, due: '' }, before });
    }),
  finishAction: (on, ask) => perGoal(ask, ({ id }) => on.finishAction({ ...who(ask), goal: id, action: 'none' })),
  reopenAction: (on, ask) => perGoal(ask, ({ id }) => on.reopenAction({ ...who(ask), goal: id, action: 'none' })),
  addResource: (on, ask) =>
    perGoal(ask, ({ id }) => {
      const input = { kind: 'tools' as const, unit: undefined, text: '', amount: '' };
      return on.addResource({ ...who(ask), goal: id, view: `R-${id}`, input });
    }),
  grantResource: (on, ask) =>
    perGoal(ask, ({ id }) => on.grantResource({ ...who(ask), goal: id, resource: 'none', granted: true })),
  proposalForm: (on, ask) => perGoal(ask, ({ id }) => on.proposalForm({ ...who(ask), goal: id })),
  proposeChange: (on, ask) =>
    perGoal(ask, ({ id }) => {
      const input = { title: '', target: '', due: '', words: '' };
      return on.proposeChange({ ...who(ask), goal: id, view: `P-${id}`, input });
    }),
  decideProposal: (on, ask) =>
    perGoal(ask, ({ id }) => on.decideProposal({ ...who(ask), goal: id, proposal: 'none', taken: false })),
  countIn: (on, ask) => perGoal(ask, ({ id }) => on.countIn({ ...who(ask), goal: id })),
  activateGoal: (on, ask) => perGoal(ask, ({ id }) => on.activateGoal({ ...who(ask), goal: id })),
  draftInThread: (on, ask) => perTeam(ask, ({ channel }) => on.draftInThread({ ...who(ask), channel, thread: '1.2' })),
  openEditForm: (on, ask) => perGoal(ask, ({ id }) => on.openEditForm(WORKSPACE, ask.person, id)),
  editableGoals: (on, ask) => perTeam(ask, ({ channel }) => on.editableGoals(WORKSPACE, ask.person, channel)),
  // The form is not filled in: what it answers is a refusal, or what is missing.
  editGoal: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.editGoal({
        ...who(ask),
        view: `E-${id}`,
        goal: id,
        changes: 0,
        input: { goal: aGoalDraft({ team, title: '' }), reason: '' },
      }),
    ),
  goalChanges: (on, ask) => perGoal(ask, ({ id }) => on.goalChanges(WORKSPACE, ask.person, id)),
  adviseGoalForm: (on, ask) =>
    perGoal(ask, ({ id, team, title }) =>
      on.adviseGoalForm({
        ...who(ask),
        // Whoever types the words of a secret knows them; the coach does not say that there is such a goal.
        input: aGoalDraft({ team, title: title.replaceAll('hush', 'Hush'), owner: ask.person }),
        history: id,
        changes: id,
      }),
    ),
  listKpis: (on, ask) => perTeam(ask, ({ id }) => on.listKpis({ ...who(ask), team: id })),
  getKpi: (on, ask) => perGoal(ask, ({ kpiId = '' }) => on.getKpi(WORKSPACE, ask.person, kpiId)),
  addKpiValue: (on, ask) =>
    perGoal(ask, ({ kpiId = '' }) =>
      on.addKpiValue({ ...who(ask), kpi: kpiId, view: 'K1', value: 'nonsense', on: ask.day }),
    ),
  templates: (on, ask) => [
    ...perTeam(ask, ({ id }) => on.templates.ofTeam({ ...who(ask), team: id })),
    // Whoever sees the goal makes no template of it either, so that it is in nobody's list.
    ...perGoal(ask, ({ id, visibility }) =>
      visibility === undefined ? Promise.resolve() : on.templates.addFromGoal({ ...who(ask), goal: id }),
    ),
  ],
  attachFeedback: (on, ask) =>
    perGoal(ask, ({ id }) =>
      on.attachFeedback({ ...who(ask), goal: id, message: { channel: 'C', ts: ask.person }, text: 'Fine.' }),
    ),
  askNow: (on, ask) => perTeam(ask, ({ id }) => on.askNow({ ...who(ask), person: 'UOTHER', team: id })),
  openGoalsOf: (on, ask) => perTeam(ask, (team) => on.openGoalsOf({ ...who(ask), round: roundOf(team) })),
  snoozePrompt: () => [],
  skipGoals: () => [],
  delegateGoals: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.delegateGoals({ ...who(ask), round: roundOf({ id: team }), goals: [id], to: ask.person }),
    ),
  findDueItems: (on, ask) => [on.findDueItems(WORKSPACE, ask.person)],
  findItemsToAnswer: (on, ask) => [
    on.findItemsToAnswer(WORKSPACE, ask.person, undefined),
    ...perTeam(ask, (team) => on.findItemsToAnswer(WORKSPACE, ask.person, roundOf(team))),
  ],
  goalsOfForm: (on, ask) => [
    on.goalsOfForm(
      WORKSPACE,
      ask.person,
      ask.goals.map(({ id, team }) => ({ goal: id, round: roundOf({ id: team }) })),
    ),
  ],
  respondentForm: (on, ask) => perTeam(ask, (team) => on.respondentForm(WORKSPACE, ask.person, roundOf(team))),
  draftForm: (on, ask) => [on.draftForm(WORKSPACE, ask.person)],
  // What they typed themselves.
  drafts: () => [],
  nextStepOf: (on, ask) => [on.nextStepOf(WORKSPACE, ask.person)],
  teamBlockers: (on, ask) => perTeam(ask, ({ id }) => on.teamBlockers({ ...who(ask), team: id })),
  clearBlocker: (on, ask) =>
    perGoal(ask, ({ id, owner, blockers }) =>
      ask.person === owner
        ? Promise.resolve()
        : on.clearBlocker({ ...who(ask), goal: id, blocker: `${blockers[0]?.id}-none` }),
    ),
  giveKudos: (on, ask) => perGoal(ask, ({ id }) => on.giveKudos({ ...who(ask), goal: id, key: 'target' })),
  submitCheckIn: (on, ask) =>
    perGoal(ask, (goal) =>
      on.submitCheckIn({ ...who(ask), view: 'S1', goalInputs: [inputOf(goal, 'nonsense', 'plain')] }),
    ),
  keepLastValues: () => [],
  postDigest: () => [],
  previewDigest: (on, ask) => perTeam(ask, ({ id }) => on.previewDigest({ ...who(ask), team: id })),
  seeTrackRecord: (on, ask) => perTeam(ask, ({ id }) => on.seeTrackRecord({ ...who(ask), team: id })),
  showReview: (on, ask) => perTeam(ask, ({ id }) => on.showReview({ ...who(ask), about: { team: id } })),
  showReviewGoal: (on, ask) =>
    perGoal(ask, ({ id, team }) => on.showReviewGoal({ ...who(ask), about: { team }, goal: id })),
  // Nobody has begun a review: what they answer is a refusal.
  mayDecide: (on, ask) => perGoal(ask, ({ id, team }) => on.mayDecide({ ...who(ask), about: { team }, goal: id })),
  keepGoal: (on, ask) => perGoal(ask, ({ id, team }) => on.keepGoal({ ...who(ask), about: { team }, goal: id })),
  noteDecision: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.noteDecision({ ...who(ask), about: { team }, goal: id, what: 'adjusted', ref: 'none' }),
    ),
  moveInReview: (on, ask) =>
    perGoal(ask, ({ id, team }) => on.moveInReview({ ...who(ask), about: { team }, goal: id })),
  askForHelp: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.askForHelp({ ...who(ask), about: { team }, goal: id, view: `H-${id}`, to: undefined, question: '' }),
    ),
  helpToAnswer: (on, ask) => perGoal(ask, ({ id }) => on.helpToAnswer({ ...who(ask), goal: id, help: 'none' })),
  answerHelp: (on, ask) => perGoal(ask, ({ id }) => on.answerHelp({ ...who(ask), goal: id, help: 'none', answer: '' })),
  endReview: (on, ask) => perTeam(ask, ({ id }) => on.endReview({ ...who(ask), about: { team: id } })),
  // The last ones of a review: they begin it, and what follows goes by it.
  leadReview: (on, ask) => perTeam(ask, ({ id }) => on.leadReview({ ...who(ask), about: { team: id } })),
  showHome: (on, ask) => [on.showHome(WORKSPACE, ask.person)],
  closingForm: (on, ask) => perGoal(ask, ({ id }) => on.closingForm({ ...who(ask), goal: id })),
  goalsWithoutTeam: (on, ask) => [on.goalsWithoutTeam({ ...who(ask), typed: '' })],
  reopeningForm: (on, ask) => perGoal(ask, ({ id }) => on.reopeningForm({ ...who(ask), goal: id })),
  closeGoal: (on, ask) =>
    perGoal(ask, ({ id }) =>
      on.closeGoal({
        ...who(ask),
        goal: id,
        view: 'Z1',
        input: { choice: undefined, score: '', reason: '', learned: '', closing: '', due: '' },
        lastValue: { value: '' },
      }),
    ),
  reopenGoal: (on, ask) =>
    perGoal(ask, ({ id }) => on.reopenGoal({ ...who(ask), goal: id, view: 'R1', reason: '', due: '' })),
  undoClosing: () => [],
  deleteGoal: () => [],
  handoverForm: (on, ask) => [
    ...perGoal(ask, ({ id }) => on.handoverForm(WORKSPACE, ask.person, { goal: id })),
    ...MEMBERS.map((from) => on.handoverForm(WORKSPACE, ask.person, { from })),
  ],
  transferGoals: (on, ask) =>
    perGoal(ask, ({ id, owner: from }) =>
      on.transferGoals({ ...who(ask), view: 'H1', from, to: from, goals: [id], reason: '' }),
    ),
  teamToEdit: (on, ask) => perTeam(ask, ({ id }) => on.teamToEdit({ ...who(ask), team: id })),
  findTeam: (on, ask) => perTeam(ask, ({ channel }) => on.findTeam(WORKSPACE, channel, ask.person)),
  teamSettings: (on, ask) => perTeam(ask, ({ channel }) => on.teamSettings(WORKSPACE, ask.person, channel)),
  previewTeam: (on, ask) => perTeam(ask, (team) => on.previewTeam(ask.person, team, 'en')),
  // Its answer about goals that are left is a test of its own below.
  saveTeam: () => [],
  removeTeam: () => [],
  profileOf: () => [],
  namesOf: () => [],
  countryOf: () => [],
  holidayChoices: () => [],
  addedByRegions: () => [],
  absencesOf: () => [],
  cancelAbsence: () => [],
  addAbsence: () => [],
};

/** Everything that an answer holds, also in maps and sets. */
const textOf = (said: unknown) =>
  JSON.stringify(said, (_, part: unknown) =>
    part instanceof Map ? [...part.entries()] : part instanceof Set ? [...part] : part,
  ) ?? '';

const maySee = (person: string, goal: Goal, teams: readonly Team[]) =>
  hasPart(person, goal) || teams.find(({ id }) => id === goal.team)?.lead === person;

/** The words of private goals that are not for a person, and the values that only these goals have. */
function kept(person: string, goals: readonly Goal[], teams: readonly Team[]): string[] {
  return goals.flatMap((goal, index) => {
    if (goal.visibility === undefined || maySee(person, goal, teams)) return [];
    const isShared = goals.filter(({ kpiId }) => kpiId === goal.kpiId).length > 1;
    return [secret(index), ...(isShared ? [] : [String(valueNo(index))])];
  });
}

/** How often somebody read a secret of a goal that they may see: else nothing would be shown to anybody. */
let read = 0;

async function readAll(teams: readonly Team[], goals: readonly Goal[], when: string): Promise<void> {
  for (const person of PEOPLE) {
    const secrets = kept(person, goals, teams);
    const known = goals.flatMap((goal, index) =>
      goal.visibility === 'private' && maySee(person, goal, teams) ? [secret(index)] : [],
    );
    for (const [name, says] of Object.entries(SURFACES)) {
      const said = await Promise.all(
        says(world.useCases, { person, teams, goals, day: '2026-03-02' }).map((one) =>
          one.catch((error: unknown) => {
            if (error instanceof Refused) return error.why;
            throw error;
          }),
        ),
      );
      const text = textOf(said);
      const leaks = secrets.filter((word) => text.includes(word));
      expect(leaks, `${name} to ${person}, ${when}`).toEqual([]);
      if (known.some((word) => text.includes(word))) read += 1;
    }
  }
}

/** Nothing of a private goal in a channel, and nothing in a message to who may not see it. */
function expectNothingQueued(teams: readonly Team[], goals: readonly Goal[]): void {
  for (const { id, to, notice } of world.queue.messages.values()) {
    const secrets = kept('user' in to ? to.user : 'nobody', goals, teams);
    const text = textOf(notice);
    const leaks = secrets.filter((word) => text.includes(word));
    expect(leaks, `${notice.kind} ${id}`).toEqual([]);
    const ids = 'channel' in to ? goals.filter((goal) => goal.visibility === 'private') : [];
    const named = ids.filter((goal) => text.includes(`"${goal.id}"`));
    expect(named, `${notice.kind} ${id}`).toEqual([]);
  }
}

/** What is read does not depend on the server, and over a network each read takes longer. */
const WORLDS = process.env['MONGODB_URI'] ? 1 : 4;

describe('a private goal', () => {
  it('is in nothing that is read by who may not see it, and in no channel', async () => {
    const worlds = fc.tuple(fc.array(aDrawnGoal, { minLength: 2, maxLength: 5 }), aDelegate);
    await fc.assert(
      fc.asyncProperty(worlds, ([goals, delegate]) => liveThrough(goals, delegate)),
      { ...cases(WORLDS), endOnFailure: true },
    );
    expect(read).toBeGreaterThan(50);
    // Each world is some thousand reads, one after the other.
  }, 600_000);

  it('is asked about alone without a word in the channel, and not through a delegate who may not see it', async () => {
    const { ports, followUps, useCases, queue } = world;
    queue.messages.clear();
    for (const one of await world.db.collections()) await one.deleteMany({});
    world.moveTo('2026-03-02T08:00:00Z');
    await ports.teams.save(aTeam());
    await ports.goals.save(aGoal({ visibility: 'private' }));
    const period = { id: '2026-03', first: '2026-03-01', last: '2026-03-31' };
    const id = 'success|monthly|2026-03';
    const due = {
      id,
      kind: 'monthly' as const,
      period,
      nominal: '2026-03-02',
      dueAt: new Date('2026-03-02T08:00:00Z'),
    };
    await followUps.runOccurrence(due, WORKSPACE, 'success');
    const asked = { workspace: WORKSPACE, person: 'U1', round: id, goals: ['retention'] };
    const problems = [{ field: 'to', problem: { code: 'private-goal' } }];
    expect(await useCases.delegateGoals({ ...asked, to: 'U2' })).toEqual({ ok: false, problems });
    expect(await useCases.skipGoals({ ...asked, reason: 'Hush.' })).toEqual({ ok: true });
    world.moveTo('2026-03-20T18:00:00Z');
    await followUps.closeRounds();
    expect([...queue.messages.values()].map(({ to }) => to)).toEqual([{ user: 'U1' }]);
    const leave = { team: 'success', version: 1 };
    const input = { name: 'CS', channel: 'C1', lead: 'U9', members: ['U9', 'U2'], zone: 'UTC', ...SETTINGS_DRAFT };
    const saved = { workspace: WORKSPACE, person: 'UADMIN', view: 'V1', input, editing: leave };
    expect(await useCases.saveTeam(saved)).toMatchObject({ left: [], leftUnseen: [{ title: 'Client retention' }] });
  });

  it('that was of the team keeps what the channel was told of a round that is over, and tells nothing more', () => {
    const round = 'success|monthly|2026-03';
    const late = aCheckIn(84, { id: 'late', on: '2026-03-12', at: new Date('2026-03-12T09:00:00Z'), round });
    const at = new Date('2026-03-10T09:00:00Z');
    const said = aCheckIn(82, { round, on: '2026-03-03', at: new Date('2026-03-03T09:00:00Z') });
    const goal = aGoal({ checkIns: [said, late] });
    const view = aRoundView([goal], { state: 'closed' });
    const before = { ...view, privateSince: new Map([['retention', at]]) };
    expect(roundNotice(view).lines).toMatchObject([{ value: 84 }]);
    expect(roundNotice(before).lines).toMatchObject([{ value: 82 }]);
    expect(roundNotice(aRoundView([{ ...goal, visibility: 'private' }])).lines).toEqual([]);
  });
});
