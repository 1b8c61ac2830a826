import type { Absence } from '../../domain/absence.ts';
import type { RoundLine } from '../../domain/notice.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md, mention } from '../mrkdwn.ts';

/** When people are asked, who is away, and who is missing. */
export function rhythm(format: Formats) {
  return {
    nobodyAsked: (line: RoundLine, why: NonNullable<RoundLine['nobodyAsked']>): Mrkdwn => {
      if (why.why === 'away') {
        return md`:palm_tree: *${line.title}* · ${line.ownerName} is away until ${format.weekday(why.until)}`;
      }
      return why.why === 'left'
        ? md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${line.ownerName} is not in the team`
        : md`:bust_in_silhouette: *${line.title}* · nobody to ask: ${line.ownerName} cannot answer any more`;
    },

    away: {
      title: 'Away',
      from: 'First day',
      until: 'Last day',
      untilHint: 'No reminders come on these days.',
      delegate: 'Who answers for you?',
      delegateHint:
        'Gets your prompts on these days. Left empty, a prompt waits for your return where that is in time.',
      cancel: 'Cancel',
      saved: ({ from, until, delegate }: Absence): Mrkdwn =>
        delegate === undefined
          ? md`Noted: you are away from ${format.weekday(from)} to ${format.weekday(until)}. Prompts wait for you. \`/goal away\` changes that.`
          : md`Noted: you are away from ${format.weekday(from)} to ${format.weekday(until)}. ${mention(delegate)} is asked in your stead. \`/goal away\` changes that.`,
    },
    absence: ({ from, until, delegate }: Absence): Mrkdwn =>
      delegate === undefined
        ? md`${format.weekday(from)} – ${format.weekday(until)}`
        : md`${format.weekday(from)} – ${format.weekday(until)}, ${mention(delegate)} answers`,

    missingLead: (name: string, team: string, people: number): Mrkdwn => {
      if (people === 0) return md`*${name}* of ${team} is closed. Everybody who was asked has answered.`;
      return people === 1
        ? md`*${name}* of ${team} is closed. One person has not answered:`
        : md`*${name}* of ${team} is closed. ${format.number(people)} people have not answered:`;
    },
    missingPerson: (name: string, goals: readonly string[], more: number, insteadOf: string | undefined): Mrkdwn => {
      const who = insteadOf === undefined ? md`*${name}*` : md`*${name}* (for ${insteadOf})`;
      const rest = more === 0 ? '' : ` and ${format.number(more)} more`;
      return md`• ${who}: ${goals.join(', ')}${rest}`;
    },
    unattended: (title: string, owner: string, why: 'gone' | 'left'): Mrkdwn =>
      why === 'left'
        ? md`• *${title}*: nobody was asked, as ${owner} is not in the team`
        : md`• *${title}*: nobody was asked, as ${owner} cannot answer any more`,
    unattendedNext: md`A goal without anybody to ask goes quiet. Its owner can be taken into the team with \`/goal team\`; else answer for it yourself with \`/goal checkin\`, or set it anew.`,
  };
}
