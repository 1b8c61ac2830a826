import type { Refusal } from '../../../src/domain/policy.ts';
import type { UseCases } from '../../../src/features/index.ts';

/** Who asks, and for what: a team, its channel, and a goal, a round, a template and an absence of it. */
export interface Asking {
  readonly workspace: 'T1';
  readonly person: string;
  readonly team: string;
  readonly channel: string;
  readonly goal: string;
  readonly round: string;
  readonly template: string;
  readonly absence: string;
}

/** What a use case says instead of throwing; compared as far as it goes. */
export interface Says {
  readonly says: unknown;
}

export interface Row {
  readonly call: (useCases: UseCases, selection: Asking) => Promise<unknown>;
  /** What the policy refuses an outsider for whom everything else is in order; `outsider` where absent. */
  readonly guest?: Says;
  /**
   * What somebody of another team is told who asks about this one. `alone`: it is about nobody but who asks, or about
   * what everybody in the workspace may know and do, and so not refused to them.
   */
  readonly stranger: Refusal | Says | 'alone';
}
