import type { CheckInInput } from '../../src/domain/check-in/check-in-input.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import type { LocalDate } from '../../src/domain/names.ts';
import { Refused } from '../../src/domain/policy.ts';
import { GROUPINGS } from '../../src/domain/portfolio/portfolio.ts';
import { byFactor } from '../../src/domain/pulse/factors.ts';
import type { Team } from '../../src/domain/team/team.ts';
import type { UseCases } from '../../src/features/index.ts';
import { aGoalDraft } from '../support/samples.ts';
import { english } from '../support/texts.ts';

const WORKSPACE = 'T1';
/** The lead and four members of the team. */
export const MEMBERS = ['U9', 'U1', 'U2', 'U3', 'U4'];

/** A table that names every goal by its id. */
const valuesFor = (goals: readonly Goal[]) => ({
  name: 'values.csv',
  bytes: async function* () {
    yield new TextEncoder().encode(`goal,date,value\n${goals.map(({ id }) => `${id},2026-03-01,1.5`).join('\n')}\n`);
  },
});

export const inputOf = ({ id }: Goal, value: string, words: string): CheckInInput => ({
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

type Says = (on: UseCases, ask: Ask) => readonly Promise<unknown>[];
export interface Ask {
  readonly person: string;
  readonly teams: readonly Team[];
  readonly goals: readonly Goal[];
  readonly day: LocalDate;
}

const who = ({ person }: Ask) => ({ workspace: WORKSPACE, person });
const perTeam = (ask: Ask, call: (team: Team) => Promise<unknown>) => ask.teams.map(call);
const perGoal = (ask: Ask, call: (goal: Goal) => Promise<unknown>) => ask.goals.map(call);
export const clientOf = (team: string) => `${team}-client`;
const perClient = (ask: Ask, call: (client: string) => Promise<unknown>) =>
  perTeam(ask, ({ id }) => call(clientOf(id)));
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
  clientChoices: (on, ask) => [on.clientChoices(WORKSPACE, ask.person)],
  listClients: (on, ask) => perTeam(ask, ({ id }) => on.listClients({ ...who(ask), team: id })),
  findClients: (on, ask) => perTeam(ask, ({ id }) => on.findClients({ ...who(ask), team: id, typed: 'hush' })),
  showClient: (on, ask) => perTeam(ask, ({ id }) => on.showClient({ ...who(ask), client: clientOf(id) })),
  clientToChange: (on, ask) => perTeam(ask, ({ id }) => on.clientToChange({ ...who(ask), client: clientOf(id) })),
  addClient: (on, ask) =>
    perTeam(ask, ({ id }) => {
      const input = { name: '', code: '', people: [], notes: '' };
      return on.addClient({ ...who(ask), team: id, view: 'C1', input });
    }),
  editClient: (on, ask) =>
    perTeam(ask, ({ id }) => {
      const input = { name: '', code: '', people: [], notes: '' };
      return on.editClient({ ...who(ask), client: clientOf(id), view: 'C2', changes: 0, input });
    }),
  endClient: (on, ask) =>
    perTeam(ask, ({ id }) => on.endClient({ ...who(ask), client: clientOf(id), view: 'C3', on: ask.day, reason: '' })),
  reopenClient: (on, ask) => perTeam(ask, ({ id }) => on.reopenClient({ ...who(ask), client: clientOf(id) })),
  mergeClients: (on, ask) =>
    perTeam(ask, ({ id }) => on.mergeClients({ ...who(ask), client: clientOf(id), view: 'C4', into: clientOf(id) })),
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
  exportGoals: (on, ask) =>
    (['csv', 'json'] as const).map(async (format) => {
      const files = await on.exportGoals({ ...who(ask), format, language: 'en' });
      return files.map(({ content }) => new TextDecoder().decode(content));
    }),
  // What is said of a goal is what the file has: by its id, whether there is one that the person may know of.
  checkImport: (on, ask) => [on.checkImport({ ...who(ask), file: valuesFor(ask.goals), choices: {} })],
  applyImport: (on, ask) => [
    on.applyImport({ ...who(ask), file: valuesFor(ask.goals), choices: {}, fingerprint: 'another' }),
  ],
  seeTrackRecord: (on, ask) => perTeam(ask, ({ id }) => on.seeTrackRecord({ ...who(ask), team: id })),
  seePortfolio: (on, ask) => GROUPINGS.map((by) => on.seePortfolio({ ...who(ask), by })),
  seePortfolioGroup: (on, ask) =>
    GROUPINGS.map(async (by) => {
      const shown = await on.seePortfolio({ ...who(ask), by });
      const keys = shown?.groups.map(({ key }) => key) ?? [];
      return Promise.all(keys.map((key) => on.seePortfolioGroup({ ...who(ask), by, key, from: 0 })));
    }),
  chooseDigestDay: () => [],
  teamPulses: (on, ask) => perTeam(ask, ({ id }) => on.teamPulses({ ...who(ask), team: id })),
  duePulses: (on, ask) => [on.duePulses(WORKSPACE, ask.person)],
  // Who may score a client is told of it alone, others for what they are refused; nothing is kept of what is not filled in.
  openPulse: (on, ask) => perClient(ask, (client) => on.openPulse({ ...who(ask), client })),
  givePulse: (on, ask) =>
    perClient(ask, (client) =>
      on.givePulse({
        ...who(ask),
        client,
        view: 'PU',
        input: byFactor(() => ({ score: undefined, evidence: '' })),
      }),
    ),
  skipPulse: (on, ask) => perClient(ask, (client) => on.skipPulse({ ...who(ask), client, view: 'PU', reason: '' })),
  showPulse: (on, ask) => perClient(ask, (client) => on.showPulse({ ...who(ask), client })),
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
  carryOver: (on, ask) =>
    perGoal(ask, ({ id, team }) =>
      on.carryOver({
        ...who(ask),
        about: { team, kind: 'quarter' },
        goal: id,
        view: `O-${id}`,
        input: aGoalDraft({ team, title: '' }),
        closing: { score: '', reason: '', learned: '' },
      }),
    ),
  objectivesForm: (on, ask) =>
    perTeam(ask, ({ id }) => on.objectivesForm({ ...who(ask), about: { team: id, kind: 'year' } })),
  decideObjectives: (on, ask) =>
    perTeam(ask, ({ id }) =>
      on.decideObjectives({
        ...who(ask),
        about: { team: id, kind: 'year' },
        view: 'O1',
        input: { objectives: [], added: '', reason: '' },
      }),
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
export const textOf = (said: unknown) =>
  JSON.stringify(said, (_, part: unknown) =>
    part instanceof Map ? [...part.entries()] : part instanceof Set ? [...part] : part,
  ) ?? '';

/** What a person reads with every use case, by its name, as one text. Refusals are what they are told. */
export async function readEverything(on: UseCases, ask: Ask): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const [name, says] of Object.entries(SURFACES)) {
    const said = await Promise.all(
      says(on, ask).map((one) =>
        one.catch((error: unknown) => {
          if (error instanceof Refused) return error.why;
          throw error;
        }),
      ),
    );
    read.set(name, textOf(said));
  }
  return read;
}
