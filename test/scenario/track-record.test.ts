import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { anEndedGoal } from '../support/ended-goals.ts';
import { startTestPlayground } from '../support/playground.ts';

const WORKSPACE = 'T0HARBOUR';

/** What Noor, Diego and June said of goals that ended. June has German chosen in Slack, the others English. */
describe('/goal track-record', () => {
  let playground: Playground;

  const as = (name: string) => playground.simulator.as(name);
  const ask = async (name: string) => {
    const before = as(name).ephemerals().length;
    await as(name).command('/goal', 'track-record', 'client-success');
    await as(name).until(() => as(name).ephemerals().length > before, 'track record');
    const words = as(name).ephemerals().at(-1)?.words() ?? '';
    return words.replaceAll(/[\u00a0\u202f]/g, ' ');
  };
  const idOf = (name: string) => `U0${name.toUpperCase()}`;
  const addEnded = async (id: string, names: readonly string[], isPrivate = false) => {
    const days = names.map((name) => ({ value: 82, status: 'on-track' as const, confidence: 8, by: idOf(name) }));
    const goal = anEndedGoal(id, 'achieved', [...days, { value: 85, by: idOf('noor') }], {
      workspace: WORKSPACE,
      team: 'success',
      owner: idOf('noor'),
      createdBy: idOf('noor'),
      ...(isPrivate && { visibility: 'private' }),
    });
    expect(await playground.goalpost.stores.goals.save(goal)).toBe(true);
  };

  beforeAll(async () => {
    playground = await startTestPlayground();
  });
  afterAll(() => playground.stop());

  it('says that too few goals have ended, in both languages', async () => {
    expect(await ask('noor')).toContain('Too few of your goals have ended to say: 0 so far, at least 5 needed.');
    expect(await ask('june')).toContain('Noch sind zu wenige deiner Ziele zu Ende');
  });

  it('shows each their own, and everybody the same sum of the team without names', async () => {
    for (const id of ['one', 'two', 'three', 'four', 'five']) await addEnded(id, ['noor', 'diego', 'june']);
    const noor = await ask('noor');
    const [, own = '', team = ''] = noor.split(/\*Yours\*|\*The team\*/);
    expect(own).toContain('Reached 5 of the 5 goals that ended');
    expect(own).toContain('Status that people set: right 5 of 5 times (100%)');
    expect(team).toContain('Confidence: right 15 of 15 times (100%)');
    expect(team).not.toMatch(/Noor|Diego|June|<@/);
    const june = await ask('june');
    expect(june).toContain('Zuversicht: 15 von 15 Mal richtig (100 %)');
    expect(june).toContain('Noch sind zu wenige deiner Ziele zu Ende');
  });

  it('leaves a private goal out for who may not see it', async () => {
    await addEnded('hidden', ['noor'], true);
    expect(await ask('noor')).toContain('Reached 6 of the 6 goals that ended');
    expect(await ask('diego')).toContain('Reached 5 of the 5 goals that ended');
  });

  it('is in no channel', () => {
    // What was shown to somebody alone is beside the messages that they read.
    const words = as('mara')
      .messages('client-success')
      .map((message) => message.words());
    expect(words.join('\n')).not.toMatch(/Track record|Rückblick auf Einschätzungen/);
  });
});
