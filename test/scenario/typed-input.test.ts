import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_TEAMS, SAMPLE_WORKSPACE, sampleGoals } from '../../playground/sample.ts';
import type { Playground, Scene } from '../../playground/start.ts';
import type { Goal } from '../../src/domain/goal/goal.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';
/** Everybody else writes as the British do. */
const LOCALES: Readonly<Record<string, string>> = { diego: 'de-DE', mara: 'sv-SE', priya: 'de-AT' };
const users = (SAMPLE_WORKSPACE.users ?? []).map((user) => ({ ...user, ...localeOf(user.name) }));
const scene: Scene = { workspace: { ...SAMPLE_WORKSPACE, users }, teams: SAMPLE_TEAMS, goals: sampleGoals() };

function localeOf(name: string): { readonly locale?: string } {
  const locale = LOCALES[name];
  return locale === undefined ? {} : { locale };
}

/** What people type is what they mean, in their language and out of whatever they paste from. Diego's Slack is German. */
describe('what people type', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground({ scene });
    await make('dated', { title: 'Move every client by 2026-12-31' });
    await make('umlaut', { title: 'Kündigungen – die „großen“' });
    await make('diegos', { title: 'Umsatz je Kunde', owner: 'U0DIEGO', kpi: (await stored('revenue')).kpi });
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goals = () => playground.goalpost.stores.goals;
  const stored = async (id: string): Promise<Goal> => {
    const found = await goals().get(WORKSPACE, id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const make = async (id: string, change: Partial<Goal>) => {
    const { kpi } = await stored('retention');
    const like = { ...(await stored('retention')), kpi, checkIns: [], blockers: [], milestones: [] };
    expect(await goals().save({ ...like, ...change, id, version: 1 })).toBe(true);
  };
  /** What is answered to a command, in the words that the person reads. */
  const answered = async (name: string, text: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', text, 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, text);
    return as(name).ephemerals().at(-1)?.words() ?? '';
  };

  describe('a goal by its title', () => {
    it.each([
      ['"Client retention rate"', 'Client retention rate'],
      ['“Client retention rate”', 'Client retention rate'],
      ['‘client  retention rate’', 'Client retention rate'],
      ['Kundigungen', 'Kündigungen – die „großen“'],
      ['kuendigungen - die "grossen"', 'Kündigungen – die „großen“'],
      ['ku\u0308ndigungen', 'Kündigungen – die „großen“'],
    ])('%s finds %s', async (typed, title) => {
      expect(await answered('noor', `show ${typed}`)).toContain(title);
    });

    it('is filtered by the same folding', async () => {
      expect(await answered('noor', 'list kuendigungen')).toContain('Kündigungen – die „großen“');
      expect(await answered('noor', 'list "retention rate"')).toContain('Client retention rate');
      expect(await answered('noor', 'list “Client success”')).toContain('Net Promoter Score');
    });

    it('is found from the menu that adds feedback', async () => {
      as('mara').say('client-success', 'They stay because we call.');
      const message = await as('noor').message('client-success', 'They stay');
      await as('noor').shortcut('add_to_goal', message);
      const form = await as('noor').modal('Add to a goal');
      expect(await form.options('goal', 'kuendigungen')).toEqual([expect.stringContaining('Kündigungen')]);
      expect(await form.options('goal', '“retention rate”')).toEqual([
        expect.stringContaining('Client retention rate'),
      ]);
      await form.close();
    });
  });

  describe('a title that ends in a day', () => {
    it('is looked for with its day first', async () => {
      const card = await answered('noor', 'show Move every client by 2026-12-31');
      expect(card).toContain('Move every client by 2026-12-31');
      expect(card).not.toContain('in the future');
    });

    it('may be asked about as of another day', async () => {
      const card = await answered('noor', 'show Move every client by 2026-12-31 on 2026-11-02');
      expect(card).toContain('2 November 2026');
    });

    it('is proposed where it is mistyped', async () => {
      expect(await answered('noor', 'show Mvoe every client by 2026-12-31')).toContain('Did you mean one of these?');
    });
  });

  describe('a day after a title', () => {
    it.each([
      'retention 2026-11-20',
      'retention on 2026-11-20',
      'retention on 20.11.2026',
      'retention on 20/11/2026',
      'retention as of 20 November 2026',
      'retention on Nov 20',
    ])('%s', async (typed) => {
      expect(await answered('noor', `show ${typed}`)).toContain('20 November 2026');
    });

    it('is read as the person writes it, or asked about', async () => {
      expect(await answered('diego', 'show umsatz am 20. November 2026')).toContain('20. November 2026');
      expect(await answered('diego', 'show umsatz 3.11.2026')).toContain('3. November 2026');
      expect(await answered('mara', 'show retention on 3/11/2026')).toContain('Type `2026-11-03` or `2026-03-11`');
      expect(await answered('noor', 'show retention on 31.2.2026')).toContain("isn't a day in the calendar");
    });
  });

  describe('a value', () => {
    const give = async (name: string, goal: string, value: string) => {
      const before = as(name).ephemerals().length;
      await as(name).command('/goal', `show ${(await stored(goal)).title}`, 'client-success');
      await as(name).until(() => as(name).ephemerals().length > before, 'the card');
      await as(name)
        .ephemerals()
        .at(-1)
        ?.click(name === 'diego' ? 'Wert eintragen' : 'Add a value');
      const modal = await as(name).modal(name === 'diego' ? 'Wert eintragen' : 'Add a value');
      await modal.fill({ [`${goal}:value`]: value });
      const sent = await modal.submit();
      if (sent.outcome === 'errors') await modal.close();
      await playground.goalpost.settled();
      return sent;
    };

    it('is decided by the language of who types it', async () => {
      expect(await give('noor', 'revenue', '€4,250\u200e')).toMatchObject({ outcome: 'closed' });
      expect((await stored('revenue')).checkIns.at(-1)?.value).toBe(4250);
      expect(await give('diego', 'diegos', '4.260 €')).toMatchObject({ outcome: 'closed' });
      expect((await stored('diegos')).checkIns.at(-1)?.value).toBe(4260);
    });

    it('is asked about where nothing decides', async () => {
      expect(await give('mara', 'revenue', '€4,250')).toMatchObject({
        errors: { 'revenue:value': 'This can mean two numbers. Enter 4250 or 4.25.' },
      });
    });
  });

  it('a target that there cannot be is refused at its field', async () => {
    await as('noor').command('/goal', 'templates', 'client-success');
    await (await as('noor').modal('Templates')).click({ blockId: 'library:nps', actionId: 'use_template' });
    const modal = await as('noor').modal('New goal');
    await modal.fill({ Baseline: '30', Target: '150', due: '2027-06-30' });
    const sent = await modal.submit();
    expect(sent).toMatchObject({ outcome: 'errors' });
    expect(JSON.stringify(sent)).toContain('Enter a number from −100 to 100.');
    await modal.close();
  });

  it('a region is found by its own name and by the one in the language of who looks for it', async () => {
    await as('mara').command('/goal', 'team', 'client-success');
    const settings = await as('mara').modal('Team settings');
    await settings.fill({ country: 'Germany (Deutschland)' });
    await as('mara').until(() => 'region:DE' in settings.state(), 'the regions');
    await settings.fill({ 'region:DE': 'Bayern (Bavaria)' });
    expect(await settings.submit()).toMatchObject({ outcome: 'updated' });
    const team = await playground.goalpost.stores.teams.inChannel(WORKSPACE, 'C0SUCCESS');
    expect(team?.settings.holidays).toEqual({ country: 'DE', region: 'BY' });
  });

  it('a country and its region are found by their English names, too, where Slack is German', async () => {
    await as('priya').command('/goal', 'team', 'support');
    const settings = await as('priya').modal('Team-Einstellungen');
    await settings.fill({ country: 'Deutschland (Germany)' });
    await as('priya').until(() => 'region:DE' in settings.state(), 'the regions');
    await settings.fill({ 'region:DE': 'Bayern (Bavaria)' });
    await as('priya').until(() => 'place:DE:BY' in settings.state(), 'the places');
    await settings.close();
  });

  it("days off are read as the lead's language writes them", async () => {
    await as('priya').command('/goal', 'team', 'support');
    const settings = await as('priya').modal('Team-Einstellungen');
    await settings.fill({ daysOff: '24.12. bis 31.12.2026\n6.1.2027' });
    expect(await settings.submit()).toMatchObject({ outcome: 'updated' });
    const team = await playground.goalpost.stores.teams.inChannel(
      WORKSPACE,
      playground.simulator.channel('support').id,
    );
    expect(team?.settings.daysOff).toEqual([
      { first: '2026-12-24', last: '2026-12-31' },
      { first: '2027-01-06', last: '2027-01-06' },
    ]);
  });
});
