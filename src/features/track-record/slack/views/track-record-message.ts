import { MIN_GOALS, type TrackRecord, type TrackRecords } from '../../../../domain/report/calibration.ts';
import { context, section } from '../../../../slack/views/blocks.ts';
import { type Message, messageOf } from '../../../../slack/views/message.ts';
import type { Texts } from '../../../../text/index.ts';
import { lines, type Mrkdwn, md } from '../../../../text/mrkdwn.ts';

/** What is shown: a team by its name, and two records. */
export interface ShownTrackRecord extends TrackRecords {
  readonly team: { readonly name: string };
}

/** The own record first, then the sum of the team, and by which rules both are made. */
export function trackRecordMessage({ team, own, all }: ShownTrackRecord, t: Texts): Message {
  const text = t.trackRecord;
  return messageOf([
    section(md`*${text.title(team.name)}*`),
    section(lines([text.own, ...recordLines(own, 'own', t)])),
    section(lines([text.team, ...recordLines(all, 'team', t)])),
    context(text.rules(MIN_GOALS)),
  ]);
}

function recordLines(record: TrackRecord, whose: 'own' | 'team', t: Texts): Mrkdwn[] {
  const text = t.trackRecord;
  const { ended, reached, score, dropped } = record;
  if (score === undefined && !record.status.known && !record.confidence.known) {
    return [text.tooFew(whose, ended, MIN_GOALS)];
  }
  return [
    score === undefined ? text.tooFew(whose, ended, MIN_GOALS) : text.reached({ ended, reached, score, dropped }),
    ...(['status', 'confidence', 'pace', 'forecast'] as const).map((what) => text.measure(what, record[what])),
  ];
}
