import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../playground/start.ts';
import { startTestPlayground } from '../support/playground.ts';
import { portfolioScene } from '../support/portfolio-scene.ts';
import { aCheckIn, aClient } from '../support/samples.ts';
import { createStillClock } from '../support/still-clock.ts';
import { createStory, type Story } from '../support/story.ts';

const WORKSPACE = 'T0STORY';
const HIDDEN = 'Fewer escalations to the board';

/**
 * A lead of five teams reads one digest a week, goes from it to the team, the goal, and the review, and moves it to another
 * day. An administrator sees all teams by client, and nothing of a private goal. `portfolio.md` is what they saw in Slack.
 */
describe('all teams of a lead', () => {
  let playground: Playground;
  let story: Story;

  beforeAll(async () => {
    playground = await startTestPlayground({
      clock: createStillClock(new Date('2026-11-04T08:00:00Z')),
      scene: portfolioScene(),
    });
    story = createStory(playground, 'Europe/Berlin');
    const { clients, goals } = playground.goalpost.stores;
    for (const team of ['success', 'sales']) {
      await clients.save(aClient({ id: `${team}-acme`, workspace: WORKSPACE, team, people: ['U0NOOR'] }));
    }
    for (const [id, client] of [
      ['retention', 'success-acme'],
      ['upsells', 'sales-acme'],
    ] as const) {
      const goal = await goals.get(WORKSPACE, id);
      if (goal !== undefined) await goals.save({ ...goal, client, version: goal.version + 1 });
    }
  });
  afterAll(() => playground.stop());

  const person = (name: string) => playground.simulator.as(name);
  /** Waits until all teams, on top again, show something. */
  const showing = async (what: string | RegExp, name = 'mara', title = 'All teams') => {
    const seen = () => {
      const top = person(name).modals().at(-1);
      const words = top?.words() ?? '';
      return top?.title() === title && (typeof what === 'string' ? words.includes(what) : what.test(words)) && top;
    };
    await person(name).until(seen, `${title} with ${String(what)}`);
    // Its picture comes after it.
    await playground.goalpost.settled();
    return person(name).until(seen, `${title} with ${String(what)} and its picture`);
  };
  const openIn = async (name: string, label: string) => {
    const modal = await showing(label, name);
    const row = modal.blocks().find((block) => JSON.stringify(block).includes(`*${label}*`));
    const actionId = JSON.stringify(row).includes('portfolio_open') ? 'portfolio_open' : 'portfolio_show';
    await modal.click({ blockId: String(row?.['block_id']), actionId });
  };
  const digests = (where: string) =>
    story.events.filter(({ text, where: to }) => to === where && text.includes('Your teams this week'));
  const answer = async (id: string, value: number, on: string) => {
    const { goals } = playground.goalpost.stores;
    const goal = await goals.get(WORKSPACE, id);
    if (goal === undefined) throw new Error(`There is no goal ${id}`);
    const checkIn = aCheckIn(value, {
      id: `${id}-${on}`,
      on,
      at: new Date(`${on}T09:00:00Z`),
      by: 'U0NOOR',
      byPace: true,
    });
    await goals.save({ ...goal, checkIns: [...goal.checkIns, checkIn], version: goal.version + 1 });
  };

  it('reads as the file beside it', async () => {
    await story.until('2026-11-09 10:00');
    expect(digests('Mara Lindqvist')).toHaveLength(1);
    await story.tells('Mara opens all teams from her digest.', async () => {
      await (await person('mara').message('app', 'Your teams this week')).click('See all teams');
      story.shows('All teams', (await showing('5 teams')).words());
    });
    await story.tells('She goes down to Sales, to a goal of it, and into the review of the team.', async () => {
      await openIn('mara', 'Sales');
      story.shows('Sales', (await showing('Review this team')).words());
      await openIn('mara', 'Upsells');
      const card = await showing('Upsells', 'mara', 'Goalpost');
      story.shows('The goal', card.words());
      await card.close();
      await (await showing('Review this team')).click('Review this team');
      const review = await showing('Nobody has started this review.', 'mara', 'Review');
      expect(review.words()).toContain('*Sales*');
      await review.close();
    });
    await story.tells('She looks by objective, by category, and by client.', async () => {
      await (await showing('Back to all')).click('Back to all');
      for (const [by, found] of [
        ['By objective', 'Grow with the clients we have'],
        ['By category', 'Revenue'],
        ['By client', 'Acme'],
      ] as const) {
        await (await showing('5 teams')).select('portfolio_by', by);
        story.shows(by, (await showing(found)).words());
      }
      await (await showing('Acme')).close();
    });
    await story.until('2026-11-16 10:00');
    await story.tells(
      'In a week without news nobody is written to. Then Upsells move, and Retention reaches its target.',
      async () => {
        expect(digests('Mara Lindqvist')).toHaveLength(1);
        await answer('upsells', 84, '2026-11-17');
        await answer('retention', 85.5, '2026-11-17');
      },
    );
    await story.until('2026-11-23 10:00');
    expect(digests('Mara Lindqvist')).toHaveLength(2);
    await story.tells('Mara wants it on Thursdays, and then not at all.', async () => {
      await person('mara').command('/goal', 'review all', 'sales');
      await (await showing('5 teams')).select('portfolio_day', 'Thursday');
      story.shows('All teams', (await showing('on Thursdays')).words());
      await (await showing('on Thursdays')).select('portfolio_day', 'Never');
      await (await showing('no digest')).close();
      await answer('live', 80.5, '2026-11-24');
    });
    await story.tells('Ada, an administrator, looks at all teams, and wants to hear of them on Tuesdays.', async () => {
      await person('ada').command('/goal', 'portfolio client', 'sales');
      const all = await showing('5 teams', 'ada');
      story.shows('All teams, as Ada sees them', all.words());
      expect(all.words()).toContain('8 goals');
      await all.select('portfolio_day', 'Tuesday');
      await (await showing('on Tuesdays', 'ada')).close();
    });
    await story.tells('Diego, who leads nothing, is told so.', async () => {
      await person('diego').command('/goal', 'review all', 'sales');
      await person('diego').until(() => person('diego').ephemerals().length > 0, 'an answer');
      expect(person('diego').ephemerals().at(-1)?.words()).toContain('You lead no team');
    });
    await story.until('2026-12-03 10:00');
    expect(digests('Mara Lindqvist')).toHaveLength(2);
    expect(digests('Ada Nowak')).toHaveLength(1);
    await expect(story.text()).toMatchFileSnapshot('portfolio.md');
  }, 900_000);

  it('told the lead of the private goal, and nobody else', () => {
    const told = story.events.filter(({ text }) => text.includes(HIDDEN)).map(({ where }) => where);
    expect(new Set(told)).toEqual(new Set(['Mara Lindqvist']));
  });

  it('wrote nothing into a channel', () => {
    expect(story.events.filter(({ where }) => where.startsWith('#'))).toEqual([]);
  });

  it('says by what goals can be grouped where somebody asks for something else', async () => {
    const before = person('mara').ephemerals().length;
    await person('mara').command('/goal', 'portfolio by colour', 'sales');
    await person('mara').until(() => person('mara').ephemerals().length > before, 'an answer');
    expect(person('mara').ephemerals().at(-1)?.words()).toContain("can't be grouped by “by colour”");
  });
});
