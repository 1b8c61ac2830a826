/** What a plan for many teams is made from: what teams are like, and how fast their messages shall be out. */
export interface Assumed {
  readonly teams: number;
  readonly teamsInWorkspace: number;
  readonly peopleInTeam: number;
  /** Of the teams that fall due at the same moment: those of one zone, on a first working day that is a Monday. */
  readonly shareAtOnce: number;
  /** Of a team on that morning besides a prompt for each person: the round, its details, and the digest. */
  readonly messagesBesidesPrompts: number;
  /** Seconds in which all of them shall be out. */
  readonly drainSeconds: number;
  /** Until Slack answers a post, in seconds. */
  readonly slackSeconds: number;
  /** Hours in which people answer, and requests that one makes meanwhile. */
  readonly answerHours: number;
  readonly requestsOfAnswer: number;
  /** Milliseconds of the processor for a request with all that follows. */
  readonly requestCpuMs: number;
  /** Events that Slack sends for each person and hour. */
  readonly eventsOfPersonAnHour: number;
  /** Teams whose data one database of the plan holds. */
  readonly teamsInCell: number;
}

/** What an instance does, as `docs/performance.md` has it. */
export interface Measured {
  readonly claimsPerSecond: number;
}

/** Slack's limits, from its documents. */
export const SLACK = {
  /** Posts of a workspace: at once, and a second ("several hundred a minute", taken as 240). */
  postsBurst: 10,
  postsPerSecond: 4,
  /** A minute and workspace: chat.update and conversations.open (tier 3), users.info (tier 4). */
  tier3: 50,
  tier4: 100,
  /** An hour and workspace. */
  events: 30_000,
  sockets: 10,
} as const;

/** Connections of an instance while Slack renews one: the new one is there before the old one goes. */
const SOCKETS_WHILE_RENEWED = 2;

export interface ScalePlan {
  readonly workspaces: number;
  /** Messages of a workspace on such a morning, and the least seconds that Slack lets them take. */
  readonly messagesOfWorkspace: number;
  readonly workspaceSeconds: number;
  readonly messagesAtOnce: number;
  readonly messagesPerSecond: number;
  /** That claim and record, and the posts that each has under way. */
  readonly instances: number;
  readonly lanesOfInstance: number;
  readonly requestsPerSecond: number;
  readonly cores: number;
  readonly eventsOfWorkspaceAnHour: number;
  /** People of a workspace at which Slack's limit on events is reached. */
  readonly peopleAtEventLimit: number;
  /** Minutes of a workspace: the edits that its answers cause, the first direct message to everybody, everybody's profile. */
  readonly editMinutes: number;
  readonly openMinutes: number;
  readonly profileMinutes: number;
  /** The most instances that Socket Mode carries, and the teams that these can be late for in time. */
  readonly socketInstances: number;
  readonly socketTeams: number;
  readonly cells: number;
}

/** The arithmetic of the plan; counts are rounded up. */
export function scalePlan(assumed: Assumed, { claimsPerSecond }: Measured): ScalePlan {
  const { teams, teamsInWorkspace, peopleInTeam, shareAtOnce, drainSeconds } = assumed;
  const messagesOfTeam = peopleInTeam + assumed.messagesBesidesPrompts;
  const peopleInWorkspace = teamsInWorkspace * peopleInTeam;
  const messagesOfWorkspace = teamsInWorkspace * messagesOfTeam;
  const messagesAtOnce = teams * shareAtOnce * messagesOfTeam;
  const messagesPerSecond = messagesAtOnce / drainSeconds;
  const instances = Math.ceil(messagesPerSecond / claimsPerSecond);
  const requests = teams * shareAtOnce * peopleInTeam * assumed.requestsOfAnswer;
  const requestsPerSecond = requests / (assumed.answerHours * 3600);
  const socketInstances = Math.floor(SLACK.sockets / SOCKETS_WHILE_RENEWED);
  return {
    workspaces: Math.ceil(teams / teamsInWorkspace),
    messagesOfWorkspace,
    workspaceSeconds: Math.max(0, messagesOfWorkspace - SLACK.postsBurst) / SLACK.postsPerSecond,
    messagesAtOnce,
    messagesPerSecond,
    instances,
    lanesOfInstance: Math.ceil((messagesPerSecond * assumed.slackSeconds) / instances),
    requestsPerSecond,
    cores: Math.ceil((requestsPerSecond * assumed.requestCpuMs) / 1000),
    eventsOfWorkspaceAnHour: peopleInWorkspace * assumed.eventsOfPersonAnHour,
    peopleAtEventLimit: SLACK.events / assumed.eventsOfPersonAnHour,
    // Each answer changes the prompt of who answered; round and details are edited with it at the worst.
    editMinutes: (peopleInWorkspace * 3) / SLACK.tier3,
    openMinutes: peopleInWorkspace / SLACK.tier3,
    profileMinutes: peopleInWorkspace / SLACK.tier4,
    socketInstances,
    socketTeams: Math.floor((socketInstances * claimsPerSecond * drainSeconds) / (shareAtOnce * messagesOfTeam)),
    cells: Math.ceil(teams / assumed.teamsInCell),
  };
}

/** A kind of document: how many a team has, and bytes of one, in BSON and in the keys of all its indexes. */
export interface Kept {
  readonly kind: string;
  readonly ofTeam: number;
  readonly bytes: number;
  readonly keyBytes: number;
}

/** Documents of so many teams, and gigabytes of them and of their indexes, before any compression. */
export function storedOf(teams: number, { ofTeam, bytes, keyBytes }: Kept) {
  const documents = teams * ofTeam;
  return { documents, gb: (documents * bytes) / 1e9, indexGb: (documents * keyBytes) / 1e9 };
}

/** On two cores with twenty processes waiting for them: stands in until `docs/performance.md` has a quiet machine's. */
const ON_A_BUSY_MACHINE: Measured = { claimsPerSecond: 112 };

/** Reads what one instance claims a second on the embedded store from the text of `docs/performance.md`. */
export function measuredIn(performance: string): Measured {
  const [, section = ''] = performance.split('### On the embedded store');
  const [, rate] = /^\| messages claimed and recorded a second \| ([\d,]+) \|/m.exec(section) ?? [];
  return rate === undefined ? ON_A_BUSY_MACHINE : { claimsPerSecond: Number(rate.replaceAll(',', '')) };
}
