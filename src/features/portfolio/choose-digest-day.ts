import { retryOnConflict } from '../../concurrency/retry-on-conflict.ts';
import { type DigestDay, type PortfolioSubscription, subscriptionId } from '../../domain/portfolio/digest-day.ts';
import { admit } from '../../ports/actors.ts';
import { type PortfolioRequest, teamsLookedAfter } from './gather-portfolio.ts';
import { whenNext } from './post-portfolio-digests.ts';
import type { SeePortfolioPorts } from './see-portfolio.ts';

const CROWDED = 'Too many writes to one digest setting at the same time; the choice can be repeated.';

/** Keeps on which day a person wants the digest of their teams, or that they want none; false where they have no teams. */
export function chooseDigestDay(ports: SeePortfolioPorts) {
  return async ({ workspace, person: id, day }: PortfolioRequest & { readonly day: DigestDay }): Promise<boolean> => {
    const { actor, person } = await admit(ports.directory, workspace, id);
    const teams = await teamsLookedAfter(ports, workspace, actor);
    if (teams.length === 0) return false;
    const led = teams.filter(({ lead }) => lead === id);
    return retryOnConflict(async (): Promise<boolean | 'again'> => {
      const before = await ports.subscriptions.get(workspace, id);
      const { nextAt: _, ...kept } = before ?? { ...newSubscription(workspace, id), version: 0 };
      const next = day === 'never' ? {} : { nextAt: whenNext({ day }, led, person, ports.clock.now()) };
      return (await ports.subscriptions.save({ ...kept, day, ...next, version: kept.version + 1 })) ? true : 'again';
    }, CROWDED);
  };
}

function newSubscription(workspace: string, person: string): Omit<PortfolioSubscription, 'version'> {
  return { id: subscriptionId(workspace, person), workspace, person, stated: [] };
}
