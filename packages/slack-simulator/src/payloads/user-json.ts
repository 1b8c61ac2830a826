import type { User } from '../model.ts';

/** Minutes and name of a zone at an instant, as Slack puts them beside `tz`. */
function zoneParts(zone: string, now: Date) {
  const parts = (style: 'longOffset' | 'long') =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style })
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = /GMT([+-])(\d{2}):(\d{2})/.exec(parts('longOffset'));
  const seconds = offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3])) * 60;
  return { tz: zone, tz_label: parts('long'), tz_offset: offset?.[1] === '-' ? -seconds : seconds };
}

/** Nobody has a picture: the page draws one. Slack has an address for each size, picture or not. */
const pictures = Object.fromEntries(
  [24, 32, 48, 72, 192, 512].map((size) => [`image_${size}`, `https://avatars.example.com/none-${size}.png`]),
);

function profileOf(user: User) {
  const [first_name = '', ...rest] = user.realName.split(' ');
  return {
    title: user.title,
    phone: '',
    skype: '',
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: '',
    display_name_normalized: '',
    first_name,
    last_name: rest.join(' '),
    status_text: '',
    status_text_canonical: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: '',
    ...pictures,
    team: user.homeTeam,
  };
}

/** docs.slack.dev/reference/objects/user-object. A deactivated user has lost zone and rights, as in Slack. */
export function userJson(user: User, now: Date) {
  const common = {
    id: user.id,
    team_id: user.homeTeam,
    name: user.name,
    deleted: user.deleted,
    profile: profileOf(user),
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
  };
  if (user.deleted) return common;
  return {
    ...common,
    color: user.color.replace('#', ''),
    real_name: user.realName,
    ...zoneParts(user.zone, now),
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
  };
}
