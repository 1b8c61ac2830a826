import type { ModalView } from '@slack/types';
import type { Goal, HelpRequest } from '../../../../domain/goal/goal.ts';
import { MAX_HELP_ANSWER_LENGTH, MAX_QUESTION_LENGTH } from '../../../../domain/goal/help.ts';
import { input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { md } from '../../../../text/mrkdwn.ts';
import { helpContext } from './context.ts';
import { REVIEW_VIEWS } from './ids.ts';

/** Who is asked for help, and what. */
export function askModal({ title }: Pick<Goal, 'title'>, t: Texts): ModalView {
  const text = t.review;
  return {
    type: 'modal',
    title: modalTitle(text.askTitle),
    submit: modalTitle(text.send),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(md`*${title}*`),
      input({ block: 'to', label: text.askTo, hint: text.askToHint }, { type: 'users_select' }),
      input(
        { block: 'question', label: text.question },
        { type: 'plain_text_input', multiline: true, max_length: MAX_QUESTION_LENGTH },
      ),
    ],
  };
}

/** What somebody answers who was asked. */
export function answerModal(
  { goal, request }: { readonly goal: Pick<Goal, 'id' | 'title'>; readonly request: HelpRequest },
  t: Texts,
): ModalView {
  const text = t.review;
  const { answer, by, question, id } = request;
  return {
    type: 'modal',
    callback_id: REVIEW_VIEWS.answer,
    private_metadata: helpContext.encode({ goal: goal.id, help: id }),
    title: modalTitle(text.answerTitle),
    submit: modalTitle(text.send),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(text.asksYou(by, goal.title, question)),
      input(
        { block: 'answer', label: text.answerLabel, hint: text.answerHint },
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: MAX_HELP_ANSWER_LENGTH,
          ...(answer && { initial_value: answer.text }),
        },
      ),
    ],
  };
}
