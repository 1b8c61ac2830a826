import type { ModalView } from '@slack/types';
import { settlesWithin } from '../../../concurrency/settles-within.ts';
import { languageOf } from '../../../domain/language.ts';
import { DEFAULT_SETTINGS, type Team } from '../../../domain/team/team.ts';
import { marksOfTeam } from '../../../domain/team/team-changes.ts';
import { localDateOf, localTimeOf } from '../../../domain/time/instant.ts';
import { zonesByArea } from '../../../domain/time/zones.ts';
import type { TeamDeps } from './deps.ts';
import type { TypedLines } from './views/team-calendar-fields.ts';
import type { TeamContext } from './views/team-form-codec.ts';
import { teamModal } from './views/team-modal.ts';

/** What the form shows: a team, or one that is being made. */
interface Showing {
  readonly user: string;
  readonly channel?: string;
  readonly team?: Team | undefined;
  readonly editing?: TeamContext | undefined;
  /** What was typed into fields that are read line by line, right or not. */
  readonly typed?: Partial<TypedLines>;
  /** The team as it is by now, where the form tells what came in since it was opened. */
  readonly now?: Team | undefined;
}

/** The form of a team: its settings or, where there is none, a new one for a channel. */
export function newTeamForm(deps: TeamDeps, user: string, channel?: string): Promise<ModalView> {
  return teamForm(deps, { user, ...(channel !== undefined && { channel }) });
}

export function teamSettingsForm(deps: TeamDeps, user: string, team: Team): Promise<ModalView> {
  return teamForm(deps, { user, team, editing: { team: team.id, version: team.version, marks: marksOfTeam(team) } });
}

/**
 * The form as it is to be shown, with the dates that follow from it. For a new team the holidays of the country are
 * proposed in which the person's zone is kept, and for its channel the language that the person chose.
 */
export async function teamForm(deps: TeamDeps, showing: Showing): Promise<ModalView> {
  const { useCases, workspace, texts, clock } = deps;
  const { user, channel = '', team, editing, typed, now } = showing;
  const person = await useCases.profileOf(workspace, user);
  const zone = team?.zone ?? person.zone;
  const country = team === undefined ? await inTime(deps, useCases.countryOf(workspace, user, zone)) : undefined;
  const language = languageOf(texts.locale);
  const settings = { ...DEFAULT_SETTINGS, language, ...(country !== undefined && { holidays: { country } }) };
  const made: Team = team ?? {
    id: '',
    workspace,
    name: '',
    channel,
    lead: user,
    members: [user],
    zone,
    settings,
    createdAt: clock.now(),
    version: 0,
  };
  const where = made.settings.holidays;
  const adds = where !== undefined && where.region === undefined;
  const [choices, added, preview] = await Promise.all([
    useCases.holidayChoices(workspace, user, where, language),
    adds ? inTime(deps, useCases.addedByRegions(workspace, user, where.country, language)) : [],
    useCases.previewTeam(user, { ...made, workspace }, language),
  ]);
  const form = {
    ...(team ? { team } : { settings }),
    ...(editing && { editing }),
    ...(typed !== undefined && { typed }),
    ...(now !== undefined && { now, ...changedAt(now, person.zone) }),
    channel,
    person: user,
    zone,
    zones: zonesByArea(texts.teamForm.zoneOfTeam, [zone, person.zone]),
    choices: { ...choices, added: added ?? [] },
    preview,
  };
  return teamModal(form, texts);
}

function changedAt({ changed }: Team, zone: string) {
  if (changed === undefined) return {};
  return { changedAt: { on: localDateOf(changed.at, zone), at: localTimeOf(changed.at, zone) } };
}

/** The form does not wait for what it could do without longer than this: a `trigger_id` lives three seconds. */
const PROPOSAL_MS = 1000;

async function inTime<Found>({ waitFactor }: TeamDeps, looking: Promise<Found>): Promise<Found | undefined> {
  return (await settlesWithin(looking, waitFactor * PROPOSAL_MS)) ? looking : undefined;
}
