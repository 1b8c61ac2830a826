import type { HomePage } from './home-page.ts';

/** What a person had best do now. */
export type NextStep =
  | { readonly do: 'check-in'; readonly goals: number }
  | { readonly do: 'make-team' | 'join-team' | 'first-goal' | 'ask' | 'own-goal' | 'nothing' };

/** Read from what is really there: what is due first, then what is missing to get a team under way. */
export function nextStep({ due, teams, onboarding, owned, workspaceHasTeams }: HomePage): NextStep {
  if (due.length > 0) return { do: 'check-in', goals: due.length };
  if (teams.length === 0) return { do: workspaceHasTeams ? 'join-team' : 'make-team' };
  const step = onboarding?.steps.find(({ done }) => !done)?.step;
  if (step === 'goal' || teams.every(({ goals }) => goals === 0)) return { do: 'first-goal' };
  if (step === 'round') return { do: 'ask' };
  return { do: owned === 0 ? 'own-goal' : 'nothing' };
}
