import { describe, expect, it } from 'vitest';
import type { Measure, TrackRecord } from '../../../src/domain/report/calibration.ts';
import { trackRecordMessage } from '../../../src/features/track-record/slack/views/track-record-message.ts';
import { SPOKEN_EXTREMES } from '../../support/extremes.ts';
import { english, german } from '../../support/texts.ts';
import { expectMessage } from './check.ts';

const known = (right: number, of: number): Measure => ({ known: true, right, of });
const none: Measure = { known: false, why: 'few-goals' };
const few: Measure = { known: false, why: 'few-people' };
const OWN: TrackRecord = {
  ended: 2,
  reached: 1,
  dropped: 0,
  status: none,
  confidence: none,
  pace: none,
  forecast: none,
};
const ALL: TrackRecord = {
  ended: 8,
  reached: 5,
  score: 0.78,
  dropped: 1,
  status: known(18, 24),
  confidence: few,
  pace: known(2, 3),
  forecast: none,
};
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the track record', () => {
  it('says what is known, and why something is not', () => {
    const { text } = trackRecordMessage({ team: { name: 'Success' }, own: OWN, all: ALL }, english());
    expect(plain(text)).toContain('Too few of your goals have ended to say: 2 so far, at least 5 needed.');
    expect(plain(text)).toContain(
      'Reached 5 of the 8 goals that ended, 78% of what was set on average. 1 more was dropped.',
    );
    expect(plain(text)).toContain('Status that people set: right 18 of 24 times (75%)');
    expect(plain(text)).toContain('Confidence: not shown, because fewer than 3 people gave one');
    expect(plain(text)).toContain('Forecast: too few goals to say');
  });

  it('says so in German', () => {
    const { text } = trackRecordMessage({ team: { name: 'Success' }, own: OWN, all: ALL }, german());
    expect(plain(text)).toContain('5 von 8 beendeten Zielen erreicht, im Schnitt 78 % von dem, was gesetzt war.');
    expect(plain(text)).toContain('Zuversicht: nicht gezeigt, weil weniger als 3 Personen eine Angabe gemacht haben');
  });

  it.each(SPOKEN_EXTREMES)("keeps to Slack's limits with %s", (_, text, t) => {
    expectMessage(trackRecordMessage({ team: { name: text(80) }, own: ALL, all: ALL }, t));
  });
});
