import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import {
  type ErasureReport,
  erasePerson,
  type StandsAgainst,
  standsAgainst,
  workspacesOf,
} from '../../stores/erasure/index.ts';
import { openSchema } from '../../stores/index.ts';
import { CliError } from '../errors.ts';
import { FROM, type Given, type Page, type Terminal } from '../page.ts';
import { databaseName, openNamed } from '../source.ts';

const PERSON = /^[UW][A-Z0-9]{2,}$/;
const CALLED = 'a former member';

async function workspaceOf(db: Db, person: string, named: unknown): Promise<string> {
  if (typeof named === 'string') return named;
  const [workspace, ...others] = await workspacesOf(db, person);
  if (workspace === undefined) throw new CliError('failed', `Goalpost has nothing of ${person}.`);
  if (others.length === 0) return workspace;
  const all = [workspace, ...others].join(', ');
  throw new CliError('usage', `${person} is in several workspaces: ${all}. Name one with --workspace.`);
}

function objection(person: string, { leads, goals, answers }: StandsAgainst): string {
  return [
    `${person} can't be erased yet.`,
    ...(leads.length > 0 ? [`Leads ${leads.join(', ')}: choose another lead with /goal team.`] : []),
    ...(goals.length > 0
      ? [`Owns or reports ${goals.join(', ')}: hand these over with /goal handover, or close them.`]
      : []),
    ...(answers > 0
      ? [`${answers} answers aren't in their goals yet: start Goalpost, and stop it after a minute.`]
      : []),
  ].join('\n');
}

function reportOf({ documents, texts }: ErasureReport): string {
  const lines = Object.entries(documents).filter(([, count]) => count > 0);
  return [...lines.map(([name, count]) => `${name}: ${count}`), `texts: ${texts}`].join('\n');
}

async function eraseIn(db: Db, given: Given, { progress, stop, print }: Terminal): Promise<void> {
  await openSchema(db).check();
  const person = String(given['person']);
  const apply = given['apply'] === true;
  const workspace = await workspaceOf(db, person, given['workspace']);
  const against = await standsAgainst(db, workspace, person);
  if (against !== undefined) throw new CliError('failed', objection(person, against));
  const called = typeof given['called'] === 'string' ? given['called'] : CALLED;
  const worked = (name: string, done: number, total: number) => progress.show(name, done, total);
  const options = { workspace, person, called, apply, stop, worked, now: new Date(), unique: randomUUID() };
  try {
    print(reportOf(await erasePerson(db, options)));
  } catch (error) {
    if (!stop.aborted) throw error;
    throw new CliError('stopped', 'Stopped. Run the command again to erase the rest.');
  }
  progress.say(
    apply
      ? `Erased ${person}. Start Goalpost: it edits the messages that showed the name or the words.`
      : 'Nothing was changed. To erase this, add --apply.',
  );
}

export const erasePage: Page = {
  name: 'erase',
  summary: "Erase a person's name and words",
  description: [
    'Removes what a person wrote in check-ins, blockers, feedback, reasons, and closings, their name, drafts, absences, reminders, and the messages to them. In history they are a former member. Their numbers stay, and so do titles, descriptions, and actions, which the team works with.',
    'Without --apply, the command counts the documents that it would change, and changes nothing. It refuses a person who still leads a team, or owns or reports an active goal.',
    "Stop Goalpost first. When it runs again, it edits the channel's messages that showed the name or the words. It doesn't reach what other people typed about the person, direct messages in Slack, exports, backups, and logs, which name people by their member ID alone.",
  ],
  arguments: [
    { usage: '<person>', meaning: "The person's member ID in Slack, such as U0123ABCD.", completes: 'nothing' },
  ],
  options: [
    { usage: '--apply', meaning: 'Erases. Without it, nothing is changed.' },
    {
      usage: '--called <name>',
      meaning: `What messages call the person from now on. By default "${CALLED}".`,
      completes: 'nothing',
    },
    { usage: '--workspace <id>', meaning: 'The workspace, if the person is in several.', completes: 'nothing' },
    FROM,
  ],
  examples: [
    { line: 'goalpost erase U0123ABCD', does: 'Shows what would be erased.' },
    { line: 'goalpost erase U0123ABCD --apply', does: 'Erases it.' },
  ],
  exits: ['failed', 'unreachable', 'stopped'],
  run: async (given, terminal) => {
    if (!PERSON.test(String(given['person']))) {
      throw new CliError(
        'usage',
        'Name the person by their member ID, such as U0123ABCD: it is in the menu of their profile in Slack.',
      );
    }
    const source = await openNamed(given['from'], terminal.env);
    try {
      await eraseIn(source.client.db(databaseName(terminal.env)), given, terminal);
      return 'done';
    } finally {
      await source.close();
    }
  },
};
