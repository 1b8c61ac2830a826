import type { ModalView } from '@slack/types';
import z from 'zod';
import type { Client } from '../../../../domain/client/client.ts';
import {
  type ClientInput,
  MAX_CLIENT_CODE_LENGTH,
  MAX_CLIENT_NAME_LENGTH,
  MAX_CLIENT_NOTES_LENGTH,
  MAX_CLIENT_PEOPLE,
} from '../../../../domain/client/client-input.ts';
import { MAX_REASON_LENGTH } from '../../../../domain/goal/edit-input.ts';
import type { LocalDate, TeamId, UserId } from '../../../../domain/names.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { clientMenu } from '../../../goal/index.ts';
import { CLIENT_VIEWS } from './ids.ts';

/** The view below a form, which shows what became of it: Slack's ID, and what is first on its page. */
const below = { below: z.string(), from: z.number().int().min(0) };
export const addContext = jsonCodec(z.object({ ...below, team: z.string() }));
/** `changes` is how many the client had when the form was opened. */
export const editContext = jsonCodec(z.object({ ...below, client: z.string(), changes: z.number().int() }));
export const clientFormContext = jsonCodec(z.object({ ...below, client: z.string() }));

export interface Below {
  readonly below: string;
  readonly from: number;
}

/** The form of a new client. Who opens it looks after it, unless they say otherwise. */
export function addForm(under: Below, team: TeamId, person: UserId, t: Texts): ModalView {
  return {
    ...formOf({ name: '', code: '', people: [person], notes: '' }, t),
    callback_id: CLIENT_VIEWS.add,
    private_metadata: addContext.encode({ ...under, team }),
    title: modalTitle(t.clients.addTitle),
  };
}

export function editForm(under: Below, client: Client, t: Texts): ModalView {
  const { id, name, code, people, notes = '', changes = [] } = client;
  return {
    ...formOf({ name, code, people, notes }, t),
    callback_id: CLIENT_VIEWS.edit,
    private_metadata: editContext.encode({ ...under, client: id, changes: changes.length }),
    title: modalTitle(t.clients.editTitle),
  };
}

function formOf({ name, code, people, notes }: ClientInput, t: Texts): ModalView {
  const text = t.clients;
  const initial = (value: string) => (value === '' ? {} : { initial_value: value });
  return {
    type: 'modal',
    title: modalTitle(text.title),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'name', label: text.name },
        { type: 'plain_text_input', max_length: MAX_CLIENT_NAME_LENGTH, ...initial(name) },
      ),
      input(
        { block: 'code', label: text.code, hint: text.codeHint, optional: true },
        { type: 'plain_text_input', max_length: MAX_CLIENT_CODE_LENGTH, ...initial(code) },
      ),
      input(
        { block: 'people', label: text.people, hint: text.peopleHint, optional: true },
        {
          type: 'multi_users_select',
          max_selected_items: MAX_CLIENT_PEOPLE,
          ...(people.length > 0 && { initial_users: [...people] }),
        },
      ),
      input(
        { block: 'notes', label: text.notes, hint: text.notesHint, optional: true },
        { type: 'plain_text_input', multiline: true, max_length: MAX_CLIENT_NOTES_LENGTH, ...initial(notes) },
      ),
    ],
  };
}

export function readClient(fields: Fields): ClientInput {
  return {
    name: fields.text('name'),
    code: fields.text('code'),
    people: fields.users('people'),
    notes: fields.text('notes'),
  };
}

/** Which client stays of two that are the same. There is at least one other. */
export function mergeForm(under: Below, client: Client, others: readonly Client[], t: Texts): ModalView {
  const text = t.clients;
  return {
    type: 'modal',
    callback_id: CLIENT_VIEWS.merge,
    private_metadata: clientFormContext.encode({ ...under, client: client.id }),
    title: modalTitle(text.mergeTitle),
    submit: modalTitle(text.merge),
    close: modalTitle(t.word.cancel),
    blocks: [section(text.mergeLead(client)), input({ block: 'into', label: text.mergeInto }, clientMenu(others, t))],
  };
}

export function endForm(under: Below, client: Client, today: LocalDate, t: Texts): ModalView {
  const text = t.clients;
  return {
    type: 'modal',
    callback_id: CLIENT_VIEWS.end,
    private_metadata: clientFormContext.encode({ ...under, client: client.id }),
    title: modalTitle(text.endTitle),
    submit: modalTitle(text.end),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(text.endLead(client)),
      input({ block: 'on', label: text.endOn }, { type: 'datepicker', initial_date: today }),
      input(
        { block: 'reason', label: text.endReason, optional: true },
        { type: 'plain_text_input', multiline: true, max_length: MAX_REASON_LENGTH },
      ),
    ],
  };
}
