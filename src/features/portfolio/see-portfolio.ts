import { goalsSeenBy } from '../../domain/policy.ts';
import { firstDayOf, MIN_TEAMS } from '../../domain/portfolio/digest-day.ts';
import { heatOf } from '../../domain/portfolio/heat.ts';
import { flagsOf, type Grouping, goalsOfGroup, groupsOf, sumOf } from '../../domain/portfolio/portfolio.ts';
import { GOALS_ON_PAGE, type GroupedGoal, type ShownGroup, type ShownPortfolio } from '../../domain/portfolio/shown.ts';
import { standingOf } from '../../domain/progress/standing.ts';
import { byId } from '../../domain/round/due-items.ts';
import { admit } from '../../ports/actors.ts';
import { namesOf } from '../../ports/names.ts';
import type { SubscriptionStore } from '../../ports/portfolio.ts';
import {
  type GatheredPortfolio,
  type GatherPortfolioPorts,
  gatherPortfolio,
  namesFor,
  type PortfolioRequest,
  teamsLookedAfter,
  todayIn,
} from './gather-portfolio.ts';

export interface SeePortfolioPorts extends GatherPortfolioPorts {
  readonly subscriptions: SubscriptionStore;
}

/** As many as a picture holds that is read on a phone. */
const MAX_HEAT = { rows: 12, columns: 5 };

/** The teams of a person; undefined where they lead none and are no administrator, or there is none. */
export function seePortfolio(ports: SeePortfolioPorts) {
  return async (request: PortfolioRequest & { readonly by: Grouping }): Promise<ShownPortfolio | undefined> => {
    const seen = await look(ports, request);
    if (seen === undefined) return undefined;
    const { gathered, names, actor } = seen;
    const { teams, goals } = gathered;
    const leads = teams.filter(({ lead }) => lead === actor.id);
    const subscription = await ports.subscriptions.get(request.workspace, request.person);
    const [first] = leads;
    const usual =
      first && leads.length >= MIN_TEAMS ? firstDayOf(first, todayIn(ports.clock.now())(first.zone)) : 'never';
    const groups = groupsOf(goals, request.by, names);
    const heat = heatOf(goals, request.by, names, MAX_HEAT);
    return {
      by: request.by,
      total: sumOf(groups),
      groups,
      ...(heat && { heat }),
      person: actor.id,
      teamCount: teams.length,
      leads: leads.length,
      digest: subscription?.day ?? usual,
    };
  };
}

/** Which group, and the first goal of a page. */
export interface GroupRequest extends PortfolioRequest {
  readonly by: Grouping;
  readonly key: string;
  readonly from: number;
}

/** The goals of one group, with their numbers as they are now; undefined where there is no such group any more. */
export function seePortfolioGroup(ports: SeePortfolioPorts) {
  return async (request: GroupRequest): Promise<ShownGroup | undefined> => {
    const { workspace, by, key } = request;
    const seen = await look(ports, request);
    if (seen === undefined) return undefined;
    const { gathered, names, actor } = seen;
    const group = groupsOf(gathered.goals, by, names).find((one) => one.key === key);
    if (group === undefined) return undefined;
    const all = goalsOfGroup(gathered.goals, by, key, names);
    const from = request.from < all.length ? request.from : 0;
    const page = all.slice(from, from + GOALS_ON_PAGE);
    const found = await ports.goals.getMany(
      workspace,
      page.map(({ line }) => line.goal),
    );
    const live = byId(goalsSeenBy(actor, found, gathered.teams));
    const nameOf = await namesOf(
      ports.directory,
      workspace,
      found.map(({ owner }) => owner),
    );
    const goals = page.flatMap((one): GroupedGoal[] => {
      const goal = live.get(one.line.goal);
      if (goal === undefined) return [];
      const standing = standingOf(goal, one.of.today, nameOf);
      return [{ standing, teamName: one.of.name, isDraft: goal.state === 'draft', ...flagsOf(one) }];
    });
    return { by, group, goals, from, count: all.length, ...(by === 'team' && { team: key }) };
  };
}

async function look(ports: SeePortfolioPorts, request: PortfolioRequest & { readonly by: Grouping }) {
  const { workspace, person, by } = request;
  const { actor } = await admit(ports.directory, workspace, person);
  const teams = await teamsLookedAfter(ports, workspace, actor);
  if (teams.length === 0) return undefined;
  const gathered: GatheredPortfolio = await gatherPortfolio(ports, workspace, actor, teams);
  return { gathered, actor, names: await namesFor(ports, { workspace, by, actor }, gathered) };
}
