import type { UsersInfoResponse } from '@slack/web-api';
import { spokenLocale, writtenLocale } from '../domain/language.ts';
import { isZone } from '../domain/time/instant.ts';
import type { Profile } from '../ports/people.ts';

/** The workspace, and the organisation that it belongs to where there is one. */
export interface Home {
  readonly workspace: string;
  readonly enterprise: string | undefined;
}

type SlackUser = NonNullable<UsersInfoResponse['user']>;

/** What Goalpost needs to know of a person, from what users.info says (docs.slack.dev/reference/objects/user-object). */
export function describePerson(id: string, user: SlackUser, home: Home): Profile {
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || id;
  // Slack's types leave out that it is null for some.
  const zone = typeof user.tz === 'string' && isZone(user.tz) ? user.tz : undefined;
  const away = awayOf(user, home);
  const { locale } = user;
  const admin = Boolean(user.is_admin || user.is_owner);
  const writesIn = writtenLocale(locale);
  return {
    ...{ id, name, admin, ...(zone && { zone }), ...(away && { away }) },
    ...(locale && { locale: spokenLocale(locale) }),
    ...(writesIn && { writesIn }),
  };
}

function awayOf(user: SlackUser, home: Home): Profile['away'] {
  if (user.deleted) return 'deactivated';
  if (user.is_bot) return 'bot';
  if (isStranger(user, home)) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : undefined;
}

/**
 * Somebody of another organisation. `is_stranger` says only that they share no channel with the app, so that the
 * workspace they belong to decides; people of the same Enterprise organisation are at home in all its workspaces.
 */
function isStranger(user: SlackUser, { workspace, enterprise }: Home): boolean {
  if ('is_stranger' in user && user.is_stranger) return true;
  if (user.team_id === undefined || user.team_id === workspace) return false;
  return enterprise === undefined || user.enterprise_user?.enterprise_id !== enterprise;
}
