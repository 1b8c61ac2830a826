import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Occurrence } from '../../src/domain/schedule/occurrence.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/team/team.ts';
import { type Advancing, advanceSchedules } from '../../src/schedule/advance.ts';
import { syncSchedules, type TeamRhythm } from '../../src/schedule/sync.ts';
import { openScheduleStore, type ScheduleStore } from '../../src/stores/schedules.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let schedules: ScheduleStore;
let teams: Map<string, TeamRhythm>;
let fired: string[];
let failures: string[];
let skipped: string[];

const berlin: TeamRhythm = {
  workspace: 'T1',
  team: 'TM1',
  settings: DEFAULT_SETTINGS,
  teamZone: 'Europe/Berlin',
  zones: ['Europe/Berlin'],
};

beforeAll(async () => {
  database = await openTestDatabase();
  schedules = await openScheduleStore(database.db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.collection('schedules').deleteMany({});
  teams = new Map();
  fired = [];
  failures = [];
  skipped = [];
});

const deps = (change: Partial<Advancing> = {}): Advancing => ({
  schedules,
  rhythmOf: async ({ team }) => teams.get(team),
  fire: async ({ id }: Occurrence) => {
    fired.push(id);
  },
  skipped: (_schedule, periods) => {
    skipped.push(...periods);
  },
  failed: (id) => {
    failures.push(id);
  },
  ...change,
});
const save = (team: TeamRhythm, at: string) => {
  teams.set(team.team, team);
  return syncSchedules(schedules, team, new Date(at));
};
const tick = (at: string, change?: Partial<Advancing>) => advanceSchedules(deps(change), new Date(at));

describe('the schedules of a team', () => {
  it('begin with nothing to make up for and fire when they are due', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    expect((await schedules.forTeam('TM1')).map(({ kind, active }) => `${kind} ${active}`)).toEqual([
      'annual true',
      'digest true',
      'fortnightly true',
      'monthly true',
      'quarterly true',
      'weekly true',
    ]);
    expect(await tick('2026-04-15T10:00:05Z')).toEqual({ fired: 0, skipped: 0, failed: 0 });
    expect((await schedules.nextDueAt())?.toISOString()).toBe('2026-04-20T07:00:00.000Z');
    await tick('2026-04-20T07:00:00Z');
    await tick('2026-04-20T07:00:05Z');
    await tick('2026-04-27T07:00:00Z');
    await tick('2026-05-01T07:00:03Z');
    expect(fired).toEqual(['TM1|digest|2026-W16', 'TM1|digest|2026-W17', 'TM1|monthly|2026-05']);
  });

  it('F9 do not ask again where the zone is edited after the prompt went out', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await tick('2026-05-01T07:00:00Z');
    for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      await save({ ...berlin, teamZone: zone, zones: [zone] }, '2026-05-01T07:30:00Z');
      await tick('2026-05-01T14:00:00Z');
      await tick('2026-05-02T12:00:00Z');
    }
    expect(fired.filter((id) => id.includes('monthly'))).toEqual(['TM1|monthly|2026-05']);
  });

  it('follow an edited zone and hour from the next prompt on', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    const settings = { ...DEFAULT_SETTINGS, promptAt: '16:00' };
    await save({ ...berlin, settings, teamZone: 'Asia/Tokyo', zones: [] }, '2026-04-15T10:00:01Z');
    expect((await schedules.get('TM1', 'monthly'))?.nextDueAt.toISOString()).toBe('2026-05-01T07:00:00.000Z');
  });

  it('F10 ask once after three months, and say what they passed over', async () => {
    await save(berlin, '2026-02-02T10:00:00Z');
    expect(await tick('2026-06-02T10:00:00Z')).toMatchObject({ failed: 0 });
    expect(fired.sort()).toEqual(['TM1|digest|2026-W22', 'TM1|monthly|2026-06']);
    expect(skipped).toContain('2026-Q2');
    expect(skipped.filter((id) => /^\d{4}-\d{2}$/.test(id))).toEqual(['2026-03', '2026-05']);
    expect(await tick('2026-06-02T10:00:05Z')).toEqual({ fired: 0, skipped: 0, failed: 0 });
  });

  it('F11 pass over what nobody can be asked about any more, and count it', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    // The working day on which May may be asked about last is the 8th; on Monday the 11th it is over.
    expect(await tick('2026-05-11T07:00:00Z')).toMatchObject({ fired: 1, failed: 0 });
    expect(fired).toEqual(['TM1|digest|2026-W19']);
    expect(skipped).toContain('2026-05');
    expect(await tick('2026-05-11T07:00:05Z')).toEqual({ fired: 0, skipped: 0, failed: 0 });
  });

  it.each([-10, 10])('F12 fire once where one of two clocks is %i minutes off', async (minutes) => {
    await save(berlin, '2026-04-15T10:00:00Z');
    const off = (at: string) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
    for (let minute = 40; minute < 80; minute += 5) {
      const at = new Date(Date.parse('2026-05-01T06:00:00Z') + minute * 60_000).toISOString();
      await Promise.all([tick(at), tick(off(at))]);
    }
    expect(new Set(fired.filter((id) => id.includes('monthly')))).toEqual(new Set(['TM1|monthly|2026-05']));
    expect((await schedules.get('TM1', 'monthly'))?.cursor).toBe('2026-05-01');
  });

  it('wait for the next working hour with what is late', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await tick('2026-05-01T22:00:00Z');
    expect(fired).toEqual(['TM1|digest|2026-W17']);
    expect((await schedules.get('TM1', 'monthly'))?.nextDueAt.toISOString()).toBe('2026-05-04T07:00:00.000Z');
    await tick('2026-05-04T07:00:00Z');
    expect(fired).toContain('TM1|monthly|2026-05');
  });

  it('F13 do nothing while the clock is set back', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await tick('2026-05-01T07:00:00Z');
    const before = [...fired];
    await save(berlin, '2026-04-28T07:00:00Z');
    await tick('2026-04-28T07:00:00Z');
    await tick('2026-05-01T07:00:00Z');
    expect(fired).toEqual(before);
  });

  it('are switched off, and on again without asking about the time between', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await save({ ...berlin, settings: { ...DEFAULT_SETTINGS, monthly: false } }, '2026-04-20T10:00:00Z');
    await tick('2026-05-01T08:00:00Z');
    await save(berlin, '2026-05-04T05:00:00Z');
    await tick('2026-05-04T05:00:05Z');
    expect(fired.filter((id) => id.includes('monthly'))).toEqual([]);
    await tick('2026-06-01T07:00:00Z');
    expect(fired).toContain('TM1|monthly|2026-06');
  });

  it('do not ask for a month again when the quarterly review that covered it is switched off', async () => {
    await save(berlin, '2026-03-15T10:00:00Z');
    await tick('2026-04-01T07:00:00Z');
    await save({ ...berlin, settings: { ...DEFAULT_SETTINGS, quarterly: false } }, '2026-04-02T07:00:00Z');
    await tick('2026-04-02T07:00:05Z');
    expect(fired.filter((id) => !id.includes('digest'))).toEqual(['TM1|quarterly|2026-Q2']);
  });

  it('have nothing to make up for after the fiscal year was edited', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await tick('2026-05-04T10:00:00Z');
    await save({ ...berlin, settings: { ...DEFAULT_SETTINGS, fiscalYearStart: 2 } }, '2026-05-05T10:00:00Z');
    await tick('2026-05-05T10:00:05Z');
    expect(fired.filter((id) => id.includes('quarterly'))).toEqual([]);
    await tick('2026-08-03T07:00:00Z');
    expect(fired).toContain('TM1|quarterly|2026-Q3');
  });

  it('end with their team', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    teams.clear();
    await tick('2026-05-04T10:00:00Z');
    expect(fired).toEqual([]);
    expect(await schedules.due(new Date('2026-06-04T10:00:00Z'), 10)).toEqual([]);
    expect((await schedules.get('TM1', 'digest'))?.active).toBe(false);
  });
});

