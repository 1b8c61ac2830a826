import type { InputBlock } from '@slack/types';
import type { FieldValues } from '../../../../domain/check-in/form-draft.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { input, LIMITS, plain } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { fieldBlock } from './check-in-form-codec.ts';

interface ActionsPart {
  readonly goal: Pick<Goal, 'id'>;
  readonly typed: FieldValues;
  readonly fresh: number;
}

/** What will be done for a goal, by whom and by when; all of it can be left empty. */
export function actionFields({ goal, typed, fresh }: ActionsPart, t: Texts): InputBlock[] {
  const text = t.checkIn;
  const stands = (field: string) => {
    const value = typed[fieldBlock(goal.id, field)];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const about = (field: string) => ({ block: fieldBlock(goal.id, field, fresh), optional: true });
  const [words, owner, due] = [stands('action'), stands('actionOwner'), stands('actionDue')];
  return [
    input(
      { ...about('action'), label: text.action, hint: text.actionHint },
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: MAX_TEXT_LENGTH,
        ...(words !== undefined && { initial_value: words.slice(0, MAX_TEXT_LENGTH) }),
      },
    ),
    input(
      { ...about('actionOwner'), label: text.actionOwner, hint: text.actionOwnerHint },
      {
        type: 'users_select',
        placeholder: plain(t.goalForm.optionalPlaceholder, LIMITS.placeholder),
        ...(owner !== undefined && { initial_user: owner }),
      },
    ),
    input(
      { ...about('actionDue'), label: text.actionDue },
      { type: 'datepicker', ...(due !== undefined && { initial_date: due }) },
    ),
  ];
}
