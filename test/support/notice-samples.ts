import type { NoticeKinds } from '../../src/domain/message/notice.ts';
import { coursesOf } from '../../src/domain/progress/course.ts';
import { standingOf } from '../../src/domain/progress/standing.ts';
import { goalWith, monthly } from './trends.ts';

const retention = goalWith(monthly(80, 81, 83, 84));
const courses = coursesOf([retention], '2026-05-01', 1);
const [course] = courses;
const week = { id: '2026-Q4', first: '2026-10-01', last: '2026-12-31' };
const next = { id: '2027-Q1', first: '2027-01-01', last: '2027-03-31' };

/** One notice of each kind that no test makes of extreme goals. */
export const NOTICE_SAMPLES = {
  'draft-left': {
    kind: 'draft-left',
    title: 'Client retention',
    to: 'U2',
    value: '84.3',
    texts: [{ field: 'note', text: 'Three clients renewed early.' }],
  },
  'goals-left': { kind: 'goals-left', teamName: 'Success', by: 'U1', goals: [{ title: 'Churn', owner: 'U2' }] },
  'kept-though-closed': {
    kind: 'kept-though-closed',
    title: 'Churn',
    unit: { kind: 'percent' },
    value: 3,
    on: '2026-11-30',
    end: 'achieved',
  },
  'next-steps': { kind: 'next-steps', team: 'success', done: ['goal'], teamName: 'Success', channel: 'C1' },
  'stand-in': { kind: 'stand-in', person: 'U2', from: '2026-12-01', until: '2026-12-12' },
  invited: { kind: 'invited', channel: 'C1' },
  owned: { kind: 'owned', by: 'U1', title: 'Churn', teamName: 'Success' },
  welcome: { kind: 'welcome', teamName: 'Success', channel: 'C1', lead: 'U1', leads: false },
  help: { kind: 'help', goal: 'g1', help: 'h1', title: 'Churn', question: 'Why do clients leave?', by: 'U1' },
  minutes: {
    kind: 'minutes',
    team: 'success',
    teamName: 'Success',
    name: { kind: 'quarter', period: week, next },
    leaderName: 'Noor',
    decided: 0,
    left: 1,
    part: 1,
    parts: 1,
    rows: [
      { row: 'heading', part: 'well' },
      { row: 'well', title: 'Client retention', ownerName: 'Mara' },
    ],
    courses,
  },
  celebration: {
    kind: 'celebration',
    teamName: 'Success',
    reached: {
      ...{ what: 'milestone', key: 'm1', value: 84, milestone: 'as in the best year', unit: retention.kpi.unit },
      ...{ title: retention.title, goal: retention.id, owner: 'U1' },
    },
    standing: standingOf(retention, '2026-05-01', () => 'Mara'),
    ...(course && { course }),
  },
  closed: { kind: 'closed', title: 'Churn', end: 'achieved', score: 1, words: 'Calls every week.', byName: 'Noor' },
  ended: {
    kind: 'ended',
    person: 'U1',
    asOf: '2027-01-04',
    goals: [
      {
        part: 'open',
        goal: 'g1',
        title: 'Client retention',
        kpi: { direction: 'increase', unit: { kind: 'percent' }, baseline: 80, target: 85 },
        due: '2026-12-31',
        value: 84,
        on: '2026-12-03',
      },
    ],
    more: 2,
  },
  'draft-goal': { kind: 'draft-goal', state: 'closed', title: 'Churn', end: 'dropped' },
  transferred: {
    kind: 'transferred',
    by: 'U1',
    to: 'U2',
    goals: [{ title: 'Churn', teamName: 'Success', part: 'owner' }],
    reason: 'Mara knows these clients.',
  },
  missing: {
    kind: 'missing',
    round: 'r1',
    team: 'success',
    teamName: 'Success',
    roundKind: 'monthly',
    period: week,
    closesOn: '2026-12-08',
    people: [{ person: 'U2', name: 'Mara', goals: ['Churn', 'Upsells'] }],
    unattended: [{ title: 'Churn', ownerName: 'Diego', why: 'gone' }],
  },
} satisfies Partial<NoticeKinds>;
