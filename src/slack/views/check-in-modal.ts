import type { KnownBlock, ModalView } from '@slack/types';
import type { Goal } from '../../domain/goal.ts';
import { STATUSES } from '../../domain/goal.ts';
import { LONGEST_TEXT } from '../../domain/goal-draft.ts';
import type { LocalDate } from '../../domain/names.ts';
import type { Owed } from '../../domain/owed.ts';
import { latestCheckIn } from '../../domain/series.ts';
import { standingOf } from '../../domain/standing.ts';
import type { Texts } from '../../text/index.ts';
import { lines, md } from '../../text/mrkdwn.ts';
import { fieldBlock, VIEWS } from '../ids.ts';
import { atMost, context, divider, input, option, plain, section } from './blocks.ts';

/** Eight blocks a goal, and Slack holds a hundred in a view. */
const MOST_GOALS = 12;
/** The status follows from the value that is typed in, unless the person says otherwise. */
const STATUS_BY_PACE = 'by-pace';
const CONFIDENCE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What the modal was opened for, kept in its `private_metadata`. */
export interface CheckInContext {
  readonly entries: readonly {
    readonly goal: string;
    readonly round?: string;
    /** Whose inputs are asked for, in blocks `input.<name>`. */
    readonly calculator?: string;
    /** The check-in in whose place this one is to count. */
    readonly corrects?: string;
  }[];
  /** Asks for what was learned, too. */
  readonly quarterly: boolean;
}

export interface CheckInForm {
  readonly owed: readonly Owed[];
  readonly quarterly: boolean;
  /** Nobody asked. */
  readonly volunteered: boolean;
  readonly today: LocalDate;
}

/** One modal with a short form for each goal. A goal without a value is left for later. */
export function checkInModal({ owed, quarterly, volunteered, today }: CheckInForm, t: Texts): ModalView {
  const { shown, left } = atMost(owed, MOST_GOALS);
  const metadata: CheckInContext = {
    entries: shown.map(({ goal, round }) => ({ goal: goal.id, ...(round !== undefined && { round }) })),
    quarterly,
  };
  return {
    type: 'modal',
    callback_id: VIEWS.checkIn,
    title: plain(t.form.checkIn.title, 24),
    submit: plain(t.form.checkIn.submit, 24),
    close: plain(t.word.cancel, 24),
    private_metadata: JSON.stringify(metadata),
    blocks: [
      ...(volunteered ? [context(t.form.checkIn.nothingDue)] : []),
      ...shown.flatMap(({ goal }, index) => [
        ...(index === 0 ? [] : [divider()]),
        ...goalForm(goal, quarterly, today, t),
      ]),
      ...(left > 0 ? [context(t.form.checkIn.more(left))] : []),
    ],
  };
}

function goalForm(goal: Goal, quarterly: boolean, today: LocalDate, t: Texts): KnownBlock[] {
  const text = t.form.checkIn;
  const latest = latestCheckIn(goal);
  const last = latest && t.format.value(latest.value, goal.kpi.unit);
  const standing = standingOf(goal, today, () => '');
  const block = (field: string) => fieldBlock(goal.id, field);
  const byPace = option(text.statusByPace, STATUS_BY_PACE);
  return [
    section(lines([md`*${goal.title}*`, t.round.progress(standing)])),
    input(
      { block: block('value'), label: text.value(goal.title), hint: text.valueHint(last, today), optional: true },
      {
        type: 'plain_text_input',
        max_length: 40,
      },
    ),
    input(
      { block: block('status'), label: text.status },
      {
        type: 'static_select',
        options: [byPace, ...STATUSES.map((status) => option(t.word.status(status), status))],
        initial_option: byPace,
      },
    ),
    input(
      { block: block('confidence'), label: text.confidence, optional: true },
      {
        type: 'static_select',
        placeholder: plain(t.form.goal.optionalPlaceholder, 150),
        options: CONFIDENCE.map((level) => option(text.confidenceOption(level), String(level))),
      },
    ),
    input({ block: block('note'), label: text.note, optional: true }, noteElement),
    input({ block: block('obstacles'), label: text.obstacles, optional: true }, noteElement),
    ...(quarterly ? [input({ block: block('learned'), label: text.learned, optional: true }, noteElement)] : []),
  ];
}

const noteElement = { type: 'plain_text_input', multiline: true, max_length: LONGEST_TEXT } as const;
