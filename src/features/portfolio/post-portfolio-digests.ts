import { forEachSequentially } from '../../concurrency/for-each-sequentially.ts';
import { createNoted } from '../../concurrency/noted.ts';
import { messageIds } from '../../domain/message/message-ids.ts';
import type { UserId, WorkspaceId } from '../../domain/names.ts';
import {
  firstDayOf,
  MIN_TEAMS,
  nextDigest,
  type PortfolioSubscription,
  subscriptionId,
} from '../../domain/portfolio/digest-day.ts';
import { isQuietWeek, newsOf, statedOf } from '../../domain/portfolio/news.ts';
import { type GroupName, groupsOf, sumOf, type Tally } from '../../domain/portfolio/portfolio.ts';
import { promptTime } from '../../domain/schedule/hours.ts';
import { DEFAULT_SETTINGS, type Team } from '../../domain/team/team.ts';
import { addMilliseconds, localDateOf } from '../../domain/time/instant.ts';
import { actorOf, isIneligible } from '../../ports/actors.ts';
import type { Dispatcher } from '../../ports/outbox.ts';
import type { Person } from '../../ports/people.ts';
import type { Change } from '../../ports/schedule.ts';
import { gatherPortfolio, teamsLookedAfter } from './gather-portfolio.ts';
import type { SeePortfolioPorts } from './see-portfolio.ts';

export interface PostPortfolioDigestsPorts extends SeePortfolioPorts {
  readonly dispatcher: Dispatcher;
}

/** At a beat; the rest is due at the next one. */
const MAX_DUE = 20;
const MAX_NOTED = 500;
/** Teams of a digest, those that need help first; all are one click away. */
const MAX_TEAMS_SHOWN = 8;
/** A digest that could not be posted within this time is left out; the next one is near. */
const DIGEST_TTL_MS = 2 * 86_400_000;

/**
 * The digest of all teams of a person, once a week on their own day and only where something is new. Who leads several
 * teams gets it unless they turn it off; an administrator who leads none of them, once they have turned it on.
 */
export function portfolioDigests(ports: PostPortfolioDigestsPorts) {
  const noted = createNoted<NonNullable<Change['ledBy']>>(MAX_NOTED);

  return {
    /** A store wrote a team; whether who leads it is to get a digest is looked at at the next beat. */
    noteLead: ({ ledBy }: Change): void => {
      if (ledBy !== undefined) noted.note(subscriptionId(ledBy.workspace, ledBy.person), ledBy);
    },

    /** An instance died, and with it what it had noted: all who lead several teams are looked at once more. */
    lookBackAtLeads: noted.noteAll,

    /** Subscribes who leads several teams by now, then queues what is due. May be repeated. */
    postPortfolioDigests: async (): Promise<number> => {
      await noted.take(async (taken, all) => {
        const before = all ? await ports.teams.leadsOfSeveral(MAX_NOTED) : [];
        await forEachSequentially([...before, ...taken], ({ workspace, person }) =>
          subscribe(ports, workspace, person),
        );
      });
      const due = await ports.subscriptions.due(ports.clock.now(), MAX_DUE);
      await forEachSequentially(due, (subscription) => post(ports, subscription));
      return due.length;
    },
  };
}

async function subscribe(ports: PostPortfolioDigestsPorts, workspace: WorkspaceId, id: UserId): Promise<void> {
  if ((await ports.subscriptions.get(workspace, id)) !== undefined) return;
  const led = (await ports.teams.forPerson(workspace, id)).filter(({ lead }) => lead === id);
  if (led.length < MIN_TEAMS) return;
  const person = await ports.directory.personToday(workspace, id, led[0]);
  if (person.away !== undefined) return;
  const start = { id: subscriptionId(workspace, id), workspace, person: id, stated: [], version: 1 };
  await ports.subscriptions.save({ ...start, nextAt: whenNext({}, led, person, ports.clock.now()) });
}

/** When a subscription is due next, for a person with these teams. */
export function whenNext(
  { day }: Pick<PortfolioSubscription, 'day'>,
  teams: readonly Team[],
  { zone }: Pick<Person, 'zone'>,
  now: Date,
): Date {
  const [first] = teams;
  const { promptAt: time } = settingsOf(teams);
  const usual = first === undefined ? 1 : firstDayOf(first, localDateOf(now, zone));
  return nextDigest(typeof day === 'number' ? day : usual, { time, zone }, now).at;
}

function settingsOf([first]: readonly Team[]) {
  return first?.settings ?? DEFAULT_SETTINGS;
}

async function post(ports: PostPortfolioDigestsPorts, before: PortfolioSubscription): Promise<void> {
  const { workspace, person: id, day, nextAt } = before;
  const now = ports.clock.now();
  const person = await ports.directory.personToday(workspace, id);
  const actor = actorOf(person);
  const known = isIneligible(person) ? [] : await teamsLookedAfter(ports, workspace, actor);
  const led = known.filter(({ lead }) => lead === id);
  // Who chose no day gets it for the teams that they lead, and no longer than they lead several.
  const teams = day === undefined ? led : known;
  if (teams.length < (day === undefined ? MIN_TEAMS : 1)) return ports.subscriptions.remove(before);
  const { goals } = await gatherPortfolio(ports, workspace, actor, teams);
  const news = newsOf(goals, before.stated);
  if (!isQuietWeek(news)) {
    const nominal = localDateOf(nextAt ?? now, person.zone);
    const notBefore = promptTime(nominal, settingsOf(led), person.zone, now);
    const groups = groupsOf(goals, 'team', { goals: new Map(), clients: new Map() });
    await ports.dispatcher.enqueue({
      id: messageIds.portfolioDigest(workspace, id, nominal),
      workspace,
      to: { user: id },
      notice: {
        kind: 'portfolio-digest',
        person: id,
        teamCount: teams.length,
        total: sumOf(groups),
        news,
        teams: groups
          .filter(({ tally }) => needsHelp(tally))
          .slice(0, MAX_TEAMS_SHOWN)
          .map(({ key, name, tally }) => ({ id: key, name: nameIn(name), tally })),
      },
      notBefore,
      expiresAt: addMilliseconds(notBefore, DIGEST_TTL_MS),
    });
  }
  const next = whenNext(before, led, person, now);
  await ports.subscriptions.save({ ...before, nextAt: next, stated: statedOf(goals), version: before.version + 1 });
}

function nameIn(name: GroupName): string {
  return 'text' in name ? name.text : '';
}

function needsHelp({ offTrack, atRisk, ended, blocked }: Tally): boolean {
  return offTrack + atRisk + ended + blocked > 0;
}
