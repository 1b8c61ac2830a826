import type { Answer } from '../src/domain/check-in/answer.ts';
import type { CheckInInput } from '../src/domain/check-in/check-in-input.ts';
import { localDateOf } from '../src/domain/time/instant.ts';
import type { Stores } from '../src/stores/index.ts';
import { anAbsence } from '../test/support/samples.ts';
import type { Fault } from './faults.ts';
import type { Instance } from './instance.ts';
import { PEOPLE, TEAMS, WORKSPACE } from './scene.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Who is told that something was not saved submits it again, so often. */
const MAX_TRIES = 30;

export interface Around {
  /** Milliseconds of virtual time. */
  readonly now: () => number;
  readonly random: (below: number) => number;
  /** The stores as they are, beside every process. */
  readonly stores: Stores;
  /** A process that is up, or undefined where none is. */
  readonly anyInstance: () => Instance | undefined;
  /** Runs something at a later moment of virtual time. */
  readonly later: (ms: number, act: () => Promise<void>) => void;
  /** The fault that befalls a submission now. */
  readonly inboundFault: () => Fault | undefined;
  /** The id of a modal that is opened. */
  readonly newView: () => string;
  /** An answer was acknowledged: it is never lost from here on. */
  readonly acknowledged: (answer: Answer) => void;
}

/** What a person does on a day. */
type Act = (around: Around) => Promise<void>;

const BLANK: Omit<CheckInInput, 'goal' | 'value'> = {
  status: undefined,
  confidence: undefined,
  note: '',
  obstacles: '',
  cleared: [],
  adjust: '',
  feedback: '',
  learned: '',
};

/** The form of a person who is asked: a value for each goal of an open round. */
async function answers(around: Around): Promise<void> {
  const { stores, random } = around;
  const team = TEAMS[random(TEAMS.length)];
  const open = team === undefined ? [] : await stores.rounds.forTeam(WORKSPACE, team.id, 'open');
  const round = open[random(Math.max(1, open.length))];
  const ask = round?.asks[random(Math.max(1, round.asks.length))];
  if (round === undefined || ask === undefined || ask.goals.length === 0) return;
  const goalInputs = ask.goals.map((goal) => ({ ...BLANK, goal, round: round.id, value: String(80 + random(6)) }));
  const form = { workspace: WORKSPACE, person: ask.person, view: around.newView(), goalInputs };
  const fault = around.inboundFault();
  if (fault?.kind === 'inbound-overtaken') around.later(1 + fault.amount * 100, () => submits(around, form));
  else await submits(around, form);
  if (fault?.kind === 'inbound-late') around.later(HOUR_MS, () => submits(around, form));
  const copies = fault?.kind === 'inbound-repeated' ? 1 + (fault.amount % 3) : 0;
  await Promise.all(Array.from({ length: copies }, () => submits(around, form)));
}

type Form = Parameters<Instance['domain']['useCases']['submitCheckIn']>[0];

/** Submits a form until it is taken; what is typed stays in it meanwhile. What follows is done by whoever took it. */
async function submits(around: Around, form: Form, tries = 0): Promise<void> {
  const instance = around.anyInstance();
  const again = () => {
    if (tries < MAX_TRIES) around.later(MINUTE_MS, () => submits(around, form, tries + 1));
  };
  if (instance === undefined) return again();
  const { useCases, followUps } = instance.domain;
  const taken = await useCases.submitCheckIn(form).catch(() => undefined);
  if (taken === undefined) return again();
  if (!taken.ok) return;
  around.acknowledged(taken.answer);
  await followUps.applyAnswer(taken.answer).catch(() => undefined);
}

const asksNow: Act = async ({ anyInstance, random }) => {
  const team = TEAMS[random(TEAMS.length)];
  if (team === undefined) return;
  await anyInstance()
    ?.domain.useCases.askNow({ workspace: WORKSPACE, person: team.lead, team: team.id })
    .catch(() => undefined);
};

const snoozes: Act = async ({ anyInstance, random, stores }) => {
  const open = await stores.rounds.forTeam(WORKSPACE, 'success', 'open');
  const round = open[random(Math.max(1, open.length))];
  const person = round?.asks[0]?.person;
  if (round === undefined || person === undefined) return;
  await anyInstance()
    ?.domain.useCases.snoozePrompt({ workspace: WORKSPACE, person, round: round.id })
    .catch(() => undefined);
};

/** A zone and an hour are edited, as in the team settings. */
const editsTeam: Act = async ({ anyInstance, random, stores }) => {
  const instance = anyInstance();
  const team = await stores.teams.get(WORKSPACE, 'success');
  if (instance === undefined || team === undefined) return;
  const zone = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'][random(3)] ?? team.zone;
  const settings = { ...team.settings, promptAt: ['09:00', '10:30'][random(2)] ?? '09:00' };
  const next = { ...team, zone, settings, version: team.version + 1 };
  await (async () => {
    if (await instance.domain.stores.teams.save(next)) await instance.domain.followUps.followTeam(next);
  })().catch(() => undefined);
};

const goesAway: Act = async ({ anyInstance, random, now }) => {
  const person = PEOPLE[random(PEOPLE.length)];
  if (person === undefined) return;
  const from = localDateOf(new Date(now()), person.zone);
  const until = localDateOf(new Date(now() + 3 * DAY_MS), person.zone);
  const when = { startsAt: new Date(now() + HOUR_MS), endsAt: new Date(now() + 4 * DAY_MS) };
  const absence = anAbsence({ id: `A${now()}`, workspace: WORKSPACE, person: person.id, from, until, ...when });
  await anyInstance()
    ?.domain.stores.absences.add(absence)
    .catch(() => undefined);
};

const ACTS: readonly (readonly [number, Act])[] = [
  [60, answers],
  [10, asksNow],
  [10, snoozes],
  [5, editsTeam],
  [5, goesAway],
];

function choose(choice: number): Act {
  let left = choice;
  for (const [share, act] of ACTS) {
    if (left < share) return act;
    left -= share;
  }
  return answers;
}

/** What people do in so many days, with the moments at which they do it, in milliseconds from the start. */
export function planOfPeople(random: (below: number) => number, days: number) {
  const total = ACTS.reduce((sum, [share]) => sum + share, 0);
  return Array.from({ length: days * 2 }, () => {
    const act = choose(random(total));
    return { after: random(Math.max(1, days - 3) * 24 * 60) * MINUTE_MS, act };
  });
}
