import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/domain/client/client.ts';
import { FACTORS, LEVELS } from '../../../src/domain/pulse/factors.ts';
import type { GivenPulse } from '../../../src/domain/pulse/pulse.ts';
import { quarterPulse, quarterPulses } from '../../../src/domain/pulse/quarter-pulse.ts';
import { pulseTrend } from '../../../src/domain/pulse/trend.ts';
import type { ShownPulse } from '../../../src/domain/report/pulse-report.ts';
import { PULSE_ACTIONS } from '../../../src/features/pulse/slack/views/ids.ts';
import { pulseForm } from '../../../src/features/pulse/slack/views/pulse-form.ts';
import { clientsSection, pulseList } from '../../../src/features/pulse/slack/views/pulse-list.ts';
import { pulsePage, pulseSection } from '../../../src/features/pulse/slack/views/pulse-page.ts';
import { skipForm } from '../../../src/features/pulse/slack/views/skip-form.ts';
import { aPulse, Q4 } from '../../domain/pulse/support.ts';
import { type Extreme, SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { aClient } from '../../support/samples.ts';
import { english, german } from '../../support/texts.ts';
import { expectView } from './check.ts';

const today = '2026-12-01';
const plain = (view: unknown) => JSON.stringify(view).replaceAll(/[\u00a0\u202f]/g, ' ');

/** Twenty scorers far apart in each of ten quarters, with evidence as long as the form takes it. */
function manyPulses(text: Extreme): GivenPulse[] {
  return Array.from({ length: 10 }, (_, index) => {
    const first = `${2017 + index}-10-01`;
    const quarter = { id: `${2017 + index}-Q4`, first, last: `${2017 + index}-12-31` };
    return Array.from({ length: 20 }, (__, scorer) => {
      const pulse = aPulse(`U0SCORER${scorer}`, scorer % 2 === 0 ? [1, 1, 1, 1, 1] : [5, 5, 5, 5, 5], scorer);
      const scores = Object.fromEntries(
        FACTORS.map((factor) => [factor, { ...pulse.scores[factor], evidence: text(300) }]),
      ) as GivenPulse['scores'];
      return { ...pulse, id: `${quarter.id}-${scorer}`, quarter, scores };
    });
  }).flat();
}

function aPage(client: Client, pulses: readonly GivenPulse[], changes: Partial<ShownPulse> = {}): ShownPulse {
  const quarters = quarterPulses(pulses);
  const trend = pulseTrend(quarters);
  return {
    ...{ client, today, quarters, isLive: true, isDue: false, mayScore: true, skips: [], goals: [] },
    ...(trend && { trend }),
    ...changes,
  };
}

describe('the form of a pulse', () => {
  const content = { client: aClient(), quarter: Q4, today, own: aPulse('U1', [1, 2, 3, 4, 5]) };

  it('shows the last score of a factor below it only when that has been chosen', () => {
    const form = (...chosen: (typeof FACTORS)[number][]) => plain(pulseForm(content, new Set(chosen), english()));
    expect(form()).not.toContain('You gave');
    expect(form('care')).toContain('You gave 4 on 1 November: “care as seen”');
    expect(form('care').split('You gave')).toHaveLength(2);
    expect(form(...FACTORS).split('You gave')).toHaveLength(6);
  });

  it.each([english(), german()])('says of each level whole what it means, with an example', (t) => {
    const form = plain(pulseForm(content, new Set(), t));
    expect(form).not.toContain('…');
    for (const factor of FACTORS) {
      for (const level of LEVELS) {
        expect(form).toContain(t.pulse.level(factor, level));
        expect(t.pulse.level(factor, level).length).toBeLessThanOrEqual(75);
        expect(t.pulse.example(factor, level).length).toBeLessThanOrEqual(75);
      }
    }
  });
});

describe('the page of a pulse', () => {
  const goals = [{ id: 'g1', title: 'Partnership', actions: [] }];
  const page = (changes: Partial<ShownPulse> = {}) =>
    plain(pulsePage(aPage(aClient(), [aPulse('U1', [4, 3, 3, 2, 4])], changes), {}, english()));

  it('offers the next step for the goals of the client, once', () => {
    expect(page({ goals })).toContain('"• Partnership"');
    const step = english().pulse.nextStep('care', 2, 'Acme');
    const action = { id: 'a', text: step, owner: 'U1', createdBy: 'U1', createdAt: new Date() };
    const planned = page({ goals: [{ ...goals[0], id: 'g1', title: 'Partnership', actions: [action] }] });
    expect(planned).toContain('Already an open action of *Partnership*');
    expect(planned).not.toContain('"• Partnership"');
    expect(page()).toContain('you need an active goal about *Acme*');
  });

  it('offers nothing of a client that ended, and hides what would lead', () => {
    expect(page({ isLive: false, mayScore: false, goals: [] })).not.toContain(PULSE_ACTIONS.scoreHere);
    expect(page({ hidden: Q4 })).toContain('What others gave in Q4 2026 appears when you have scored it');
  });
});

describe("keep to Slack's limits", () => {
  it.each(SPOKEN_EXTREMES)('the views of pulses with %s', (_, text, t) => {
    const client = aClient({ name: text(200), code: 'ABCDEFGHIJKL' });
    const pulses = manyPulses(text);
    const own = pulses.at(-1);
    const before = quarterPulse(pulses.slice(-20));
    if (own === undefined || before === undefined) throw new Error('There are no pulses');
    expectView(pulseForm({ client, quarter: Q4, today, own, before }, new Set(FACTORS), t));
    expectView(skipForm('c'.repeat(40), 'V'.repeat(20), t));
    const goals = Array.from({ length: 20 }, (__, index) => ({ id: `goal-${index}`, title: text(150), actions: [] }));
    const skips = Array.from({ length: 20 }, (__, index) => ({ by: `U0SKIPPER${index}`, reason: text(300) }));
    const shown = aPage(client, pulses, { goals, skips, hidden: Q4 });
    expectView(pulsePage(shown, { note: t.pulse.saved(text(200), Q4), next: { id: 'x', name: text(200) } }, t));
    const clients = Array.from({ length: 500 }, (__, index) => ({
      ...{ client, last: before, isDue: index % 2 === 0, mayScore: true },
      missing: Array.from({ length: 20 }, (___, person) => `U0PERSON${person}`),
    }));
    const all = { team: { id: 't', name: text(80) }, quarter: Q4, today, clients };
    expectView(pulseList(all, t));
    const blocks = [...pulseSection(shown, t), ...clientsSection(all, t)];
    expectView({ type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks });
  });
});
