import type { KnownBlock, ModalView } from '@slack/types';
import type { Client } from '../../../../domain/client/client.ts';
import { MAX_REASON_LENGTH, wayOfCounting } from '../../../../domain/goal/edit-input.ts';
import type { Goal } from '../../../../domain/goal/goal.ts';
import { MAX_OBJECTIVE_LENGTH, MAX_TITLE_LENGTH } from '../../../../domain/goal/goal-input.ts';
import { latestCheckIn } from '../../../../domain/history/series.ts';
import { counting } from '../../../../domain/history/versions.ts';
import { sameUnit } from '../../../../domain/kpi/unit.ts';
import type { ClientId, GoalId, LocalDate } from '../../../../domain/names.ts';
import type { DatedChange } from '../../../../domain/report/goal-story.ts';
import { atMost, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { ChangedField } from '../../../../text/en/goal/changes.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn } from '../../../../text/mrkdwn.ts';
import { changeLine } from './goal-changes.ts';
import { coachBlocks } from './goal-coach.ts';
import { goalFields } from './goal-fields.ts';
import { FIRST_ACTION_FIELDS, type GoalField, unitOf } from './goal-form-state.ts';
import { clientBlocks, type GoalForm, metadataOf, numberBlocks } from './goal-modal.ts';
import { kindBlocks, moreBlocks } from './goal-more.ts';
import { GOAL_VIEWS } from './ids.ts';

/** The form of a goal that is changed, as it stands. */
export interface EditForm extends Pick<GoalForm, 'teams' | 'values' | 'context' | 'advice' | 'parent' | 'clients'> {
  /** As it is now. */
  readonly goal: Goal;
  /** What others changed since the form was opened, and the person was shown; the newest first. */
  readonly meanwhile: readonly DatedChange[];
  readonly today: LocalDate;
  /** Of goals that changes name. */
  readonly titles?: ReadonlyMap<GoalId, string>;
  readonly names?: ReadonlyMap<ClientId, Pick<Client, 'name' | 'code'>>;
}

/** The newest; `/goal show` has the others. */
const MAX_MEANWHILE = 3;
/** For each of them: they share a section with what there is to do. */
const ROOM = 450;

/** The form that changes a goal: that of a new one, filled in, with what came in meanwhile and what is asked above it. */
export function editModal(form: EditForm, t: Texts): ModalView {
  const text = t.goalForm;
  const { goal, values, context, advice } = form;
  const fields = goalFields(values, context);
  return {
    type: 'modal',
    callback_id: GOAL_VIEWS.editGoal,
    private_metadata: metadataOf(form),
    title: modalTitle(t.change.title),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.cancel),
    blocks: [
      ...meanwhileBlocks(form, t),
      ...questionBlocks(form, t),
      fields.text('title', text.name, { max: MAX_TITLE_LENGTH }),
      ...kindBlocks(fields, t, goal.kpi.unit),
      ...numberBlocks(values, fields, t),
      fields.date('due', text.due),
      fields.user('owner', text.owner, { hint: text.ownerHint }),
      ...clientBlocks(form, fields, t),
      fields.text('serves', text.serves, {
        max: MAX_OBJECTIVE_LENGTH,
        placeholder: text.servesPlaceholder,
        optional: true,
        dispatches: true,
      }),
      ...moreBlocks(form, fields, t),
      fields.text('reason', t.change.reason, { max: MAX_REASON_LENGTH, hint: t.change.reasonHint, optional: true }),
      ...coachBlocks(values, advice, t),
    ],
  };
}

function meanwhileBlocks({ meanwhile, goal, today, context, titles, names }: EditForm, t: Texts): KnownBlock[] {
  if (meanwhile.length === 0) return [];
  const { shown, left } = atMost(meanwhile, MAX_MEANWHILE);
  const contested = [...new Set((context.editing?.contested ?? []).flatMap(named))].map(
    (field) => t.change.field[field],
  );
  return [
    section(
      lines([
        t.change.meanwhile(meanwhile.length),
        ...shown.map((one) => changeLine(one, { goal, today, room: ROOM, titles, clients: names }, t)),
        left > 0 ? t.change.earlierMeanwhile(left) : undefined,
        contested.length > 0 ? t.change.contested(contested) : undefined,
        t.change.kept,
      ]),
    ),
  ];
}

/** What becomes of the values that there are; nothing while the form means another way of counting than was asked about. */
function questionBlocks({ goal, values, context }: EditForm, t: Texts): KnownBlock[] {
  const asked = context.editing?.asked;
  const unit = unitOf(values.unit) ?? goal.kpi.unit;
  const { direction } = values;
  const isAsked = asked === wayOfCounting({ direction, unit }) && asked !== wayOfCounting(goal.kpi);
  if (!isAsked) return [];
  const count = counting(goal.checkIns).length;
  const last = latestCheckIn(goal)?.value ?? 0;
  const isOther = direction !== goal.kpi.direction;
  const parts: readonly (Mrkdwn | undefined)[] = [
    sameUnit(unit, goal.kpi.unit)
      ? undefined
      : t.change.otherUnit(count, goal.kpi.unit, unit, {
          was: t.format.mark(last, goal.kpi.unit),
          now: t.format.mark(last, unit),
        }),
    isOther ? t.change.otherDirection(count, goal.kpi.direction, direction) : undefined,
    t.change.confirm,
  ];
  return [section(lines(parts))];
}

/** What a field is called in the history of changes. */
function named(field: GoalField): ChangedField[] {
  if (field === 'benchmarkSource') return ['benchmark'];
  return isNoDecision(field) ? [] : [field];
}

const NO_DECISIONS = ['template', 'team', 'history', 'sameKpi', ...FIRST_ACTION_FIELDS, 'draft', 'reason'] as const;

/** Whether a field of the form says nothing that a goal keeps by its name. */
function isNoDecision(field: GoalField): field is (typeof NO_DECISIONS)[number] {
  return NO_DECISIONS.some((one) => one === field);
}
