import { sectionOf, withSection } from '../../scripts/page-section.ts';

/** The stores that trials run on, and what their part of the page is called. */
export const STORES = { embedded: 'On the embedded store', server: 'On a MongoDB server' } as const;
export type StoreName = keyof typeof STORES;

/** What a trial came to, as a line of the page. */
export interface TrialRow {
  readonly store: StoreName;
  readonly name: string;
  /** What was promised and not kept. */
  readonly broken: readonly string[];
  readonly measured: string;
  /** Of the sources that ran. */
  readonly commit: string;
}

const HEADING = 'Real processes';
const HEAD = ['| what happened | promises | measured | with commit |', '|---|---|---|---|'];

/** A bar would end the cell, a line break the table. */
const cell = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const lineOf = ({ name, broken, measured, commit }: TrialRow) =>
  `| ${[name, broken.length === 0 ? 'kept' : `broken: ${broken.join('; ')}`, measured, commit].map(cell).join(' | ')} |`;

const textOf = (parts: readonly string[]) => `
\`\`\`
npm run trials -- --report
\`\`\`

wrote this section. Two to four instances of the bot, as processes of their own, share one store behind connections that
the command watches: it strikes an instance when a certain command is on its way to the store, or its answer on the way
back. Everybody in the sample workspace is asked meanwhile. On the embedded store, which is a server of its own here, the
clock of all is moved past the end of a claim; on a MongoDB server it is waited for. Afterwards each message of the round
stands in Slack once, none is in doubt, held, or parked, and an answer that was acknowledged is in its goal once.

${parts.join('\n\n')}
`;

/** The lines of a store that the page has, by the name of the trial. */
function linesOn(page: string, store: StoreName): Map<string, string> {
  const part = sectionOf(page, HEADING).split(`### ${STORES[store]}\n`)[1]?.split(/^### /m)[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| '));
  return new Map(lines.map((line) => [line.split(' | ')[0]?.slice(2) ?? '', line]));
}

/**
 * The page with what trials came to. A trial that did not run this time keeps its line, with the commit that it ran with;
 * one that is no more among `names` loses it. The lines of a store are in the order of its names.
 */
export function withTrials(
  page: string,
  rows: readonly TrialRow[],
  names: Readonly<Record<StoreName, readonly string[]>>,
): string {
  const parts = (Object.keys(STORES) as StoreName[]).flatMap((store) => {
    const known = linesOn(page, store);
    for (const row of rows) if (row.store === store) known.set(row.name, lineOf(row));
    const lines = names[store].flatMap((name) => known.get(name) ?? []);
    return lines.length === 0 ? [] : [[`### ${STORES[store]}`, '', ...HEAD, ...lines].join('\n')];
  });
  return withSection(page, HEADING, textOf(parts));
}
