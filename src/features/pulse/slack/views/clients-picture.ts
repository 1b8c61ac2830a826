import { LEVELS } from '../../../../domain/pulse/factors.ts';
import type { QuarterPulse } from '../../../../domain/pulse/quarter-pulse.ts';
import type { TeamPulses } from '../../../../domain/report/pulse-report.ts';
import type { HeatPicture } from '../../../../pictures/picture.ts';
import type { PlacedPicture } from '../../../../slack/views/pictured-modal.ts';
import { scoresPicture, scoresStory } from '../../../../slack/views/scores-picture.ts';
import type { Texts } from '../../../../text/index.ts';

/** A picture with more rows is not read on a phone. */
const MAX_ROWS = 12;
const DIGITS = 1;

type Scored = TeamPulses['clients'][number] & { readonly last: QuarterPulse };

/**
 * How the clients of a team were scored last: one client around a middle, several by factor, the weakest first. Undefined
 * where nobody scored one.
 */
export function clientsPicture(
  { clients }: TeamPulses,
  t: Texts,
): Pick<PlacedPicture, 'picture' | 'story'> | undefined {
  const scored = clients
    .filter((one): one is Scored => one.last !== undefined)
    .toSorted((one, other) => one.last.whole - other.last.whole);
  const [first, ...others] = scored;
  if (first === undefined) return undefined;
  const stories = scored.map((one) => scoresStory(scoresOf(one, t), t));
  if (others.length > 0) return { picture: heat(scored, t), story: stories.join('\n') };
  const now = t.pulse.quarter(first.last.quarter);
  const scale = { least: LEVELS[0], greatest: LEVELS[4], now, before: '' };
  return { picture: scoresPicture({ ...scoresOf(first, t), ...scale }, t), story: stories.join('\n') };
}

function scoresOf({ client, last }: Scored, t: Texts) {
  const scores = last.factors.map(({ factor, mean, spread }) => ({
    name: t.pulse.factorName(factor),
    now: mean,
    ...(spread && { spread }),
  }));
  return { title: t.pulse.pictureTitle(client.name), scores };
}

function heat(scored: readonly Scored[], t: Texts): HeatPicture {
  const [least, greatest] = [LEVELS[0], LEVELS[4]];
  const more = scored.length - MAX_ROWS;
  return {
    kind: 'heat',
    title: t.pulse.clientsPicture,
    columns: scored[0]?.last.factors.map(({ factor }) => t.pulse.factorName(factor)) ?? [],
    rows: scored.slice(0, MAX_ROWS).map(({ client, last }) => ({
      name: client.name,
      cells: last.factors.map(({ mean }) => ({
        share: (mean - least) / (greatest - least),
        text: t.format.number(mean, DIGITS),
      })),
    })),
    more: more > 0 ? t.pulse.moreClients(more) : '',
    legend: { worst: t.format.number(least), best: t.format.number(greatest) },
  };
}
