import type { ImportedLine, Manner } from '../../../ports/exchange.ts';
import { downloadFile } from '../../../slack/download-file.ts';
import { type ButtonClick, onButton } from '../../../slack/on-button.ts';
import type { Reply } from '../../../slack/reply.ts';
import type { Routes } from '../../../slack/routes.ts';
import { isSlackError } from '../../../slack/slack-error.ts';
import { textMessage } from '../../../slack/views/replies.ts';
import type { Texts } from '../../../text/index.ts';
import type { ImportReport } from '../import-goals.ts';
import type { ExchangeDeps } from './deps.ts';
import { EXCHANGE_ACTIONS } from './views/ids.ts';
import {
  type ImportContext,
  importContext,
  importMessage,
  type ShownImport,
  unreadMessage,
} from './views/import-message.ts';

/** In megabytes. What is larger goes in by the command line. */
const MAX_MEGABYTES = 5;
const MEGABYTE = 1_000_000;

/** The buttons under a file that somebody put into the app's messages. */
export function onImport(routes: Routes<ExchangeDeps>): void {
  for (const id of [EXCHANGE_ACTIONS.look, ...EXCHANGE_ACTIONS.choices]) onButton(routes, id, look);
  onButton(routes, EXCHANGE_ACTIONS.apply, apply);
}

function look(deps: ExchangeDeps, click: ButtonClick): Promise<Reply> {
  return withFile(deps, click, async (request, about) => {
    const report = await deps.useCases.checkImport(request);
    return shown(report, { name: request.file.name, about, isDone: false }, deps.texts);
  });
}

function apply(deps: ExchangeDeps, click: ButtonClick): Promise<Reply> {
  return withFile(deps, click, async (request, about) => {
    const report = await deps.useCases.applyImport({ ...request, fingerprint: about.fingerprint ?? '' });
    if (report === 'changed') return textMessage(deps.texts.exchange.changed);
    return shown(report, { name: request.file.name, about, isDone: true }, deps.texts);
  });
}

type Request = Parameters<ExchangeDeps['useCases']['checkImport']>[0];

/** With the file as Slack has it now. */
async function withFile(
  { workspace, texts, runInBackground }: ExchangeDeps,
  { client, user: person, value }: ButtonClick,
  run: (request: Request, about: ImportContext) => Promise<Reply>,
): Promise<Reply> {
  const about = importContext.decode(value);
  const { file: id, fingerprint: _, ...choices } = about;
  try {
    const file = await downloadFile(client, id, MAX_MEGABYTES * MEGABYTE);
    if (file === 'too-large') return textMessage(texts.exchange.tooLarge(MAX_MEGABYTES));
    if (file === undefined) return textMessage(texts.exchange.gone);
    const { name, content } = file;
    const bytes = async function* () {
      yield content;
    };
    return await runInBackground(() => run({ workspace, person, file: { name, bytes }, choices }, about));
  } catch (error) {
    if (isSlackError(error, 'missing_scope')) return textMessage(texts.exchange.noFiles);
    if (isSlackError(error, 'file_not_found') || isSlackError(error, 'file_deleted')) {
      return textMessage(texts.exchange.gone);
    }
    throw error;
  }
}

function shown(
  { result, lines, fingerprint }: ImportReport,
  { name, about, isDone }: { readonly name: string; readonly about: ImportContext; readonly isDone: boolean },
  texts: Texts,
): Reply {
  if (!result.ok) return unreadMessage({ name, about, problems: result.problems }, texts);
  const { counts, manner } = result;
  const state: ShownImport['state'] =
    counts.problem > 0 ? 'has-problems' : isDone ? 'done' : counts.new > 0 ? 'can-apply' : 'nothing-new';
  const texted = lines.flatMap((line) => linesFor(line, texts)).slice(0, MAX_SHOWN);
  return importMessage(
    {
      name,
      about: { ...about, fingerprint },
      manner: mannerLines(manner, texts),
      lines: isDone ? [] : texted,
      left: isDone ? 0 : Math.max(0, counts.rows - lines.length),
      counts: texts.exchange.counts(counts),
      state,
    },
    texts,
  );
}

/** Lines of text in a message. */
const MAX_SHOWN = 20;

function linesFor(line: ImportedLine, { exchange, problem }: Texts): string[] {
  if (line.outcome === 'problem') return line.problems.map((one) => exchange.problem(one, problem));
  return [exchange.line(line)];
}

function mannerLines({ of, rows, table }: Manner, { exchange: { manner } }: Texts): string[] {
  if (table === undefined) return [manner.of(of, rows)];
  const { separator, decimal, dates, percent, ignored } = table;
  const sight = (decided: typeof decimal | typeof dates) => ('sight' in decided ? decided.sight?.text : undefined);
  return [
    manner.of(of, rows),
    ...(separator === undefined ? [] : [manner.separator(separator)]),
    ...('choice' in decimal ? [manner.decimal(decimal.choice, sight(decimal))] : []),
    ...('choice' in dates ? [manner.dates(dates.choice, sight(dates))] : []),
    ...(percent === 'fraction' ? [manner.percent] : []),
    ...(ignored.length > 0 ? [manner.ignored(ignored)] : []),
  ];
}
