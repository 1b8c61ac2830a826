import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';

/** Mara leads the team, Noor is in it, June reads German. */
describe('goals as files', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  const as = (name: string) => playground.simulator.as(name);
  const uploads = () =>
    playground.simulator
      .calls()
      .filter(({ name }) => name === 'files.completeUploadExternal')
      .map(({ request }) => request as { channel_id?: string; files: { title: string }[] });
  const drop = async (name: string, file: string, content: string | Uint8Array) => {
    as(name).share('app', file, Buffer.from(content));
    return as(name).message('app', file);
  };
  const checked = async (name: string, match: string | RegExp) => {
    const offer = as(name).messages('app').at(-1);
    await offer?.click('import_look');
    return as(name).ephemeral(match);
  };

  it('go to who asks, in a direct message, and to nobody else', async () => {
    await as('noor').command('/goal', 'export', 'client-success');
    await as('noor').ephemeral('Your export is in my direct message to you');
    const [sent] = uploads();
    const day = /-\d{4}-\d\d-\d\d/;
    expect(sent?.channel_id).toMatch(/^D/);
    expect(sent?.files.map(({ title }) => title.replace(day, ''))).toEqual(
      expect.arrayContaining(['goalpost-goals.csv', 'goalpost-check-ins.csv']),
    );
    await as('noor').message('app', 'Only you see it');
    await as('june').command('/goal', 'export json', 'client-success');
    await as('june').ephemeral('Es gibt nichts zu exportieren');
    await as('noor').command('/goal', 'export json', 'client-success');
    await as('noor').until(() => uploads().length === 2, 'the second export');
    expect(uploads().at(-1)?.files).toMatchObject([{ title: expect.stringMatching(/\.json$/) }]);
    await as('noor').command('/goal', 'export pdf', 'client-success');
    await as('noor').ephemeral('/goal export csv');
  });

  it('come in from who leads the team: first a look, then the answer to what is open, then the import', async () => {
    const { goals } = playground.goalpost.stores;
    const open = 'goal,due,start,unit,baseline,target,owner\nFirst answers,3/4/2027,1/2/2026,hours,30,12,U0NOOR\n';
    await drop('mara', 'goals.csv', open);
    const question = await checked('mara', 'Say which comes first');
    expect(question.words()).toContain('“1/2/2026” in line 2 can be 2026-02-01 or 2026-01-02');
    await question.click('import_choice_1');
    const report = await as('mara').ephemeral('What would happen with goals.csv');
    expect(report.words()).toContain('adds the goal “First answers”, due 2027-04-03');
    expect(report.words()).toContain('1 new');
    const before = await goals.forTeams('T0HARBOUR', ['success']);
    await report.click('import_apply');
    await as('mara').ephemeral('Imported goals.csv');
    const after = await goals.forTeams('T0HARBOUR', ['success']);
    expect(after).toHaveLength(before.length + 1);
    const added = after.find(({ title }) => title === 'First answers');
    expect(added).toMatchObject({ owner: 'U0NOOR', start: '2026-02-01', due: '2027-04-03' });

    // The same file again has nothing new, and a wrong one changes nothing.
    await report.click('import_apply');
    await as('mara').ephemeral('is not what you looked at');
    await drop('mara', 'values.csv', 'goal,date,value\nFirst answers,2026-02-13,28\nNo such goal,2026-02-13,1\n');
    const wrong = await checked('mara', 'Nothing was imported');
    expect(wrong.words()).toContain('Line 3, goal: There is no goal “No such goal” here');
    expect(wrong.words()).not.toContain('Import it');
  });

  it('come from a sheet with a column for each month, which is of goals or of check-ins as the lead says', async () => {
    const { goals } = playground.goalpost.stores;
    const sheet =
      'goal,due,start,unit,baseline,target,owner,Jan 2026,Feb 2026\nCalls,2027-01-31,2026-01-01,number,3,9,U0NOOR,4,5\n';
    const asked = (name: string) => new RegExp(`${name}[^]*a table of goals or check-ins`);
    await drop('mara', 'sheet.csv', sheet);
    await (await checked('mara', asked('sheet'))).click('import_choice_1');
    await (await as('mara').ephemeral('What would happen with sheet.csv')).click('import_apply');
    await as('mara').ephemeral('Imported sheet.csv');
    await drop('mara', 'months.csv', sheet);
    await (await checked('mara', asked('months'))).click('import_choice_2');
    await (await as('mara').ephemeral('What would happen with months.csv')).click('import_apply');
    await as('mara').ephemeral('Imported months.csv');
    const imported = (await goals.forTeams('T0HARBOUR', ['success'])).find(({ title }) => title === 'Calls');
    expect(imported?.checkIns.map(({ value }) => value)).toEqual([4, 5]);
  });

  it('come from a workbook that LibreOffice wrote, whose fractions the lead says are percentages', async () => {
    const { goals } = playground.goalpost.stores;
    const goal = 'title,due,start,unit,baseline,target,owner\nClient retention,2027-01-31,2026-01-01,%,80,90,U0NOOR\n';
    await drop('mara', 'retention.csv', goal);
    await (await checked('mara', 'What would happen with retention.csv')).click('import_apply');
    await as('mara').ephemeral('Imported retention.csv');
    await drop('mara', 'percent.xlsx', readFileSync(new URL('../exchange/files/percent-en.xlsx', import.meta.url)));
    const question = await checked('mara', 'spreadsheets keep 84% as 0.84');
    await question.click('import_choice_1');
    const report = await as('mara').ephemeral('What would happen with percent.xlsx');
    expect(report.words()).toContain('Percentages are fractions: 0.84 is 84%.');
    await report.click('import_apply');
    await as('mara').ephemeral('Imported percent.xlsx');
    const imported = (await goals.forTeams('T0HARBOUR', ['success'])).find(({ title }) => title === 'Client retention');
    expect(imported?.checkIns.map(({ value }) => value)).toEqual([81.5, 84]);
  });

  it('are refused to who leads none', async () => {
    await drop('noor', 'mine.csv', 'goal,date,value\nClient retention,2026-03-01,82\n');
    await checked('noor', /lead/i);
  });
});
