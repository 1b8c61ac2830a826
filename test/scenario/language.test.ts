import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** June has German chosen in Slack, everybody else English. */
describe('everybody is spoken to in their own language', () => {
  let playground: Playground;

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const goal = (name: string, words: string) => as(name).command('/goal', words, 'client-success');
  const rounds = () =>
    as('mara')
      .messages('client-success')
      .filter((message) => message.words().includes('25. November'));

  it('help: in German for who chose it, with commands that are the same for all', async () => {
    await goal('june', 'help');
    const german = (await as('june').ephemeral('behält die Ziele deines Teams im Blick')).words();
    expect(german).toContain('/goal checkin');
    expect(german).toContain('alles beantworten, was ansteht');
    await goal('noor', 'help');
    const english = (await as('noor').ephemeral("keeps your team's goals in sight")).words();
    expect(english).toContain("answer everything that's due");
    expect(english).not.toContain('ansteht');
  });

  it('what is due, and what is refused', async () => {
    await goal('june', '');
    await as('june').ephemeral('Du bist noch in keinem Team');
    await goal('june', 'nue');
    await as('june').ephemeral('Meintest du `/goal new`?');
    await goal('noor', '');
    await as('noor').ephemeral('Nothing is due');
  });

  it('App Home', async () => {
    expect((await as('june').openHome()).words()).toContain('Du bist noch in keinem Team');
    expect((await as('noor').openHome()).words()).toContain('Nothing to answer. Enjoy the quiet.');
  });

  it('the form of a team, in which the language of its channel is chosen', async () => {
    await goal('june', 'team');
    const settings = await as('june').modal('Team-Einstellungen');
    expect(settings.words()).toContain('Sprache des Channels');
    expect(settings.words()).toContain('Montag');
    await settings.fill({ language: 'Deutsch', members: ['mara', 'noor', 'diego', 'june'] });
    expect(await settings.submit()).toMatchObject({ outcome: 'updated' });
    const saved = await as('june').modal();
    expect(saved.words()).toContain('ist eingerichtet');
    await saved.close();
    const home = (await as('june').openHome()).words();
    expect(home).toContain('Nichts zu beantworten. Genieß die Ruhe.');
    expect(home).toContain('Ziele: Client success');
  });

  it('a goal, with numbers as they are written in German', async () => {
    await goal('june', 'new');
    const form = await as('june').modal('Neues Ziel');
    await form.fill({ title: 'Antworten am selben Tag', category: 'Zufriedenheit', unit: 'Prozent' });
    await form.fill({ baseline: '62,5', target: '80', due: '2027-06-30', owner: 'june' });
    expect(await form.submit()).toMatchObject({ outcome: 'updated' });
    await (await as('june').modal()).close();
    await goal('june', 'show Antworten');
    const card = await as('june').ephemeral('Antworten am selben Tag');
    expect(card.words()).toContain('62,5\u00a0%');
    expect(card.words()).toContain('30. Juni 2027');
  });

  it('templates, and the words of a message that are added to a goal', async () => {
    await goal('june', 'templates');
    await (await as('june').modal('Vorlagen')).click('Neue Vorlage');
    const form = await as('june').modal('Neue Vorlage');
    expect(form.words()).toContain('Was wird gezählt?');
    await form.close();
    as('mara').say('client-success', 'Sie sind sehr zufrieden');
    await as('june').shortcut('add_to_goal', await as('june').message('client-success', 'sehr zufrieden'));
    await (await as('june').modal('Zu einem Ziel')).close();
  });

  it('a round: the channel in the language of the team, each person in their own', async () => {
    await goal('mara', 'ask');
    expect((await as('mara').ephemeral('The round is open until')).words()).toContain('Asked');
    await as('mara').until(() => rounds().length === 1, 'a round in German');
    const round = rounds()[0]?.words() ?? '';
    expect(round).toContain('von 5');
    expect(round).not.toMatch(/answered|waiting|open until/);
    const asked = await as('june').message('app', 'Check-in vom 25. November');
    expect(asked.words()).toContain('1 Ziel, etwa eine Minute');
    expect((await as('noor').message('app', 'Check-in for 25 November')).words()).toContain('about 2 minutes');
  });

  it('an error at a field', async () => {
    await (await as('noor').message('app', 'Check-in for 25 November')).click('Check in');
    const english = await as('noor').modal('Check in');
    await english.fill({ 'retention:value': 'eighty-four' });
    expect(await english.submit()).toMatchObject({ outcome: 'errors' });
    const refused = await as('noor').modal('Check in');
    expect(refused.errors()['retention:value']).toContain("n't a valid number");
    await refused.close();

    await (await as('june').message('app', 'Check-in vom 25. November')).click('Einchecken');
    const german = await as('june').modal('Einchecken');
    await german.fill({ 'Antworten am selben Tag: Wert jetzt': 'siebzig' });
    expect(await german.submit()).toMatchObject({ outcome: 'errors' });
    const again = await as('june').modal('Einchecken');
    expect(Object.values(again.errors()).join()).toContain('nicht als Zahl lesen');
    await again.fill({ 'Antworten am selben Tag: Wert jetzt': '70,5' });
    await again.submit();
    await as('june').message('app', 'Deine Antwort ist da');
    await as('mara').until(() => rounds()[0]?.words().includes('70,5\u00a0%'), 'the answer in the German round');
  });
});
