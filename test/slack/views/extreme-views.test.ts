import { describe, expect, it } from 'vitest';
import { fieldValuesOf, goalAsEntered } from '../../../src/domain/check-in/check-in-values.ts';
import type { Finding, Remark } from '../../../src/domain/coach/finding.ts';
import { MAX_HISTORIES } from '../../../src/domain/coach/histories.ts';
import { wayOfCounting } from '../../../src/domain/goal/edit-input.ts';
import { DIRECTIONS, type Unit } from '../../../src/domain/kpi/kpi.ts';
import { ONBOARDING_STEPS } from '../../../src/domain/report/onboarding.ts';
import { MAX_TEAM_TEMPLATES, type TeamTemplate } from '../../../src/domain/templates/team-template.ts';
import { zonesByArea } from '../../../src/domain/time/zones.ts';
import { actionForm } from '../../../src/features/action-item/slack/views/action-form.ts';
import { actionsModal } from '../../../src/features/action-item/slack/views/actions-modal.ts';
import { resourceForm } from '../../../src/features/action-item/slack/views/resource-form.ts';
import { type CheckInContext, checkInModal } from '../../../src/features/check-in/slack/views/check-in-modal.ts';
import { editModal } from '../../../src/features/goal/slack/views/edit-modal.ts';
import { editContext, editValues } from '../../../src/features/goal/slack/views/edit-values.ts';
import { feedbackModal } from '../../../src/features/goal/slack/views/feedback-modal.ts';
import { changesModal } from '../../../src/features/goal/slack/views/goal-changes.ts';
import { EMPTY_CONTEXT, GOAL_FIELDS } from '../../../src/features/goal/slack/views/goal-form-state.ts';
import { goalModal } from '../../../src/features/goal/slack/views/goal-modal.ts';
import { templateModal } from '../../../src/features/goal/slack/views/template-modal.ts';
import { templatesModal } from '../../../src/features/goal/slack/views/templates-modal.ts';
import { homeView } from '../../../src/features/report/slack/views/home.ts';
import { teamModal } from '../../../src/features/team/slack/views/team-modal.ts';
import { infoModal } from '../../../src/slack/views/info-modal.ts';
import { textMessage } from '../../../src/slack/views/replies.ts';
import { extremeGoals, extremeStandings, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aGoal, anAbsence, aTeam, EMPTY_FORM } from '../../support/samples.ts';
import { english } from '../../support/texts.ts';
import { aForm } from '../support.ts';
import { expectView } from './check.ts';

const t = english();
const ownTemplate = (index: number, text: (length: number) => string): TeamTemplate => ({
  id: `template-of-${String(index).padStart(4, '0')}`,
  workspace: 'T1',
  team: 'success',
  name: text(80),
  definition: text(300),
  benchmark: { value: -999_999_999_999.99, source: text(300) },
  category: 'efficiency',
  direction: 'within-range',
  unit: { kind: 'currency', currency: 'SEK' },
  cadence: 'fortnightly',
  marks: [0.25, 0.5, 0.75],
  createdBy: 'U1',
  createdAt: new Date(0),
});
const zones = (zone: string) => zonesByArea('In this team', [zone]);

