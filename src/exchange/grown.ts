import { type FieldChange, withChanges } from '../domain/exchange/field-changes.ts';
import type { Kept, KeptKind, PartKind } from '../domain/exchange/item.ts';
import {
  type Part,
  WHOLE_OF,
  withCheckIns,
  withDecisions,
  withFeedback,
  withValues,
} from '../domain/exchange/parts.ts';
import type { Feedback } from '../domain/goal/feedback.ts';
import type { CheckIn } from '../domain/goal/goal.ts';
import type { IndicatorValue } from '../domain/goal/indicator.ts';
import type { Decision } from '../domain/review/review.ts';
import type { ImportedFile } from './imported-file.ts';

/** A goal, KPI, or review with what the file adds to it. */
export interface Growing {
  readonly kind: PartKind;
  readonly id: string;
  /** By their ids, those that were there and those that are added. */
  readonly parts: Map<string, Part>;
  readonly added: Part[];
  /** So many that earlier lines of the file add, where nothing is written. */
  readonly before: number;
}

/** What is otherwise than it was, with all that is added to it. */
export function grown(
  kind: KeptKind,
  known: ReadonlyMap<string, Kept[KeptKind]>,
  growing: ReadonlyMap<string, Growing>,
  file: ImportedFile,
): ReadonlyMap<string, Kept[KeptKind]> {
  const changed = new Map<string, Kept[KeptKind]>();
  for (const one of growing.values()) {
    const whole = changed.get(one.id) ?? known.get(one.id);
    if (WHOLE_OF[one.kind] === kind && one.added.length > 0 && whole !== undefined) {
      changed.set(one.id, withParts(whole, one, file));
    }
  }
  return changed;
}

/** The parts are of the kind that belongs to the whole. */
function withParts(whole: Kept[KeptKind], { kind, added }: Growing, file: ImportedFile): Kept[KeptKind] {
  switch (kind) {
    case 'check-in':
      return withCheckIns(whole as Kept['goal'], added as CheckIn[], file.blockersOf(whole.id));
    case 'feedback':
      return withFeedback(whole as Kept['goal'], added as Feedback[]);
    case 'change':
      return withChanges(whole as Kept['goal'], added as FieldChange[]);
    case 'value':
      return withValues(whole as Kept['kpi'], added as IndicatorValue[]);
    case 'decision':
      return withDecisions(whole as Kept['review'], added as Decision[]);
  }
}
