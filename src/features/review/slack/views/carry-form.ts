import type { KnownBlock, ModalView } from '@slack/types';
import z from 'zod';
import { openBlockers } from '../../../../domain/check-in/blockers.ts';
import type { ClosingInput } from '../../../../domain/ending/closing-input.ts';
import { openActions } from '../../../../domain/goal/action-items.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { type GoalInput, MAX_OBJECTIVE_LENGTH, MAX_TEXT_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { proposedScore } from '../../../../domain/progress/proposed-score.ts';
import { CARRIED_AS, type CarriedAs, type CarryOver } from '../../../../domain/review/carry-over.ts';
import type { ReviewName } from '../../../../domain/review/notices.ts';
import { jsonCodec } from '../../../../slack/codec.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { context, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';
import { scoreField } from '../../../ending/index.ts';
import { editInputOf } from '../../../goal/index.ts';

/** As what the goal of the form goes on. */
export const carryContext = jsonCodec(z.object({ as: z.enum(CARRIED_AS) }));

const NUMBERS = ['baseline', 'target', 'stretch', 'low', 'high', 'milestones'] as const;
type CarriedNumber = (typeof NUMBERS)[number];

export interface CarryForm {
  readonly goal: Goal;
  readonly as: CarriedAs;
  readonly over: CarryOver;
  /** The review that it is for. */
  readonly name: ReviewName;
  /** The objective that it serves from now on, where the review of a year asks for it; empty for none. */
  readonly serves?: string;
}

/** Closes a goal and sets it again for the next period, with numbers that its history proposes. */
export function carryModal(form: CarryForm, t: Texts): ModalView {
  const { goal, as, over, serves } = form;
  const { ending, turn } = t;
  return {
    type: 'modal',
    private_metadata: carryContext.encode({ as }),
    title: modalTitle(turn.formTitle[as]),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      section(lines([md`*${goal.title}*`, turn.about(as, form.name), turn.before(goal.kpi, goal.due), along(goal, t)])),
      context(workingOf(form, t)),
      ...NUMBERS.flatMap((field) => numberField(field, over, t)),
      input({ block: 'due', label: t.goalForm.due }, { type: 'datepicker', initial_date: over.due }),
      input({ block: 'owner', label: turn.ownerLabel }, { type: 'users_select', initial_user: goal.owner }),
      ...(serves === undefined ? [] : [servesField(serves, t)]),
      scoreField(goal, t, turn.scoreHint(proposedScore(goal))),
      textField('reason', ending.reason, turn.reasonHint),
      textField('learned', ending.learned, ending.learnedHint),
    ],
  };
}

function along(goal: Goal, t: Texts): Mrkdwn {
  const { feedback = [] } = goal;
  return t.turn.along({
    actions: openActions(goal).length,
    blockers: openBlockers(goal).length,
    feedback: feedback.length,
  });
}

function workingOf({ over: { proposal, isEndless }, goal, name }: CarryForm, t: Texts): Mrkdwn {
  if (proposal === undefined) return isEndless ? t.turn.endless : t.turn.noWorking;
  return t.turn.working(name, t.coach.proposal(proposal, goal.kpi.unit));
}

/** The numbers that its direction asks for, with what is proposed. */
function numberField(field: CarriedNumber, over: CarryOver, t: Texts): KnownBlock[] {
  const { direction, milestones } = over;
  const isJourney = direction === 'increase' || direction === 'decrease';
  const isRange = direction === 'within-range';
  const asked = isJourney ? field !== 'low' && field !== 'high' : isRange ? !isOfJourney(field) : field === 'target';
  // Milestones that nobody named lie at quarters of the way, whatever that is.
  if (!asked || (field === 'milestones' && milestones.length === 0)) return [];
  const held =
    field === 'milestones'
      ? milestones.map(({ value, title = '' }) => `${t.format.typed(value)} ${title}`.trim()).join('\n')
      : typed(over[field], t);
  const label = field === 'target' && !isJourney ? t.goalForm.bound : t.change.field[field];
  const optional = field === 'stretch' || field === 'milestones';
  return [
    input(
      { block: field, label, optional },
      { type: 'plain_text_input', multiline: field === 'milestones', ...(held !== '' && { initial_value: held }) },
    ),
  ];
}

function isOfJourney(field: CarriedNumber): boolean {
  return field !== 'low' && field !== 'high';
}

function typed(value: number | undefined, { format }: Texts): string {
  return value === undefined ? '' : format.typed(value);
}

function servesField(serves: string, t: Texts): KnownBlock {
  return input(
    { block: 'serves', label: t.turn.serves, optional: true },
    {
      type: 'plain_text_input',
      max_length: MAX_OBJECTIVE_LENGTH,
      ...(serves !== '' && { initial_value: serves }),
    },
  );
}

function textField(block: string, label: string, hint: string): KnownBlock {
  return input(
    { block, label, hint, optional: true },
    { type: 'plain_text_input', multiline: true, max_length: MAX_TEXT_LENGTH },
  );
}

/** The goal as the form has it from now on, and what it came to; what has no field stays as it is, and a plan is over. */
export function readCarried(
  goal: Goal,
  direction: CarryOver['direction'],
  fields: Fields,
  t: Texts,
): { readonly input: GoalInput; readonly closing: Pick<ClosingInput, 'score' | 'reason' | 'learned'> } {
  const { marks: _, ...now } = editInputOf(goal, t);
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, fields.has(field) ? fields.text(field) : '']));
  return {
    input: {
      ...now,
      ...numbers,
      ...(fields.has('serves') && { serves: fields.text('serves') }),
      direction,
      plan: '',
      due: fields.date('due'),
      owner: fields.user('owner'),
    },
    closing: {
      score: fields.choice('score') ?? '',
      reason: fields.text('reason'),
      learned: fields.text('learned'),
    },
  };
}