describe.each(SPOKEN_EXTREMES)('views made of %s', (_, text, t) => {
  it.each([0, 1, 12, 50, 300])('hold the limits with %i goals to check in on', (count) => {
    for (const quarterly of [true, false]) {
      const round = 'a-team-of-sixteen|quarterly|2026-Q4';
      const items = extremeGoals(Math.max(count, 1), text).map((goal) => ({ goal, round }));
      const view = checkInModal({ items, quarterly, volunteered: false, today: '2026-12-31' }, t);
      expectView(view);
      const context = JSON.parse(view.private_metadata ?? '') as CheckInContext;
      expect(context.entries).toHaveLength(Math.min(12, Math.max(count, 1)));
      expectView(
        checkInModal(
          { items: items.map(({ goal }) => ({ goal })), quarterly, volunteered: false, today: '2026-12-31' },
          t,
        ),
      );
    }
  });

  it.each([0, 1, 20, 50])('hold the limits in an App Home with %i goals everywhere', (count) => {
    const trend = Array.from({ length: 1000 }, () => ({ on: '2026-01-01', value: 1e15 }));
    const goals = extremeStandings(count, text).map((standing) => ({
      ...standing,
      trend,
      objective: text(200),
      mayEdit: true as const,
    }));
    const blocker = { goal: 'g', title: text(150), id: 'b', text: text(3000), since: '2026-01-01' };
    const steps = ONBOARDING_STEPS.map((step) => ({ step, done: false }));
    for (const count of [0, 1, 3, 50]) {
      const team = { id: 'sixteen-letters', name: text(80), leads: true, goals: 500, others: goals };
      expectView(
        homeView(
          {
            today: '2026-11-30',
            onboarding: { team: 'sixteen-letters', steps },
            due: goals,
            mine: goals,
            owned: goals.length,
            blockers: goals.map(() => blocker),
            actions: goals.map(({ goal, title }) => ({
              goal,
              title,
              id: text(16),
              text: text(300),
              due: '2026-01-01',
            })),
            goalDrafts: goals.map(({ goal, title }) => ({
              goal,
              title,
              since: '2026-01-01',
              committed: 200,
              open: 50,
            })),
            teams: Array.from({ length: count }, () => team),
            workspaceHasTeams: true,
            held: true,
            draft: { titles: goals.map(({ title }) => title), on: '2026-01-01', at: '10:00' },
            unfinishedValues: goals.map(({ goal, title }) => {
              const unit: Unit = { kind: 'currency', currency: 'SEK' };
              const corrects = { id: `${text(16)}:${goal}`, value: -999_999_999_999.99, unit, of: '2026-01-01' };
              return { goal, title, on: '2026-01-01', at: '10:00', corrects };
            }),
            absences: goals.map(() => anAbsence()),
          },
          t,
        ),
      );
    }
  });

  it.each(DIRECTIONS)('hold the limits in the form of a goal to %s', (direction) => {
    for (const count of [1, 100, 101, 300]) {
      const teams = Array.from({ length: count }, (_, index) => ({ id: `team-${index}`, name: text(80) }));
      expectView(goalModal(aForm({ teams, values: { direction } }), t));
    }
  });

  it.each(DIRECTIONS)(
    'hold the limits in the form of a goal to %s with everything that the coach can say',
    (direction) => {
      const [goal] = extremeGoals(1, text);
      if (goal === undefined) throw new Error('no goal');
      const unit = { kind: 'currency', currency: 'SEK' } as const;
      const said = (remark: Remark): Finding => ({ ...remark, letter: 'S', severity: 'warn' });
      const findings = [
        said({ code: 'vague', words: Array.from({ length: 20 }, () => text(7)) }),
        said({ code: 'outlives-parent', title: text(150), due: '2027-12-31' }),
        said({ code: 'too-steep', needed: 999_999_999_999.99, seen: -999_999_999_999.99, decimals: 2, unit }),
        said({ code: 'same-title', title: text(150) }),
      ];
      const histories = Array.from({ length: MAX_HISTORIES }, (_, index) => ({
        goal: { ...goal, id: `h${index}` },
        values: 1000,
      }));
      const [chosen] = histories;
      const history = {
        values: 1000,
        first: '2010-01-01',
        last: '2026-12-31',
        baseline: -1e12,
        target: 1e12,
        stretch: 1e12,
      };
      const proposal = {
        kind: 'journey',
        ...history,
        basis: 'trend',
        perDay: 1e9,
        bestPerDay: 1e9,
        days: 365,
      } as const;
      const rewrite = { subject: { text: text(150) }, kpi: goal.kpi, due: '2027-12-31' };
      const advice = { advice: { findings, met: [], rewrite }, histories, ...(chosen && { chosen }), proposal };
      const values = { direction, title: text(150), baseline: '1'.repeat(40), target: '1'.repeat(40), history: 'h0' };
      const teams = Array.from({ length: 300 }, (_, index) => ({ id: `team-${index}`, name: text(80) }));
      for (const more of [false, true]) {
        const context = { ...EMPTY_CONTEXT, more };
        const templates = Array.from({ length: MAX_TEAM_TEMPLATES }, (_, index) => ownTemplate(index, text));
        expectView(goalModal(aForm({ teams, templates, context, advice, values }), t));
        const chosen = { ...values, parent: goal.id, weight: '33.3333' };
        expectView(goalModal(aForm({ teams, templates, context, advice, values: chosen, parent: goal }), t));
      }
    },
  );

  it('hold the limits in the form of a goal that is changed, and in all of its changes', () => {
    const [goal] = extremeGoals(1, text);
    if (goal === undefined) throw new Error('no goal');
    const changes = (goal.changes ?? []).map((change) => ({ change, on: '2026-03-01' })).toReversed();
    const today = '2026-12-31';
    for (const meanwhile of [[], changes.slice(0, 1), changes]) {
      const asked = meanwhile.length > 0 && {
        asked: wayOfCounting({ direction: 'at-least', unit: { kind: 'percent' } }),
      };
      const editing = { goal: goal.id, opened: 0, changes: meanwhile.length, contested: GOAL_FIELDS, ...asked };
      const values = {
        ...editValues(goal, t),
        reason: text(300),
        ...(asked && { direction: 'at-least' as const, unit: 'percent' }),
      };
      const context = { ...editContext(goal, t), editing };
      const titles = new Map([['goal-of-sixteen-', text(150)]]);
      const view = editModal(
        {
          goal,
          teams: [{ id: goal.team, name: text(80) }],
          clients: [],
          values,
          context,
          meanwhile,
          today,
          parent: goal,
          titles,
        },
        t,
      );
      expectView(view);
      expect(JSON.parse(view.private_metadata ?? '')).toMatchObject({
        editing: { goal: goal.id, changes: meanwhile.length },
      });
    }
    for (const from of [0, 20, 40, 500]) expectView(changesModal({ goal, changes, today }, from, t));
  });

  it('hold the limits in the actions of a goal and their forms', () => {
    for (const goal of [aGoal({ title: text(150) }), ...extremeGoals(1, text)]) {
      const changeable = new Set(goal.actions?.map(({ id }) => id));
      const listing = { goal, today: '2026-12-31', mayPlan: true, changeable, mayGrant: true };
      for (const from of [0, 30, 90, 500]) {
        expectView(actionsModal(listing, from, t, t.actionItem.changed('finish', text(300))));
        expectView(actionsModal({ ...listing, mayPlan: false, mayGrant: false }, from, t));
      }
    }
    const below = { goal: 'g', list: 'V1', from: 0 };
    expectView(actionForm(below, { owner: 'U1' }, t));
    const before = { text: text(300), owner: 'U1', due: '2026-12-31' };
    expectView(actionForm(below, { action: 'a', before }, t));
    expectView(resourceForm(below, t));
  });

  it.each([0, 1, MAX_TEAM_TEMPLATES])('hold the limits in a list of templates with %i of the team', (count) => {
    const own = Array.from({ length: count }, (_, index) => ownTemplate(index, text));
    const team = { id: 'a-team-of-sixteen', name: text(80) };
    expectView(templatesModal({ team, own, removable: own }, t));
    expectView(templatesModal({ team, own, removable: [] }, t));
    expectView(templateModal(team.id, t));
  });

  it('hold the limits in a person’s own part of a round, with everything said and many pages', () => {
    const goals = extremeGoals(50, text);
    const parts = goals.flatMap((goal) => {
      const answer = goal.checkIns.at(-1);
      return answer ? [{ goal, answer }] : [];
    });
    const items = parts.map(({ goal, answer }) => ({ goal: goalAsEntered(goal, answer), corrects: answer.id }));
    const typed = Object.assign({}, ...parts.map(({ goal, answer }) => fieldValuesOf(goal, answer)));
    const about = {
      quarterly: true,
      volunteered: false,
      today: '2026-12-31',
      ofRound: 'a-team-of-sixteen|quarterly|2026-Q4',
    };
    const view = checkInModal({ items, typed, ...about }, t);
    expectView(view);
    expect((JSON.parse(view.private_metadata ?? '') as CheckInContext).entries).toHaveLength(12);
    expectView(checkInModal({ items: items.slice(0, 2), typed, ...about }, t));
  });

  it('hold the limits in the form of a team', () => {
    const members = Array.from({ length: 300 }, (_, index) => `U${index}`);
    const team = aTeam({ name: text(80), members });
    const form = { ...EMPTY_FORM, channel: 'C1', person: 'U1' };
    expectView(teamModal({ ...form, zone: 'Europe/Berlin', zones: zones('Europe/Berlin') }, t));
    expectView(teamModal({ ...form, team, zone: team.zone, zones: zones(team.zone) }, t));
  });

  it('hold the limits in the form that adds a message to a goal', () => {
    expectView(feedbackModal({ channel: 'C1', ts: '1.000001', from: 'U1' }, text(40_000), t));
    expectView(feedbackModal({ channel: 'C1', ts: '1.000001' }, '', t));
  });

  it('hold the limits in a modal that only says something', () => {
    expectView(infoModal(textMessage(t.command.showNone(text(4000))), t));
  });
});

