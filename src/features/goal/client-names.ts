import { type Client, clientOf } from '../../domain/client/client.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import type { ClientId } from '../../domain/names.ts';
import { type Actor, policy } from '../../domain/policy.ts';
import type { Team } from '../../domain/team/team.ts';
import type { ClientsPort } from './check-client.ts';

/** What clients are called, by every ID that means them. */
export type ClientNames = ReadonlyMap<ClientId, Pick<Client, 'name' | 'code'>>;

/**
 * The clients that a goal names, now and in its changes and words. None for who has a part in it from outside its team: a
 * client is named there as little as it is quoted. Reads nothing where the goal names none.
 */
export async function clientNamesOf(
  { clients }: ClientsPort,
  goal: Goal,
  { actor, team: readIn }: { readonly actor: Actor; readonly team: Team },
): Promise<ClientNames> {
  if (!policy.readClientWords(actor, goal, readIn).allowed) return new Map();
  const { workspace, team, client, changes = [], feedback = [], checkIns } = goal;
  const changed = changes.flatMap(({ was, now }) => [was.client, now.client]);
  const words = [...feedback, ...checkIns].map((one) => one.client);
  const ids = new Set([client, ...changed, ...words].flatMap((id) => id ?? []));
  if (ids.size === 0) return new Map();
  const all = await clients.forTeams(workspace, [team]);
  return new Map(
    [...ids].flatMap((id) => {
      const found = clientOf(all, id);
      return found === undefined ? [] : [[id, { name: found.name, code: found.code }] as const];
    }),
  );
}
