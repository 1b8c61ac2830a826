import { type Client, knownClients } from '../../domain/client/client.ts';
import { codeOf } from '../../domain/client/client-input.ts';
import type { LocalDate } from '../../domain/names.ts';
import { policy } from '../../domain/policy.ts';
import { type Standing, standingOf } from '../../domain/progress/standing.ts';
import {
  actionsIn,
  blockersIn,
  type ClientFeedback,
  feedbackIn,
  feedbackOf,
  goalsOfClient,
  type MonthOfFeedback,
  type SentimentCounts,
  sentimentByMonth,
  sentimentCounts,
} from '../../domain/report/client-report.ts';
import { localDateOf } from '../../domain/time/instant.ts';
import { namesOf } from '../../ports/names.ts';
import { admitToClient, type ClientPorts, type ClientRequest } from './admit-to-client.ts';
import { goalsWith } from './goals-of-client.ts';

/** A goal of a client as it stands. */
export interface GoalOfClient extends Standing {
  readonly state: 'draft' | 'active' | 'achieved' | 'missed' | 'dropped';
  readonly score?: number;
}

/** Everything of a client, for one person. */
export interface ClientPage {
  readonly client: Client;
  readonly team: string;
  readonly today: LocalDate;
  readonly mayChange: boolean;
  /** Codes of those that were merged into it. */
  readonly alsoKnownAs: readonly string[];
  readonly goals: readonly GoalOfClient[];
  /** The newest first. */
  readonly feedback: readonly ClientFeedback[];
  readonly counts: SentimentCounts;
  readonly months: readonly MonthOfFeedback[];
  readonly blockers: ReturnType<typeof blockersIn>;
  readonly actions: ReturnType<typeof actionsIn>;
}

const MAX_MONTHS = 6;

/** A client with its goals, its words, and what is open, as far as the person sees them; undefined where they do not see it. */
export function showClient(ports: ClientPorts) {
  return async (request: ClientRequest): Promise<ClientPage | undefined> => {
    const admitted = await admitToClient(ports, request);
    if (admitted === undefined) return undefined;
    const { client, clients, team, actor, person } = admitted;
    const { goals: seen, ids } = await goalsWith(ports, admitted);
    const own = goalsOfClient(seen, ids);
    const today = localDateOf(ports.clock.now(), person.zone);
    const owners = own.map(({ owner }) => owner);
    const nameOf = await namesOf(ports.directory, request.workspace, owners);
    const feedback = feedbackOf(feedbackIn(seen, person.zone), ids);
    const open = own.filter(({ state }) => state === 'active' || state === 'draft');
    return {
      client,
      team: team.name,
      today,
      mayChange: policy.changeClient(actor, client, team).allowed,
      alsoKnownAs: clients.filter(({ id }) => id !== client.id && ids.includes(id)).map(({ code }) => codeOf(code)),
      goals: own.map((goal) => ({
        ...standingOf(goal, today, nameOf),
        state: goal.state,
        ...(goal.outcome && { score: goal.outcome.score }),
      })),
      feedback,
      counts: sentimentCounts(feedback),
      months: sentimentByMonth(feedback, MAX_MONTHS),
      blockers: blockersIn(open),
      actions: actionsIn(open),
    };
  };
}

/** A client and the others that it can be merged with. */
export interface ClientToChange {
  readonly client: Client;
  readonly others: readonly Client[];
  readonly today: LocalDate;
}

/** What a form of a client is opened with; undefined where the person does not see it or may not change it. */
export function clientToChange(ports: ClientPorts) {
  return async (request: ClientRequest): Promise<ClientToChange | undefined> => {
    const admitted = await admitToClient(ports, request);
    if (admitted === undefined) return undefined;
    const { client, clients, team, actor, person } = admitted;
    if (!policy.changeClient(actor, client, team).allowed) return undefined;
    const others = knownClients(clients).filter(({ id }) => id !== client.id);
    return { client, others, today: localDateOf(ports.clock.now(), person.zone) };
  };
}
