import { describe, expect, it } from 'vitest';
import {
  type DraftSubject,
  draftSubjectsIn,
  fieldValuesFor,
  lastSavedAt,
  MAX_DRAFT_LENGTH,
  withFieldValues,
  withoutSubjects,
} from '../../../src/domain/check-in/form-draft.ts';

const [early, late] = [new Date('2026-03-02T09:00:00Z'), new Date('2026-03-03T09:00:00Z')];
const answer: DraftSubject = { goal: 'nps' };
const added: DraftSubject = { goal: 'nps', byItself: true };
const correction: DraftSubject = { goal: 'nps', corrects: 'c1' };
const correctionByItself: DraftSubject = { goal: 'nps', byItself: true, corrects: 'c1' };
const ALL = [answer, added, correction, correctionByItself];

const draftOf = (...these: readonly DraftSubject[]) => ({
  savedAt: late,
  fields: these.reduce<ReturnType<typeof withFieldValues>>((fields, of, index) => {
    return withFieldValues({ fields }, [{ of, typed: { 'nps:value': String(index) } }], early);
  }, []),
});

describe('a draft', () => {
  it('keeps apart what was typed of one goal in different forms', () => {
    const draft = draftOf(...ALL);
    expect(ALL.map((of) => fieldValuesFor(draft, [of])['nps:value'])).toEqual(['0', '1', '2', '3']);
    expect(draftSubjectsIn(draft.fields)).toEqual(ALL.toReversed());
    const left = withoutSubjects(draft, [added]);
    expect(draftSubjectsIn(left)).toEqual([correctionByItself, correction, answer]);
  });

  it('does not mix up goals of which one begins like the other', () => {
    const draft = {
      fields: withFieldValues(undefined, [{ of: { goal: 'nps2' }, typed: { 'nps2:value': '1' } }], early),
    };
    expect(fieldValuesFor(draft, [answer])).toEqual({});
  });

  it('holds what is typed now in place of what it held', () => {
    const again = withFieldValues(draftOf(answer), [{ of: answer, typed: { 'nps:note': 'Later' } }], late);
    expect(fieldValuesFor({ fields: again }, [answer])).toEqual({ 'nps:note': 'Later' });
  });

  it('knows when each was kept, also of a draft that was kept as a whole', () => {
    const both = {
      savedAt: late,
      fields: withFieldValues(draftOf(answer), [{ of: added, typed: { 'nps:value': '9' } }], late),
    };
    expect([lastSavedAt(both, [answer]), lastSavedAt(both, [added]), lastSavedAt(both, [correction])]).toEqual([
      early,
      late,
      undefined,
    ]);
    expect(lastSavedAt({ savedAt: late, fields: [{ field: 'nps:value' }] }, [answer])).toEqual(late);
  });

  it('is bounded: what was typed last is kept', () => {
    const long = { 'nps:note': 'x'.repeat(MAX_DRAFT_LENGTH - 100) };
    const fields = withFieldValues(
      { fields: withFieldValues(undefined, [{ of: answer, typed: long }], early) },
      [{ of: added, typed: { 'nps:note': 'y'.repeat(200) } }],
      late,
    );
    expect(draftSubjectsIn(fields)).toEqual([added]);
  });
});
