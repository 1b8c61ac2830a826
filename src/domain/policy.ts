import type { Goal } from './goal.ts';
import type { UserId } from './names.ts';
import type { Team } from './team.ts';

/** Who asks. `admin` is an administrator of the workspace. */
export interface Actor {
  readonly id: UserId;
  readonly admin: boolean;
  /** A guest, or a person of another organisation. */
  readonly outsider: boolean;
}

export type Refusal = 'outsider' | 'not-a-member' | 'not-the-lead' | 'not-the-owner';
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: Refusal };

const ALLOWED: Verdict = { allowed: true };
const refuse = (why: Refusal): Verdict => ({ allowed: false, why });

/** The one place that decides who may do what. Everybody in a workspace may make a team; outsiders may do nothing. */
export const policy = {
  use: (actor: Actor): Verdict => (actor.outsider ? refuse('outsider') : ALLOWED),

  seeTeam: (actor: Actor, team: Team): Verdict => member(actor, team),

  addGoal: (actor: Actor, team: Team): Verdict => member(actor, team),

  /** Owners answer for their goals, the lead of the team for any. */
  checkIn: (actor: Actor, goal: Goal, team: Team): Verdict => {
    if (actor.outsider) return refuse('outsider');
    return actor.id === goal.owner || leads(actor, team) ? ALLOWED : refuse('not-the-owner');
  },

  leadTeam: (actor: Actor, team: Team): Verdict => {
    if (actor.outsider) return refuse('outsider');
    return leads(actor, team) ? ALLOWED : refuse('not-the-lead');
  },
} as const;

function member(actor: Actor, team: Team): Verdict {
  if (actor.outsider) return refuse('outsider');
  return leads(actor, team) || team.members.includes(actor.id) ? ALLOWED : refuse('not-a-member');
}

function leads(actor: Actor, team: Team): boolean {
  return actor.admin || actor.id === team.lead;
}
