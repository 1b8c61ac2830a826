import { settlesWithin } from '../concurrency/settles-within.ts';

/** Slack waits three seconds for the answer to a modal. Half of that is left for the network. */
export const SUBMIT_BUDGET_MS = 1500;

/** The work did not end within its budget. It may still succeed: what it does has to bear being repeated. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

/** Waits for work so long. Throws {@link OverBudget} after that. */
export async function withBudget<T>(work: Promise<T>, budgetMs: number): Promise<T> {
  if (await settlesWithin(work, budgetMs)) return work;
  throw new OverBudget(`not done within ${budgetMs} ms`);
}
