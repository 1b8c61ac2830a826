import { describe, expect, it } from 'vitest';
import {
  type DraftOf,
  draftedIn,
  keptAt,
  LONGEST_DRAFT,
  typedFor,
  without,
  withTyped,
} from '../../../src/domain/check-in/form-draft.ts';

const [early, late] = [new Date('2026-03-02T09:00:00Z'), new Date('2026-03-03T09:00:00Z')];
const answer: DraftOf = { goal: 'nps' };
const added: DraftOf = { goal: 'nps', byItself: true };
const correction: DraftOf = { goal: 'nps', corrects: 'c1' };
const correctionByItself: DraftOf = { goal: 'nps', byItself: true, corrects: 'c1' };
const ALL = [answer, added, correction, correctionByItself];

const draftOf = (...these: readonly DraftOf[]) => ({
  savedAt: late,
  fields: these.reduce<ReturnType<typeof withTyped>>((fields, of, index) => {
    return withTyped({ fields }, [{ of, typed: { 'nps:value': String(index) } }], early);
  }, []),
});

describe('a draft', () => {
  it('keeps apart what was typed of one goal in different forms', () => {
    const draft = draftOf(...ALL);
    expect(ALL.map((of) => typedFor(draft, [of])['nps:value'])).toEqual(['0', '1', '2', '3']);
    expect(draftedIn(draft.fields)).toEqual(ALL.toReversed());
    const left = without(draft, [added]);
    expect(draftedIn(left)).toEqual([correctionByItself, correction, answer]);
  });

  it('does not mix up goals of which one begins like the other', () => {
    const draft = { fields: withTyped(undefined, [{ of: { goal: 'nps2' }, typed: { 'nps2:value': '1' } }], early) };
    expect(typedFor(draft, [answer])).toEqual({});
  });

  it('holds what is typed now in place of what it held', () => {
    const again = withTyped(draftOf(answer), [{ of: answer, typed: { 'nps:note': 'Later' } }], late);
    expect(typedFor({ fields: again }, [answer])).toEqual({ 'nps:note': 'Later' });
  });

  it('knows when each was kept, also of a draft that was kept as a whole', () => {
    const both = {
      savedAt: late,
      fields: withTyped(draftOf(answer), [{ of: added, typed: { 'nps:value': '9' } }], late),
    };
    expect([keptAt(both, [answer]), keptAt(both, [added]), keptAt(both, [correction])]).toEqual([
      early,
      late,
      undefined,
    ]);
    expect(keptAt({ savedAt: late, fields: [{ field: 'nps:value' }] }, [answer])).toEqual(late);
  });

  it('is bounded: what was typed last is kept', () => {
    const long = { 'nps:note': 'x'.repeat(LONGEST_DRAFT - 100) };
    const fields = withTyped(
      { fields: withTyped(undefined, [{ of: answer, typed: long }], early) },
      [{ of: added, typed: { 'nps:note': 'y'.repeat(200) } }],
      late,
    );
    expect(draftedIn(fields)).toEqual([added]);
  });
});