// Every tenth, and those that stand in no area or in an old one.
const someZones = [
  'UTC',
  'GMT',
  'US/Eastern',
  'America/Argentina/ComodRivadavia',
  ...Intl.supportedValuesOf('timeZone').filter((_, index) => index % 10 === 0),
];

describe('the form of a team', () => {
  it.each(someZones)('can show a team of %s', (zone) => {
    const team = aTeam({ zone });
    const form = { ...EMPTY_FORM, team, channel: 'C1', person: 'U1', zone, zones: zones(zone) };
    expect(() => expectView(teamModal(form, t))).not.toThrow();
  });

  it('chooses no channel where it is opened in a direct message', () => {
    const form = { ...EMPTY_FORM, person: 'U1', zone: 'UTC', zones: zones('UTC') };
    const chosen = (channel: string) =>
      JSON.stringify(teamModal({ ...form, channel }, t)).includes('initial_conversation');
    expect(chosen('C024BE91L')).toBe(true);
    expect(chosen('G024BE91L')).toBe(true);
    expect(chosen('D024BE91L')).toBe(false);
  });
});

describe('the form of a goal', () => {
  it('says how many teams are not listed', () => {
    const teams = Array.from({ length: 300 }, (_, index) => ({ id: `t${index}`, name: `Team ${index}` }));
    const view = goalModal(aForm({ teams }), t);
    const field = view.blocks.find(({ block_id }) => block_id === 'team');
    expect(field).toMatchObject({
      hint: { text: "200 more teams aren't listed. To set a goal for one, type /goal new in its channel." },
    });
  });
});

