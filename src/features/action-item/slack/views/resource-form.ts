import type { ModalView } from '@slack/types';
import z from 'zod';
import { MAX_RESOURCE_LENGTH, type ResourceInput } from '../../../../domain/goal/resources.ts';
import { UNITS } from '../../../../domain/kpi/unit.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { input, modalTitle, option } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { type ListBelow, listBelow } from './action-form.ts';
import { ACTION_ITEM_VIEWS } from './ids.ts';

export const resourceContext = jsonCodec(z.object(listBelow));

const TOOLS = 'tools';
/** What time and money are counted in; nobody asks for minutes. */
const COUNTED = [...UNITS].filter(([, unit]) => {
  return unit.kind === 'currency' || (unit.kind === 'duration' && unit.in !== 'minutes');
});

/** What a goal needs. What kind it is says in what its amount is counted. */
export function resourceForm(below: ListBelow, t: Texts): ModalView {
  const text = t.actionItem;
  const kinds = [...COUNTED.map(([key, unit]) => option(t.word.unit(unit), key)), option(text.kind('tools'), TOOLS)];
  return {
    type: 'modal',
    callback_id: ACTION_ITEM_VIEWS.resource,
    private_metadata: resourceContext.encode(below),
    title: modalTitle(text.addResourceTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      input({ block: 'kind', label: text.kindLabel }, { type: 'static_select', options: kinds }),
      input({ block: 'text', label: text.resourceText }, { type: 'plain_text_input', max_length: MAX_RESOURCE_LENGTH }),
      input(
        { block: 'amount', label: text.amount, hint: text.amountHint, optional: true },
        { type: 'plain_text_input', max_length: 40 },
      ),
    ],
  };
}

export function readResource(fields: Fields): ResourceInput {
  const chosen = fields.choice('kind') ?? '';
  const unit = UNITS.get(chosen);
  const counted = unit?.kind === 'duration' ? 'time' : unit?.kind === 'currency' ? 'money' : undefined;
  return {
    kind: chosen === TOOLS ? 'tools' : counted,
    unit,
    text: fields.text('text'),
    amount: fields.text('amount'),
  };
}
