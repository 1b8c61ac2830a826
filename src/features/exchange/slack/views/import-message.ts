import type { Button } from '@slack/types';
import { z } from 'zod';
import { DAY_ORDERS } from '../../../../domain/exchange/day-readings.ts';
import type { FileProblem } from '../../../../domain/exchange/import-problem.ts';
import { DECIMAL_MARKS } from '../../../../domain/exchange/number-readings.ts';
import { TABLES } from '../../../../domain/exchange/tables.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import { actions, button, context, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { EXCHANGE_ACTIONS } from './ids.ts';

/** Which file a button is about, and what a person decided of it so far. */
const contextSchema = z.object({
  file: z.string(),
  decimal: z.enum(DECIMAL_MARKS).exactOptional(),
  dates: z.enum(DAY_ORDERS).exactOptional(),
  percent: z.enum(['fraction', 'whole']).exactOptional(),
  table: z.enum(TABLES).exactOptional(),
  /** Of what was looked at. */
  fingerprint: z.string().exactOptional(),
});
export type ImportContext = z.infer<typeof contextSchema>;
export const importContext = jsonCodec<ImportContext>(contextSchema);

/** What is shown of an import. */
export interface ShownImport {
  readonly name: string;
  readonly about: ImportContext;
  /** How the file is read, a line each. */
  readonly manner: readonly string[];
  /** What would become of its lines, or what is wrong with them. */
  readonly lines: readonly string[];
  /** Lines that are not shown. */
  readonly left: number;
  readonly counts: string;
  readonly state: 'can-apply' | 'nothing-new' | 'has-problems' | 'done';
}

export function offerMessage({ id, name }: { readonly id: string; readonly name: string }, t: Texts): Message {
  const look = button(t.exchange.look, EXCHANGE_ACTIONS.look, importContext.encode({ file: id }), 'primary');
  return messageOf([section(t.exchange.offer(name)), actions(look)]);
}

export function importMessage(shown: ShownImport, t: Texts): Message {
  const { name, about, manner, left, counts, state } = shown;
  const text = t.exchange;
  const title = state === 'done' ? text.done(name) : text.title(name);
  const all: readonly Mrkdwn[] = [...shown.lines.map((line) => md`• ${line}`), ...(left > 0 ? [text.more(left)] : [])];
  const end = {
    'nothing-new': text.nothingNew,
    'has-problems': text.fixFirst,
    'can-apply': undefined,
    done: undefined,
  }[state];
  const apply = button(text.apply, EXCHANGE_ACTIONS.apply, importContext.encode(about), 'primary');
  return messageOf([
    section(lines([title, md`${counts}`])),
    ...(manner.length > 0 ? [context(lines(manner.map((line) => md`${line}`)))] : []),
    ...(all.length > 0 ? [section(lines(all))] : []),
    ...(end === undefined ? [] : [section(end)]),
    ...(state === 'can-apply' ? [actions(apply)] : []),
  ]);
}

/** Why a file is not read; with a button for each answer to the first thing that only a person can decide. */
export function unreadMessage(
  {
    name,
    about,
    problems,
  }: { readonly name: string; readonly about: ImportContext; readonly problems: readonly FileProblem[] },
  t: Texts,
): Message {
  const [buttons] = problems.map((problem) => buttonsFor(problem, about, t)).filter((some) => some.length > 0);
  return messageOf([
    section(lines([md`*${name}*`, ...problems.map((problem) => md`• ${t.exchange.file(problem)}`)])),
    ...(buttons === undefined ? [] : [actions(...buttons)]),
  ]);
}

function buttonsFor(problem: FileProblem, about: ImportContext, t: Texts): Button[] {
  const { choose } = t.exchange;
  const answers: [string, ImportContext][] = (() => {
    switch (problem.code) {
      case 'which-decimal':
        return DECIMAL_MARKS.map((mark) => [choose[mark](problem.readings[mark] ?? 0), { ...about, decimal: mark }]);
      case 'which-order':
        return DAY_ORDERS.map((order) => [choose[order](problem.readings[order] ?? ''), { ...about, dates: order }]);
      case 'which-percent':
        return (['fraction', 'whole'] as const).map((percent) => [choose[percent], { ...about, percent }]);
      case 'which-table':
        return problem.tables.map((table) => [choose.table(table), { ...about, table }]);
      default:
        return [];
    }
  })();
  return answers.map(([label, answer], index) =>
    button(label, EXCHANGE_ACTIONS.choices[index] ?? EXCHANGE_ACTIONS.look, importContext.encode(answer)),
  );
}
