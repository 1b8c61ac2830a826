import { messageIds } from '../../domain/message/message-ids.ts';
import type { RoundId } from '../../domain/names.ts';
import type { RoundLine } from '../../domain/round/notices.ts';
import { promptNotice } from '../../domain/round/prompt-report.ts';
import type { Round } from '../../domain/round/round.ts';
import { promptHolders } from '../../domain/round/round.ts';
import { roundLines } from '../../domain/round/round-lines.ts';
import { detailsNotice, roundNotice, summaryNotice } from '../../domain/round/round-report.ts';
import type { RoundView } from '../../domain/round/round-view.ts';
import type { Team } from '../../domain/team/team.ts';
import { addMilliseconds } from '../../domain/time/instant.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { RoundStore } from '../../ports/rounds.ts';
import type { TeamStore } from '../../ports/teams.ts';
import { type RoundViewPorts, viewRound } from './round-view.ts';

export interface RefreshRoundPorts extends RoundViewPorts {
  readonly rounds: RoundStore;
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
}

/** What people wrote that could not be posted within this time after the round is no news any more. */
const DETAILS_TTL_MS = 5 * 86_400_000;
/** How often a round is read again because answers came in meanwhile. Whoever wrote last refreshes after us anyway. */
const MAX_PASSES = 5;

/** Brings every message of a round up to what the goals say now. A message that was never queued stays so. */
export function refreshRound(ports: RefreshRoundPorts) {
  return async (id: RoundId): Promise<void> => {
    let shown: string | undefined;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const loaded = await load(ports, id);
      if (loaded === undefined) return;
      // Two refreshes at once could leave the older picture; whoever amends looks once more whether it still holds.
      const state = snapshot(loaded.view);
      if (state === shown) return;
      await amend(ports, loaded);
      shown = state;
    }
  };
}

/** Whether there is a round message: of a round that began with private goals alone there is none. */
export async function hasRoundMessage(
  { dispatcher }: Pick<RefreshRoundPorts, 'dispatcher'>,
  { id }: Round,
): Promise<boolean> {
  return (await dispatcher.find(messageIds.round(id))) !== undefined;
}

interface Loaded {
  readonly team: Team;
  readonly view: RoundView;
}

async function load(ports: RefreshRoundPorts, id: RoundId): Promise<Loaded | undefined> {
  const round = await ports.rounds.get(id);
  const team = round && (await ports.teams.get(round.workspace, round.team));
  return round && team && { team, view: await viewRound(ports, round, team) };
}

function snapshot({ round, goals }: RoundView): string {
  return [round.version, ...[...goals.values()].map(({ id, version }) => `${id}@${version}`)].join();
}

async function amend(ports: RefreshRoundPorts, { team, view }: Loaded): Promise<void> {
  const { dispatcher } = ports;
  const { round } = view;
  const lines = roundLines(view);
  await dispatcher.amend(messageIds.round(round.id), roundNotice(view, lines));
  await postDetails(ports, team, view, lines);
  if (round.state !== 'open') await dispatcher.amend(messageIds.summary(round.id), summaryNotice(view, lines));
  for (const person of promptHolders(round)) {
    await dispatcher.amend(messageIds.prompt(round.id, person), promptNotice(view, person));
  }
}

/**
 * What people wrote stands in one reply to the round message, from the first word on. It is edited as more comes in: an
 * edit calls nobody, where each further reply would call everybody who follows the thread.
 */
async function postDetails(
  { dispatcher, clock }: RefreshRoundPorts,
  team: Team,
  view: RoundView,
  lines: readonly RoundLine[],
): Promise<void> {
  const { round } = view;
  const notice = detailsNotice(view, lines);
  if (notice === undefined || !(await hasRoundMessage({ dispatcher }, round))) return;
  const now = clock.now();
  await dispatcher.enqueue({
    id: messageIds.details(round.id),
    workspace: round.workspace,
    to: { channel: team.channel },
    inThreadOf: messageIds.round(round.id),
    notice,
    notBefore: now,
    expiresAt: addMilliseconds(round.closesAt > now ? round.closesAt : now, DETAILS_TTL_MS),
  });
}
