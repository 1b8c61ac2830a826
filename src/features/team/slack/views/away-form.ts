import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../../../../domain/names.ts';
import { type Absence, type AbsenceInput, MAX_ABSENCES } from '../../../../domain/team/absence.ts';
import type { Fields } from '../../../../slack/fields.ts';
import { button, divider, input, modalTitle, section } from '../../../../slack/views/blocks.ts';
import type { Texts } from '../../../../text/index.ts';
import { TEAM_ACTIONS, TEAM_VIEWS } from './ids.ts';

export interface AwayForm {
  /** The person's absences that are not over. */
  readonly absences: readonly Absence[];
  readonly today: LocalDate;
}

/** The form of who is going to be away, below what they have noted down already. */
export function awayModal({ absences, today }: AwayForm, t: Texts): ModalView {
  const text = t.rhythm.away;
  return {
    type: 'modal',
    callback_id: TEAM_VIEWS.away,
    title: modalTitle(text.title),
    submit: modalTitle(t.word.save),
    close: modalTitle(t.word.close),
    blocks: [
      ...listOf(absences, t),
      input({ block: 'from', label: text.from }, { type: 'datepicker', initial_date: today }),
      input({ block: 'until', label: text.until, hint: text.untilHint }, { type: 'datepicker' }),
      input(
        { block: 'delegate', label: text.delegate, hint: text.delegateHint, optional: true },
        { type: 'users_select' },
      ),
    ],
  };
}

function listOf(absences: readonly Absence[], t: Texts): KnownBlock[] {
  if (absences.length === 0) return [];
  const lines = absences
    .slice(0, MAX_ABSENCES)
    .map((absence) =>
      section(t.rhythm.absence(absence), button(t.rhythm.away.cancel, TEAM_ACTIONS.cancelAbsence, absence.id)),
    );
  return [...lines, divider()];
}

/** The form of who is going to be away. */
export function readAbsence(fields: Fields): AbsenceInput {
  return { from: fields.date('from'), until: fields.date('until'), delegate: fields.user('delegate') };
}