describe('a crash or a rival', () => {
  it('before the cursor moves repeats the firing, and loses none', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    const crash = async ({ id }: Occurrence) => {
      fired.push(id);
      if (fired.length === 1) throw new Error('killed');
    };
    expect(await tick('2026-04-20T07:00:00Z', { fire: crash })).toEqual({ fired: 0, skipped: 0, failed: 1 });
    expect(failures).toEqual(['TM1|digest']);
    await tick('2026-04-20T07:01:00Z', { fire: crash });
    expect(fired).toEqual(['TM1|digest|2026-W16', 'TM1|digest|2026-W16']);
  });

  it('at the same time moves the cursor once', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    const counts = await Promise.all([1, 2, 3].map(() => tick('2026-04-20T07:00:00Z')));
    expect(counts.reduce((sum, { fired: one }) => sum + one, 0)).toBe(1);
    expect(new Set(fired)).toEqual(new Set(['TM1|digest|2026-W16']));
  });

  it('does not overwrite an edit that came while it fired', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    const edit = async ({ id }: Occurrence) => {
      fired.push(id);
      if (fired.length === 1) await save({ ...berlin, teamZone: 'Asia/Tokyo', zones: [] }, '2026-04-20T07:00:01Z');
    };
    await tick('2026-04-20T07:00:00Z', { fire: edit });
    expect((await schedules.get('TM1', 'digest'))?.cursor).toBe('2026-04-13');
    await tick('2026-04-20T07:00:05Z', { fire: edit });
    expect((await schedules.get('TM1', 'digest'))?.nextDueAt.toISOString()).toBe('2026-04-27T00:00:00.000Z');
    expect(new Set(fired)).toEqual(new Set(['TM1|digest|2026-W16']));
  });

  it('leaves the other teams alone when one cannot be planned', async () => {
    await save(berlin, '2026-04-15T10:00:00Z');
    await save({ ...berlin, team: 'TM2' }, '2026-04-15T10:00:00Z');
    teams.set('TM1', { ...berlin, teamZone: 'Mars/Olympus' });
    expect(await tick('2026-04-20T07:00:00Z')).toEqual({ fired: 1, skipped: 0, failed: 3 });
    expect(fired).toEqual(['TM2|digest|2026-W16']);
  });
});