describe('the check-in modal', () => {
  it('asks for many goals in pages, and says how many there are', () => {
    const items = extremeGoals(50, (length) => 'x'.repeat(length)).map((goal) => ({ goal, round: 'r' }));
    const view = checkInModal({ items, quarterly: true, volunteered: false, today: '2026-12-31' }, t);
    const context = JSON.parse(view.private_metadata ?? '') as CheckInContext;
    expect(JSON.stringify(view.blocks[0])).toContain(`Goals 1 to ${context.entries.length} of 50`);
    expect(view.submit?.text).toBe('Next');
    expect(context.entries.length + (context.rest ?? []).length).toBe(50);
  });

  it('holds the limits with everything opened and every field filled', () => {
    const text = (length: number) => '雪'.repeat(length);
    const goals = extremeGoals(12, text);
    const typed = Object.fromEntries(
      goals.flatMap(({ id }) =>
        ['note', 'obstacles', 'adjust', 'feedback'].map((field) => [`${id}:${field}`, text(3000)]),
      ),
    );
    const form = { quarterly: true, volunteered: true, today: '2026-12-31', typed };
    const doubts = goals.map(({ id }) => ({ goal: id, value: 1e12, doubt: { code: 'sign', last: -1e12 } as const }));
    const draftSavedAt = { on: '2026-12-31', at: '09:00' };
    expectView(
      checkInModal(
        { ...form, items: goals.map((goal) => ({ goal })), expanded: goals.map(({ id }) => id), doubts, draftSavedAt },
        t,
      ),
    );
  });
});
