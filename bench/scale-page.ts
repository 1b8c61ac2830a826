import { inPlace, table } from './page.ts';
import { type Assumed, type Kept, type Measured, type ScalePlan, SLACK, scalePlan, storedOf } from './scale-plan.ts';

/** A million teams as they are taken to be. */
export const MILLION: Assumed = {
  teams: 1_000_000,
  teamsInWorkspace: 20,
  peopleInTeam: 5,
  shareAtOnce: 0.25,
  messagesBesidesPrompts: 3,
  drainSeconds: 600,
  slackSeconds: 0.2,
  answerHours: 2,
  requestsOfAnswer: 3,
  requestCpuMs: 5,
  eventsOfPersonAnHour: 3,
  teamsInCell: 100_000,
};
/** A workspace of a large company. */
const LARGE: Assumed = { ...MILLION, teams: 2_000, teamsInWorkspace: 2_000 };

const count = (value: number) => Math.round(value).toLocaleString('en-US');

type Lines = readonly string[];

/** The tables of `docs/scale.md`, by the name of their place in it. */
export function scaleTables(measured: Measured, kept: readonly Kept[]): Readonly<Record<string, Lines>> {
  return { load: load(measured), slack: slack(measured), data: data(kept) };
}

function load(measured: Measured): Lines {
  const { teams, teamsInWorkspace, shareAtOnce, peopleInTeam, messagesBesidesPrompts, drainSeconds } = MILLION;
  const plan = scalePlan(MILLION, measured);
  const ofTeam = peopleInTeam + messagesBesidesPrompts;
  const rows: [string, string, string][] = [
    ['workspaces', `${count(teams)} / ${teamsInWorkspace}`, count(plan.workspaces)],
    ['messages due at once', `${count(teams)} × ${shareAtOnce} × ${ofTeam}`, count(plan.messagesAtOnce)],
    ['of one workspace', `${teamsInWorkspace} × ${ofTeam}`, count(plan.messagesOfWorkspace)],
    [
      'seconds that Slack makes that last',
      `(${plan.messagesOfWorkspace} − ${SLACK.postsBurst}) / ${SLACK.postsPerSecond}`,
      plan.workspaceSeconds.toFixed(1),
    ],
    ['messages a second', `${count(plan.messagesAtOnce)} / ${drainSeconds}`, count(plan.messagesPerSecond)],
    [
      'instances that claim them',
      `${count(plan.messagesPerSecond)} / ${count(measured.claimsPerSecond)} measured`,
      count(plan.instances),
    ],
    [
      'posts under way in each',
      `${count(plan.messagesPerSecond)} × ${MILLION.slackSeconds} / ${plan.instances}`,
      count(plan.lanesOfInstance),
    ],
    [
      'requests a second',
      `${count(teams)} × ${shareAtOnce} × ${peopleInTeam} × ${MILLION.requestsOfAnswer} / ${MILLION.answerHours} h`,
      count(plan.requestsPerSecond),
    ],
    ['cores for them', `${count(plan.requestsPerSecond)} × ${MILLION.requestCpuMs} ms`, count(plan.cores)],
    ['cells', `${count(teams)} / ${count(MILLION.teamsInCell)}`, count(plan.cells)],
  ];
  return table(['', 'arithmetic', ''], rows);
}

function slack(measured: Measured): Lines {
  const [small, large] = [scalePlan(MILLION, measured), scalePlan(LARGE, measured)];
  const both = (of: (plan: ScalePlan) => string) => [of(small), of(large)];
  return table(
    ['limit', 'workspace of 20 teams', 'workspace of 2,000 teams'],
    [
      ['posts on a Monday morning, minutes', ...both((plan) => (plan.workspaceSeconds / 60).toFixed(1))],
      ['edits that its answers cause, minutes', ...both((plan) => count(plan.editMinutes))],
      ['first direct message to everybody, minutes', ...both((plan) => count(plan.openMinutes))],
      ["everybody's profile, minutes a day", ...both((plan) => count(plan.profileMinutes))],
      [`events an hour, of ${count(SLACK.events)}`, ...both((plan) => count(plan.eventsOfWorkspaceAnHour))],
    ],
  );
}

function data(kept: readonly Kept[]): Lines {
  const stored = kept.map((one) => ({ ...one, ...storedOf(MILLION.teams, one) }));
  const sum = (of: 'gb' | 'indexGb') => count(stored.reduce((total, one) => total + one[of], 0));
  const cells = MILLION.teams / MILLION.teamsInCell;
  const ofCell = (of: 'gb' | 'indexGb') => count(stored.reduce((total, one) => total + one[of], 0) / cells);
  return table(
    ['', 'of a team', 'bytes', 'bytes of keys', 'documents', 'GB', 'GB of indexes'],
    [
      ...stored.map(({ kind, ofTeam, bytes, keyBytes, documents, gb, indexGb }) => {
        return [kind, count(ofTeam), count(bytes), count(keyBytes), count(documents), count(gb), count(indexGb)];
      }),
      ['all', '', '', '', '', sum('gb'), sum('indexGb')],
      [`a cell of ${count(MILLION.teamsInCell)} teams`, '', '', '', '', ofCell('gb'), ofCell('indexGb')],
    ],
  );
}

/** Puts each table into its place in a page. Throws where a place is missing. */
export function withTables(page: string, tables: Readonly<Record<string, Lines>>): string {
  return Object.entries(tables).reduce((text, [name, lines]) => inPlace(text, `computed: ${name}`, lines), page);
}
