import { readFields } from '../../../slack/fields.ts';
import { errorsAt } from '../../../slack/form-errors.ts';
import type { Routes } from '../../../slack/routes.ts';
import { onSubmit, type Submission, type SubmissionResult } from '../../../slack/submission.ts';
import { lines, type Mrkdwn } from '../../../text/mrkdwn.ts';
import type { SavedClient } from '../add-client.ts';
import { refreshView, type Shown } from './client-views.ts';
import type { ClientDeps } from './deps.ts';
import { addContext, clientFormContext, editContext, readClient } from './views/client-forms.ts';
import { CLIENT_VIEWS } from './views/ids.ts';

/** The forms of clients. What became of one is said in the view below it. */
export function submitClients(routes: Routes<ClientDeps>): void {
  onSubmit(routes, CLIENT_VIEWS.add, add);
  onSubmit(routes, CLIENT_VIEWS.edit, edit);
  onSubmit(routes, CLIENT_VIEWS.merge, merge);
  onSubmit(routes, CLIENT_VIEWS.end, end);
}

async function add(deps: ClientDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { below, from, team } = addContext.decode(view.private_metadata);
  const input = readClient(readFields(view.state.values));
  const saved = await deps.useCases.addClient({ workspace: deps.workspace, person, team, view: view.id, input });
  if (!saved.ok) return { errors: errorsAt(saved.problems, view, deps.texts) };
  const note = noteOf(deps, saved, deps.texts.clients.added(saved.client));
  return shown(deps, submission, { id: below, shown: { team, from } }, note);
}

async function edit(deps: ClientDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { below, from, client, changes } = editContext.decode(view.private_metadata);
  const input = readClient(readFields(view.state.values));
  const request = { workspace: deps.workspace, person, client, changes, view: view.id, input };
  const saved = await deps.useCases.editClient(request);
  if (!saved.ok) return { errors: errorsAt(saved.problems, view, deps.texts) };
  const note = noteOf(deps, saved, deps.texts.clients.saved(saved.client));
  return shown(deps, submission, { id: below, shown: { client, from } }, note);
}

async function merge(deps: ClientDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { below, client } = clientFormContext.decode(view.private_metadata);
  const into = readFields(view.state.values).choice('into');
  const merged = await deps.useCases.mergeClients({ workspace: deps.workspace, person, client, into, view: view.id });
  if (!merged.ok) return { errors: errorsAt(merged.problems, view, deps.texts) };
  const note = deps.texts.clients.merged(merged.merged, merged.into);
  return shown(deps, submission, { id: below, shown: { client: merged.into.id, from: 0 } }, note);
}

async function end(deps: ClientDeps, submission: Submission): Promise<SubmissionResult> {
  const { user: person, view } = submission;
  const { below, from, client } = clientFormContext.decode(view.private_metadata);
  const fields = readFields(view.state.values);
  const typed = { on: fields.date('on'), reason: fields.text('reason') };
  const ended = await deps.useCases.endClient({ workspace: deps.workspace, person, client, view: view.id, ...typed });
  if (!ended.ok) return { errors: errorsAt(ended.problems, view, deps.texts) };
  const note = deps.texts.clients.ended(ended.client, ended.client.ended?.on ?? typed.on, ended.active);
  return shown(deps, submission, { id: below, shown: { client, from } }, note);
}

function noteOf({ texts }: ClientDeps, saved: Extract<SavedClient, { ok: true }>, text: Mrkdwn): Mrkdwn {
  return lines([text, saved.namesake && texts.clients.sameName(saved.namesake)]);
}

function shown(
  deps: ClientDeps,
  { client, user }: Submission,
  view: { readonly id: string; readonly shown: Shown },
  note: Mrkdwn,
): SubmissionResult {
  return { afterAck: () => refreshView(deps, client, user, view, note) };
}
