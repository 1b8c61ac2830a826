import { type Mrkdwn, md } from './mrkdwn.ts';

/** What is for the lead of a team alone; the rest is for everybody. */
const FOR_LEADS: readonly string[] = ['review', 'ask', 'team'];

/** A line for each command, with what it does, in the order in which they are given. */
export function helpLines(about: Readonly<Record<string, string>>) {
  const line = ([command, what]: [string, string]): Mrkdwn =>
    md`\`/goal${command === '' ? '' : ' '}${command}\`  ${what}`;
  const all = Object.entries(about);
  return {
    everyone: all.filter(([command]) => !FOR_LEADS.includes(command)).map(line),
    leads: all.filter(([command]) => FOR_LEADS.includes(command)).map(line),
  };
}
