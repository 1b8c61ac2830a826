import type { ClientProblem } from '../../domain/problem.ts';
import { atMost, MAX_NAMED } from '../at-most.ts';
import type { Formats } from '../format.ts';
import { clip } from '../mrkdwn.ts';

/** How much of a name or of notes is repeated at a field. */
const MAX_ECHO_LENGTH = 60;

/** What is wrong with a client, or with what is to belong to one, and what to do. */
export function clientProblems(format: Formats) {
  const short = (text: string) => clip(text, MAX_ECHO_LENGTH);
  const names = (all: readonly string[]): string => {
    const { shown, left } = atMost(all, MAX_NAMED.people);
    return format.list([...shown, ...(left === 0 ? [] : [`${format.number(left)} more`])]);
  };
  return (problem: ClientProblem): string => {
    switch (problem.code) {
      case 'client-code':
        return `Use up to ${format.number(problem.max)} letters, digits, and hyphens, like ACME or NORTH-2.`;
      case 'client-code-taken':
        return `This code belongs to “${short(problem.name)}”. Choose another one, or leave this empty to get one.`;
      case 'client-limit':
        return `A team can have at most ${format.number(problem.max)} clients, ended ones included. Create another team for more.`;
      case 'client-people':
        return `Remove ${names(problem.names)}. Only members of the team can look after its clients.`;
      case 'client-changed':
        return problem.now === ''
          ? 'Someone else cleared this meanwhile. Clear it here, too, or copy what you typed and open the form again.'
          : `Someone else changed this to “${short(problem.now)}” meanwhile. Enter that, or copy what you typed and open the form again.`;
      case 'client-full':
        return `This client already has ${format.number(problem.max)} changes, the most it can hold. Copy what you typed and add it as a new client.`;
      case 'client-gone':
        return 'This client no longer exists in the team, or it was merged into another one. Choose another client, or clear this field.';
      case 'client-ended':
        return `The client “${short(problem.name)}” ended on ${format.fullDay(problem.on)}. Choose another one, or reopen it in /goal clients.`;
      case 'client-itself':
        return 'This is the client that you want to merge. Choose the other one.';
    }
  };
}
