import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { hasPart } from '../../src/domain/goal/people.ts';
import { roundNotice } from '../../src/domain/round/round-report.ts';
import type { Team } from '../../src/domain/team/team.ts';
import { cases } from '../support/cases.ts';
import {
  aCheckIn,
  aClient,
  aGoal,
  anAbsence,
  anIndicator,
  aRoundView,
  aTeam,
  SETTINGS_DRAFT,
} from '../support/samples.ts';
import { openWorld, type World } from './support.ts';
import { clientOf, inputOf, MEMBERS, readEverything, textOf } from './surfaces.ts';

const WORKSPACE = 'T1';
/** The lead, four members, an administrator who leads nothing, and somebody of no team. */
const PEOPLE = ['U9', 'U1', 'U2', 'U3', 'U4', 'UADMIN', 'UOTHER'];
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
/** How many digests of all teams an administrator got. */
let digests = 0;

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
  for (const team of teams) {
    await ports.teams.save(team);
    await ports.clients.save(
      aClient({
        id: clientOf(team.id),
        team: team.id,
        people: ['U1', 'U2'],
        createdAt: new Date('2025-06-01T09:00:00Z'),
      }),
    );
  }
  await useCases.chooseDigestDay({ workspace: WORKSPACE, person: 'UADMIN', day: 5 });
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
  await followUps.postPortfolioDigests();
  digests += [...queue.messages.values()].filter(({ notice }) => notice.kind === 'portfolio-digest').length;
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
    client: clientOf(name(one.team)),
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

async function tryToClose(goal: Goal): Promise<void> {
  const input = { choice: 'dropped' as const, score: '0', reason: 'No more.', learned: '', due: '' };
  const closing = goal.visibility === 'private' ? `${goal.title} is over` : '';
  const request = { workspace: WORKSPACE, person: goal.owner, goal: goal.id, view: `X-${goal.id}` };
  const lastValue = { value: '' };
  const closed = await world.useCases.closeGoal({ ...request, input: { ...input, closing }, lastValue });
  if (closed.ok) await world.followUps.settleEnding(closed.goal);
}

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
    for (const [name, text] of await readEverything(world.useCases, { person, teams, goals, day: '2026-03-02' })) {
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
    expect(digests).toBeGreaterThan(0);
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
