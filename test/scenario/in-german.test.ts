import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { reviewScene } from '../support/review-scene.ts';
import { createStillClock } from '../support/still-clock.ts';

/** What a lead opens whose Slack is German; what is written there is in the tests of views and texts. */
describe('a lead who reads German', () => {
  let playground: Playground;
  beforeAll(async () => {
    const { workspace, goals = [], ...scene } = reviewScene();
    const users = (workspace.users ?? []).map((user) => ({ ...user, locale: 'de-DE' }));
    const draft = goals
      .filter(({ id }) => id === 'upsells')
      .map((one) => ({ ...one, id: 'draft', title: 'Empfehlungen' }));
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2027-01-07T08:00:00Z')),
      scene: {
        ...scene,
        workspace: { ...workspace, users },
        goals: [...goals, ...draft.map((one) => ({ ...one, state: 'draft' as const, checkIns: [] }))],
      },
      language: 'de',
    });
  });
  afterAll(() => playground.stop());

  const mara = () => playground.simulator.as('mara');
  const answer = async (typed: string) => {
    const before = mara().ephemerals().length;
    await mara().command('/goal', typed, 'client-success');
    return mara().until(() => mara().ephemerals()[before], `an answer to ${typed}`);
  };
  const opened = async (typed: string, modal: string) => {
    await mara().command('/goal', typed, 'client-success');
    return mara().modal(modal);
  };
  const closeAll = async () => {
    for (let top = mara().modals().at(-1); top !== undefined; top = mara().modals().at(-1)) await top.close();
  };

  it.each([
    ['list', 'war fällig am 31. Dezember 2026'],
    ['kpis', 'Kennzahlen von Client success'],
    ['show Upsells', 'fällig am 31. März 2027'],
    ['digest', 'Das ist eine Vorschau: Nur du siehst sie.'],
    ['export', 'Dein Export ist in meiner Direktnachricht an dich.'],
    ['delete', 'Welches Ziel willst du löschen?'],
    ['edit', 'Welches Ziel willst du ändern?'],
    ['activate', 'Welchen Entwurf willst du aktivieren?'],
    ['reopen', 'Kein beendetes Ziel passt dazu.'],
    ['ask', 'Niemand wurde gefragt.'],
  ])('is answered in German: /goal %s', async (typed, said) => {
    expect((await answer(typed)).words()).toContain(said);
  });

  it.each([
    ['new', 'goal', 'Neues Ziel'],
    ['portfolio', 'portfolio', 'Alle Teams'],
    ['handover', 'handover', 'Ziele abgeben'],
    ['clients', 'Kunden', 'Kunden'],
    ['pulse', 'Kundenpuls', 'Kundenpuls'],
    ['checkin', 'check_in', 'Einchecken'],
  ])('opens a German form or page: /goal %s', async (typed, modal, title) => {
    expect((await opened(typed, modal)).title()).toBe(title);
    await closeAll();
  });

  it.each([
    ['Upsells', 'action_items', 'Maßnahmen'],
    ['Upsells', 'edit_goal', 'Ziel ändern'],
    ['Upsells', 'handover_goal', 'Ziele abgeben'],
    ['Upsells', 'close_goal', 'Ziel beenden'],
    ['Empfehlungen', 'propose_change', 'Änderung vorschlagen'],
  ])('opens what hangs on %s: %s', async (goal, button, title) => {
    await (await answer(`show ${goal}`)).click(button);
    expect((await mara().modal(title)).title()).toBe(title);
    await closeAll();
  });

  it.each([
    ['review_adjust', 'Ziel anpassen'],
    ['review_plan', 'Neue Maßnahme'],
    ['review_ask', 'Um Hilfe bitten'],
    ['review_close', 'Ziel beenden'],
    ['review_carry', 'Ziel mitnehmen'],
  ])('decides in a review with %s', async (button, title) => {
    await (await opened('review', 'review')).click('review_lead');
    const page = await mara().until(() => {
      const top = mara().modals().at(-1);
      return JSON.stringify(top?.blocks()).includes(`"${button}"`) && top;
    }, `a goal with ${button}`);
    await page.click(button);
    const form = await mara().modal(button);
    expect(form.title()).toBe(title);
    await closeAll();
  });
});
