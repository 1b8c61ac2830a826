import type { ModalView } from '@slack/types';
import z from 'zod';
import { type ActionContent, type ActionInput, MAX_ACTION_LENGTH } from '../../../../domain/goal/action-items.ts';
import type { GoalId, UserId } from '../../../../domain/names.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { input, modalTitle } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { ACTION_ITEM_VIEWS } from './ids.ts';

/** The list below the form: Slack's id of its view, and the first action on its page. */
export const listBelow = { goal: z.string(), list: z.string(), from: z.number().int() };

/** What Slack keeps for the form: the list below it, and the action that is changed, as it was then. */
export const actionContext = jsonCodec(
  z.object({
    ...listBelow,
    action: z.string().exactOptional(),
    before: z.object({ text: z.string(), owner: z.string(), due: z.string().exactOptional() }).exactOptional(),
  }),
);

export interface ListBelow {
  readonly goal: GoalId;
  readonly list: string;
  readonly from: number;
}

/** What will be done, by whom and by when: a new action, or one that is there. */
export function actionForm(
  below: ListBelow,
  about: { readonly owner: UserId } | { readonly action: string; readonly before: ActionContent },
  t: Texts,
): ModalView {
  const text = t.actionItem;
  const { text: words, owner, due }: Partial<ActionContent> = 'before' in about ? about.before : { owner: about.owner };
  const changing = 'before' in about ? { action: about.action, before: about.before } : {};
  return {
    type: 'modal',
    callback_id: ACTION_ITEM_VIEWS.action,
    private_metadata: actionContext.encode({ ...below, ...changing }),
    title: modalTitle('before' in about ? text.changeTitle : text.addTitle),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      input(
        { block: 'text', label: text.text },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_ACTION_LENGTH,
          ...(words !== undefined && { initial_value: words }),
        },
      ),
      input(
        { block: 'owner', label: text.owner, hint: text.ownerHint },
        { type: 'users_select', ...(owner !== undefined && { initial_user: owner }) },
      ),
      input(
        { block: 'due', label: text.due, hint: text.dueHint, optional: true },
        { type: 'datepicker', ...(due !== undefined && { initial_date: due }) },
      ),
    ],
  };
}

export function readAction(fields: Fields): ActionInput {
  return { text: fields.text('text'), owner: fields.user('owner'), due: fields.date('due') };
}
