import type { RoundId } from '../domain/names.ts';
import { promptNotice } from '../domain/prompt-report.ts';
import { peoplePrompted, type Round } from '../domain/round.ts';
import { type RoundView, roundNotice, summaryNotice } from '../domain/round-report.ts';
import { messageIds } from './message-ids.ts';
import type { Dispatcher, RoundStore, TeamStore } from './ports.ts';
import { type RoundViewPorts, viewRound } from './round-view.ts';

export interface RefreshRoundPorts extends RoundViewPorts {
  readonly rounds: RoundStore;
  readonly teams: TeamStore;
  readonly dispatcher: Dispatcher;
}

/** How often a round is read again because answers came in meanwhile. Whoever wrote last refreshes after us anyway. */
const MOST_PASSES = 5;

/** Brings every message of a round up to what the goals say now. A message that was never queued stays so. */
export function refreshRound(ports: RefreshRoundPorts) {
  return async (id: RoundId): Promise<void> => {
    let shown: string | undefined;
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const view = await load(ports, id);
      if (view === undefined) return;
      // Two refreshes at once could leave the older picture; whoever amends looks once more whether it still holds.
      const state = picture(view);
      if (state === shown) return;
      await amend(ports, view);
      shown = state;
    }
  };
}

async function load(ports: RefreshRoundPorts, id: RoundId): Promise<RoundView | undefined> {
  const round = await ports.rounds.get(id);
  const team = round && (await ports.teams.get(round.workspace, round.team));
  return round && team && viewRound(ports, round, team);
}

function picture({ round, goals }: RoundView): string {
  return [round.version, ...[...goals.values()].map(({ id, version }) => `${id}@${version}`)].join();
}

async function amend({ dispatcher }: RefreshRoundPorts, view: RoundView): Promise<void> {
  const { round }: { round: Round } = view;
  await dispatcher.amend(messageIds.round(round.id), roundNotice(view));
  if (round.state !== 'open') await dispatcher.amend(messageIds.summary(round.id), summaryNotice(view));
  for (const person of peoplePrompted(round)) {
    await dispatcher.amend(messageIds.prompt(round.id, person), promptNotice(view, person));
  }
}
