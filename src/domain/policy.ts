import type { Client } from './client/client.ts';
import { withoutClientWords } from './goal/client-words.ts';
import type { ActionItem, Blocker, CheckIn, Goal } from './goal/goal.ts';
import { hasPart, isKeptFrom, isPrivate, isResponsible } from './goal/people.ts';
import type { UserId } from './names.ts';
import { askedOf, type Round } from './round/round.ts';
import type { Team } from './team/team.ts';

/** Who asks. `admin` is an administrator of the workspace. */
export interface Actor {
  readonly id: UserId;
  readonly admin: boolean;
  /** A guest, a person of another organisation, or somebody of whom Slack did not say who they are. */
  readonly outsider: boolean;
  /** Slack did not say who this is. */
  readonly unknown?: boolean;
}

export type Refusal =
  | 'outsider'
  | 'unknown'
  | 'not-a-member'
  | 'not-the-lead'
  | 'not-the-owner'
  | 'not-the-reporter'
  | 'not-to-clear'
  | 'not-to-act'
  | 'not-to-plan'
  | 'not-for-the-client'
  | 'not-the-maker'
  | 'answered-by-others';
/** What decides who sees a goal. */
type SeenBy = Pick<Goal, 'owner' | 'reporter' | 'contributors' | 'visibility'>;
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: Refusal };

/** What a use case throws to somebody who may not do what they ask for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(`Refused: ${why}`);
    this.why = why;
  }
}

/** Throws {@link Refused} where the policy says no. */
export function allow(verdict: Verdict): void {
  if (!verdict.allowed) throw new Refused(verdict.why);
}

const ALLOWED: Verdict = { allowed: true };
const refuse = (why: Refusal): Verdict => ({ allowed: false, why });

const outside = ({ unknown }: Actor): Verdict => refuse(unknown ? 'unknown' : 'outsider');

