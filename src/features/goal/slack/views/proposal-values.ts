import type { Proposal } from '../../../../domain/coach/proposal.ts';
import type { Texts } from '../../../../text/index.ts';
import type { GoalValues } from './goal-form-state.ts';

/** What a proposal fills in. */
export function proposalValues(proposal: Proposal, { format }: Texts): Partial<GoalValues> {
  if (proposal.kind === 'bound') return { target: format.typed(proposal.target) };
  if (proposal.kind === 'range') return { low: format.typed(proposal.low), high: format.typed(proposal.high) };
  const { baseline, target, stretch } = proposal;
  return {
    baseline: format.typed(baseline),
    target: format.typed(target),
    stretch: stretch === undefined ? '' : format.typed(stretch),
  };
}
