import { describe, expect, it } from 'vitest';
import type { Goal } from '../../../src/domain/goal/goal.ts';
import { digestNotice, isQuiet } from '../../../src/domain/report/digest-report.ts';
import { homePage } from '../../../src/domain/report/home-page.ts';
import type { DigestNotice } from '../../../src/domain/report/notices.ts';
import { agendaOf } from '../../../src/domain/review/agenda.ts';
import { digestMessage } from '../../../src/features/report/slack/views/digest.ts';
import { agendaView } from '../../support/review-shown.ts';
import { aCheckIn, aGoal, anAction, aTeam, REPORTING } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';

const digest = (goal: Goal, today: string, earlier?: DigestNotice) => {
  const period = { id: today, first: '2026-02-01', last: today };
  const view = { ...REPORTING, team: aTeam(), goals: [goal], period, today, staleAfter: 365 };
  return digestNotice({ ...view, ...(earlier && { earlier }) });
};
const text = (notice: DigestNotice, t = english()) => digestMessage(notice, t).text;

describe('overdue actions in the digest', () => {
  const goal = aGoal({ actions: [anAction(), anAction({ id: 'a2', text: 'Write to them' })] });

  it('are news once, then in the line of what is unchanged', () => {
    expect(isQuiet(digest(goal, '2026-02-15'))).toBe(true);
    const first = digest(goal, '2026-02-16');
    expect(isQuiet(first)).toBe(false);
    expect(text(first)).toContain(
      '*Overdue actions*\n:hourglass: Call the clients · Person U1 · *Client retention*, was due 15 February (1 day)',
    );
    expect(text(first, german())).toContain('*Überfällige Maßnahmen*');
    const second = digest(goal, '2026-02-23', first);
    expect(isQuiet(second)).toBe(true);
    expect(text(second)).toContain('Still with overdue actions: Client retention');
    const third = digest(goal, '2026-03-02', second);
    expect(text(third)).toContain('Still with overdue actions: Client retention');
  });

  it('are news again with another day, and gone once they are done or the goal is closed', () => {
    const first = digest(goal, '2026-02-16');
    const moved = aGoal({ actions: [anAction({ due: '2026-02-20' })] });
    expect(digest(moved, '2026-02-23', first).overdue).toMatchObject([{ due: '2026-02-20', days: 3 }]);
    const done = aGoal({ actions: [anAction({ done: { by: 'U1', at: new Date(0) } })] });
    expect(text(digest(done, '2026-02-23', first))).not.toContain('overdue');
    expect(text(digest({ ...goal, state: 'dropped' }, '2026-02-23', first))).not.toContain('overdue');
  });

  it('reads a digest of a release that had none', () => {
    const { overdue: _, ...older } = digest(goal, '2026-02-16');
    expect(digest(goal, '2026-02-23', older).overdue).toHaveLength(2);
  });
});

describe('overdue actions in a review', () => {
  it('speak for a decision, the oldest first, unless their goal is closed', () => {
    const known = { checkIns: [aCheckIn(82)] };
    const goals = [
      aGoal({ ...known, actions: [anAction({ due: '2026-02-20' }), anAction({ id: 'later', due: '2026-12-01' })] }),
      aGoal({ ...known, id: 'nps', actions: [anAction({ id: 'oldest', due: '2026-02-01' })] }),
      aGoal({ id: 'closed', state: 'missed', actions: [anAction()] }),
    ];
    const overdue = agendaOf(goals, [], agendaView('2026-03-02')).needsDecision.map(({ goal, reasons }) => {
      return [goal, reasons.find(({ code }) => code === 'overdue-actions')];
    });
    expect(overdue).toEqual([
      ['nps', { code: 'overdue-actions', since: '2026-02-01', count: 1 }],
      ['retention', { code: 'overdue-actions', since: '2026-02-20', count: 1 }],
    ]);
  });
});

describe('a person’s actions on App Home', () => {
  const state = {
    teams: [aTeam({ members: ['U9', 'U1', 'U2'] })],
    rounds: [],
    asked: [],
    workspaceHasTeams: true,
    held: false,
    absences: [],
    serving: [],
    clients: [],
    pulses: [],
  };
  const at = { now: new Date('2026-03-02T09:00:00Z'), zone: 'UTC' };
  const actions = (goals: readonly Goal[], person: string, teams = state.teams) =>
    homePage({ ...state, teams, goals }, person, at).actions.map(({ id }) => id);

  it('are those that are open, the first due first', () => {
    const goal = aGoal({
      actions: [
        anAction({ id: 'late', due: '2026-05-01' }),
        anAction(),
        anAction({ id: 'other', owner: 'U2' }),
        anAction({ id: 'done', done: { by: 'U1', at: new Date(0) } }),
      ],
    });
    expect(actions([goal], 'U1')).toEqual(['a1', 'late']);
    expect(actions([goal], 'U2')).toEqual(['other']);
    expect(actions([{ ...goal, state: 'achieved' }], 'U1')).toEqual([]);
  });

  it('are not those of a goal that the person does not see any more', () => {
    const goal = aGoal({ owner: 'U2', actions: [anAction()] });
    expect(actions([goal], 'U1', [])).toEqual([]);
    expect(actions([{ ...goal, contributors: ['U1'] }], 'U1', [])).toEqual(['a1']);
  });
});
