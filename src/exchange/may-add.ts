import { MAX_CLIENTS } from '../domain/client/client.ts';
import { inField, type RowProblem } from '../domain/exchange/import-problem.ts';
import type { ClientItem, Kept, KeptKind, ReviewItem, TeamItem, WholeItem } from '../domain/exchange/item.ts';
import { reviewId } from '../domain/review/review.ts';
import type { ImportTarget } from '../ports/exchange.ts';
import type { ImportedFile } from './imported-file.ts';

type Known = { readonly [Kind in KeptKind]: ReadonlyMap<string, Kept[Kind]> };

/** Why something that is not there cannot be added; undefined where nothing speaks against it. */
export function mayAdd(
  item: WholeItem,
  known: Known,
  target: ImportTarget,
  file: ImportedFile,
): RowProblem | undefined {
  switch (item.item) {
    case 'team':
      return target.mayWrite === undefined ? channelProblem(item, known) : { code: 'not-the-lead', team: item.name };
    case 'review':
      return reviewProblem(item, known, target);
    case 'client':
      return teamProblem(item.team, known, target) ?? clientProblem(item, known, file);
    case 'pulse': {
      const client = known.client.get(item.client);
      if (client?.team !== item.team) return { code: 'client', typed: item.client, found: 'none' };
      return teamProblem(item.team, known, target);
    }
    default:
      return teamProblem(item.team, known, target);
  }
}

function channelProblem({ channel }: TeamItem, { team: teams }: Known): RowProblem | undefined {
  const other = [...teams.values()].find((team) => team.channel === channel);
  return other && { code: 'channel-taken', channel, team: other.name };
}

function teamProblem(team: string, { team: teams }: Known, { mayWrite }: ImportTarget): RowProblem | undefined {
  if (!teams.has(team)) return { code: 'team', typed: team, found: 'none' };
  return mayWrite?.(team) === false ? { code: 'not-the-lead', team: teams.get(team)?.name ?? team } : undefined;
}

/** A code is the only one of its team, and a merge leads to a client that is there. */
function clientProblem(item: ClientItem, { client: clients }: Known, { seen }: ImportedFile): RowProblem | undefined {
  const ofTeam = [...clients.values()].filter(({ team }) => team === item.team);
  const other = ofTeam.find(({ code }) => code === item.code);
  if (other !== undefined) return inField({ code: 'client-code-taken', name: other.name });
  if (ofTeam.length >= MAX_CLIENTS) return inField({ code: 'client-limit', max: MAX_CLIENTS });
  const into = item.merged?.into;
  if (into === undefined || clients.get(into)?.team === item.team || seen.has({ item: 'client', id: into })) {
    return undefined;
  }
  return { code: 'client', typed: into, found: 'none' };
}

/** The id of a review is the guard against a second one: who is no operator makes none of another team. */
function reviewProblem(
  { id, scope, kind, period, goal }: ReviewItem,
  { team: teams }: Known,
  { mayWrite, importer }: ImportTarget,
): RowProblem | undefined {
  if (mayWrite === undefined) return undefined;
  const isTheirs = 'team' in scope ? mayWrite(scope.team) : scope.leads === importer;
  const isItsId = id === reviewId({ scope, kind, period, ...(goal !== undefined && { goal }) });
  if (isTheirs && isItsId) return undefined;
  const team = 'team' in scope ? scope.team : scope.leads;
  return { code: 'not-the-lead', team: teams.get(team)?.name ?? team };
}
