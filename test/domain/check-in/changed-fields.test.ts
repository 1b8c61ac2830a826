import { describe, expect, it } from 'vitest';
import { changedFields, initialValueFields } from '../../../src/domain/check-in/changed-fields.ts';
import { suggestStatus } from '../../../src/domain/progress/pace.ts';
import { aCheckIn, aGoal } from '../../support/samples.ts';

const goal = aGoal({ id: 'a' });

describe('what of a form is kept as a draft', () => {
  it('is what was filled in', () => {
    const typed = { 'a:value': '82', 'a:note': '', 'a:cleared': [], 'b:value': '9' };
    expect(changedFields({ goal: 'a' }, typed, {})).toEqual({ 'a:value': '82' });
  });

  it('is the day too, but not the day alone', () => {
    const form = { goal: 'a', byItself: true } as const;
    expect(changedFields(form, { 'a:value': '', 'a:on': '2026-03-02' }, {})).toEqual({});
    const typed = { 'a:value': '82', 'a:on': '2026-03-02' };
    expect(changedFields(form, typed, {})).toEqual(typed);
  });

  it('is of a correction what was changed, an emptied field too', () => {
    const shown = { 'a:value': '81', 'a:note': 'Rain', 'a:on': '2026-03-02' };
    const same = { ...shown, 'a:status': '' };
    const correction = { goal: 'a', corrects: 'c81' };
    expect(changedFields(correction, same, shown)).toEqual({});
    expect(changedFields(correction, { ...same, 'a:note': '', 'a:value': '82' }, shown)).toEqual({
      'a:note': '',
      'a:value': '82',
    });
  });
});

describe('the form of one value, as it is opened', () => {
  it('leaves a status to the pace that is as the pace says', () => {
    const status = suggestStatus(goal, 81, '2026-03-02');
    const other = status === 'on-track' ? 'at-risk' : 'on-track';
    const said = (one: typeof status) => aCheckIn(81, { on: '2026-03-02', status: one });
    expect(initialValueFields(goal, said(status), '2026-03-09')).toEqual({ 'a:value': '81', 'a:on': '2026-03-02' });
    expect(initialValueFields(goal, said(other), '2026-03-09')).toMatchObject({ 'a:status': other });
    expect(initialValueFields(goal, undefined, '2026-03-09')).toEqual({ 'a:on': '2026-03-09' });
  });
});
