import type { TeamId } from '../names.ts';

export const ONBOARDING_STEPS = ['team', 'goal', 'round'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** A team as far as the first steps are about it. */
export interface BeginningTeam {
  readonly id: TeamId;
  readonly leads: boolean;
  readonly goals: number;
  /** A round was opened once, or somebody checked in without one. */
  readonly asked: boolean;
}

/** What is to be done until a team is under way. */
export interface Onboarding {
  /** The team that it is about; absent while there is none. */
  readonly team?: TeamId;
  readonly steps: readonly { readonly step: OnboardingStep; readonly done: boolean }[];
}

/**
 * The first steps of a person, read from what is really there: of whoever leads a team that is not under way, and of
 * everybody in a workspace without a team. Undefined for who has nothing to set up: members, and leads of whom one team
 * is under way, since they know how.
 */
export function onboardingOf(teams: readonly BeginningTeam[], workspaceHasTeams: boolean): Onboarding | undefined {
  const led = teams.filter(({ leads }) => leads);
  if (led.some(isUnderWay)) return undefined;
  const [team] = led.toSorted((one, other) => doneIn(other) - doneIn(one));
  if (team === undefined) return workspaceHasTeams ? undefined : { steps: steps(0) };
  return { team: team.id, steps: steps(doneIn(team)) };
}

function isUnderWay(team: BeginningTeam): boolean {
  return doneIn(team) === ONBOARDING_STEPS.length;
}

/** The steps come one after the other: without goals there is nothing to ask. */
function doneIn({ goals, asked }: BeginningTeam): number {
  if (goals === 0) return 1;
  return asked ? 3 : 2;
}

function steps(done: number): Onboarding['steps'] {
  return ONBOARDING_STEPS.map((step, index) => ({ step, done: index < done }));
}