/** The one place that decides who may do what. Everybody in a workspace may make a team; outsiders may do nothing. */
export const policy = {
  use: (actor: Actor): Verdict => (actor.outsider ? outside(actor) : ALLOWED),

  seeTeam: (actor: Actor, team: Team): Verdict => member(actor, team),

  /**
   * A goal is seen by its team, and by who has a part in it wherever they are. A private one is seen by the latter and
   * the lead of its team alone: an administrator manages teams, and does not see into it.
   */
  seeGoal: (actor: Actor, goal: SeenBy, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    if (isKeptFrom(actor.id, goal, team)) return refuse('not-a-member');
    return hasPart(actor.id, goal) ? ALLOWED : member(actor, team);
  },

  /** What a client said is read in the team alone, also where others have a part in the goal. */
  readClientWords: (actor: Actor, goal: SeenBy, team: Team): Verdict => {
    const seen = policy.seeGoal(actor, goal, team);
    return seen.allowed ? member(actor, team) : seen;
  },

  addGoal: (actor: Actor, team: Team): Verdict => member(actor, team),

  /** Whom a goal or a team may be given to: people of the workspace, who can answer. */
  beResponsible: (actor: Actor): Verdict => (actor.outsider ? outside(actor) : ALLOWED),

  /** What is decided about a goal is changed by its owner, while they are in the team, and by the lead. */
  changeGoal: (actor: Actor, goal: Goal, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const isOwner = actor.id === goal.owner && team.members.includes(actor.id);
    return isOwner || leadsGoal(actor, goal, team) ? ALLOWED : refuse('not-the-owner');
  },

  /**
   * What somebody owns or reports of a goal is given to another by who may change the goal, and by who reports it for
   * their own part, while they are in the team.
   */
  transferGoal: (actor: Actor, goal: Goal, team: Team, from: UserId): Verdict => {
    if (actor.outsider) return outside(actor);
    const isTheirs = actor.id === from && isResponsible(from, goal) && team.members.includes(from);
    return isTheirs || leadsGoal(actor, goal, team) ? ALLOWED : policy.changeGoal(actor, goal, team);
  },

  /** A mistake is removed by who made it, before anybody else said anything of it. */
  deleteGoal: (actor: Actor, goal: Goal, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const { createdBy, checkIns, feedback = [], changes = [], actions = [], resources = [] } = goal;
    const { helps = [], proposals = [] } = goal;
    if (actor.id !== createdBy || isKeptFrom(actor.id, goal, team)) return refuse('not-the-maker');
    const planned = [...actions, ...resources].map((one) => ({ by: one.createdBy }));
    const done = actions.flatMap((one) => one.done ?? []);
    const helped = helps.flatMap(({ by, to, answer }) => (answer === undefined ? [{ by }] : [{ by }, { by: to }]));
    const isOwn = [...checkIns, ...feedback, ...changes, ...planned, ...done, ...proposals, ...helped].every(
      ({ by }) => by === actor.id,
    );
    return isOwn ? ALLOWED : refuse('answered-by-others');
  },

  /** Owners and reporters answer for their goals, the lead of the team for any, and in a round who is asked there, also when it is over. */
  checkIn: (actor: Actor, goal: Goal, team: Team, round?: Round): Verdict => {
    if (actor.outsider) return outside(actor);
    const isAsked =
      round !== undefined && askedOf(round, actor.id).includes(goal.id) && !isKeptFrom(actor.id, goal, team);
    return isResponsible(actor.id, goal) || isAsked || leadsGoal(actor, goal, team) ? ALLOWED : refuse('not-the-owner');
  },

  /** Who said something corrects it while they are in the team; the lead corrects anything. */
  correct: (actor: Actor, { by }: CheckIn, goal: Goal, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    if (leadsGoal(actor, goal, team)) return ALLOWED;
    const isTheirs = actor.id === by && isHere(actor.id, goal, team) && !isKeptFrom(actor.id, goal, team);
    return isTheirs ? ALLOWED : refuse('not-the-reporter');
  },

  /** What is in the way is cleared by who is to clear it, the owner of the goal, or the lead. */
  clearBlocker: (actor: Actor, goal: Goal, blocker: Blocker, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const isTheirs = actor.id === goal.owner || (actor.id === blocker.owner && !isKeptFrom(actor.id, goal, team));
    return isTheirs || leadsGoal(actor, goal, team) ? ALLOWED : refuse('not-to-clear');
  },

  /** What is to be done for a goal, and what it needs, is added by who has a part in it, and by the lead. */
  planAction: (actor: Actor, goal: Goal, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    return hasPart(actor.id, goal) || leadsGoal(actor, goal, team) ? ALLOWED : refuse('not-to-plan');
  },

  /** An action is ticked off, opened again or changed by who does it, the owner of the goal, or the lead. */
  changeAction: (actor: Actor, goal: Goal, action: ActionItem, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const isTheirs = actor.id === goal.owner || (actor.id === action.owner && !isKeptFrom(actor.id, goal, team));
    return isTheirs || leadsGoal(actor, goal, team) ? ALLOWED : refuse('not-to-act');
  },

  /** A client is added by anybody in the team. */
  addClient: (actor: Actor, team: Team): Verdict => member(actor, team),

  /** A client is edited, merged, ended, and reopened by who looks after it while they are in the team, and by the lead. */
  changeClient: (actor: Actor, client: Client, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const looksAfter = client.people.includes(actor.id) && team.members.includes(actor.id);
    return looksAfter || leads(actor, team) ? ALLOWED : refuse('not-for-the-client');
  },

  /** The relationship with a client is scored by who looks after it while they are in the team, and by the team's lead. */
  scoreClient: (actor: Actor, client: Client, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    const knowsIt = client.people.includes(actor.id) && team.members.includes(actor.id);
    return knowsIt || actor.id === team.lead ? ALLOWED : refuse('not-for-the-client');
  },

  leadTeam: (actor: Actor, team: Team): Verdict => {
    if (actor.outsider) return outside(actor);
    return leads(actor, team) ? ALLOWED : refuse('not-the-lead');
  },
} as const;

/** Whether somebody is in the team, leads it, or owns or reports the goal. */
export function isHere(
  person: UserId,
  goal: Pick<Goal, 'owner' | 'reporter'>,
  team: Pick<Team, 'lead' | 'members'>,
): boolean {
  return isResponsible(person, goal) || person === team.lead || team.members.includes(person);
}

/** A goal as a person reads it who sees it: without what clients said, where that is not for them. */
export function asReadBy(actor: Actor, goal: Goal, team: Team): Goal {
  return policy.readClientWords(actor, goal, team).allowed ? goal : withoutClientWords(goal, actor.id);
}

/** Of some goals those that a person sees, where their teams are known. */
export function goalsSeenBy<Seen extends SeenBy & Pick<Goal, 'team'>>(
  actor: Actor,
  goals: readonly Seen[],
  teams: readonly Team[],
): Seen[] {
  const teamOf = new Map(teams.map((team) => [team.id, team]));
  return goals.filter((goal) => {
    const team = teamOf.get(goal.team);
    return team !== undefined && policy.seeGoal(actor, goal, team).allowed;
  });
}

function member(actor: Actor, team: Team): Verdict {
  if (actor.outsider) return outside(actor);
  return leads(actor, team) || team.members.includes(actor.id) ? ALLOWED : refuse('not-a-member');
}

function leads(actor: Actor, team: Team): boolean {
  return actor.admin || actor.id === team.lead;
}

/** Who does not see a goal leads nothing about it. */
function leadsGoal(actor: Actor, goal: Goal, team: Team): boolean {
  return isPrivate(goal) ? actor.id === team.lead : leads(actor, team);
}
