import type { UserId } from '../../domain/names.ts';
import type { Team } from '../../domain/team/team.ts';
import type { TeamPart } from '../../domain/team/team-changes.ts';
import type { Formats } from '../format.ts';
import { channelLink, lines, type Mrkdwn, md } from '../mrkdwn.ts';

/** So many people are named; who is beyond stands in the form. */
const MAX_MENTIONS = 20;
const NUMBERS = ['answerWithin', 'freshDays', 'snoozes', 'staleAfter'] as const;

/** What a part of a team is by now, where a few words say it: the form shows everything. */
export function partInWords(
  team: Team,
  part: TeamPart,
  { format, mention }: { readonly format: Formats; readonly mention: (user: UserId) => Mrkdwn },
): Mrkdwn | undefined {
  const number = NUMBERS.find((one) => one === part);
  if (number !== undefined) return md`${format.number(team.settings[number])}`;
  if (part === 'name' || part === 'zone') return md`${team[part]}`;
  if (part === 'promptAt') return md`${team.settings.promptAt}`;
  if (part === 'channel') return channelLink(team.channel);
  if (part === 'lead') return mention(team.lead);
  return part === 'members' ? lines(team.members.slice(0, MAX_MENTIONS).map(mention), ' ') : undefined;
}
