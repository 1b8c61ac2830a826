import { type Measure, MIN_PEOPLE, type TrackRecord } from '../../domain/report/calibration.ts';
import type { Formats } from '../format.ts';
import { type Mrkdwn, md } from '../mrkdwn.ts';

declare module '../index.ts' {
  interface TextParts {
    readonly trackRecord: ReturnType<typeof trackRecord>;
  }
}

const MEASURED = {
  status: 'Status that people set',
  confidence: 'Confidence',
  pace: 'Status from pace',
  forecast: 'Forecast',
} as const;

/** How right people and Goalpost were. It compares nobody. */
export function trackRecord(format: Formats) {
  return {
    /** What `/goal help` says of the command. */
    about: 'see how right you and your team were, from the goals that ended',
    title: (team: string) => `Track record · ${team}`,
    own: md`*Yours* · only you see this`,
    team: md`*The team* · all goals that you may see, without names`,
    tooFew: (whose: 'own' | 'team', ended: number, min: number): Mrkdwn => {
      const goals = whose === 'own' ? 'of your goals' : "of the team's goals";
      return md`Too few ${goals} have ended to say: ${format.number(ended)} so far, at least ${format.number(min)} needed.`;
    },
    reached: ({ ended, reached, score = 0, dropped }: Pick<TrackRecord, 'ended' | 'reached' | 'score' | 'dropped'>) => {
      const left = dropped === 0 ? '' : ` ${format.number(dropped)} more ${dropped === 1 ? 'was' : 'were'} dropped.`;
      return md`:dart: Reached ${format.number(reached)} of the ${format.number(ended)} goals that ended, ${format.share(score)} of what was set on average.${left}`;
    },
    measure: (what: keyof typeof MEASURED, measure: Measure): Mrkdwn => {
      if (measure.known) {
        const share = format.share(measure.right / measure.of);
        return md`• ${MEASURED[what]}: right ${format.number(measure.right)} of ${format.number(measure.of)} times (${share})`;
      }
      const why =
        measure.why === 'few-goals'
          ? 'too few goals to say'
          : `not shown, because fewer than ${format.number(MIN_PEOPLE)} people gave one`;
      return md`• ${MEASURED[what]}: ${why}`;
    },
    /** The rules in words, below both. */
    rules: (min: number): Mrkdwn =>
      md`Counts goals that were closed as achieved or missed, and what was said before their last value. On track and confidence from 6 are right if the goal was achieved; off track and confidence up to 4 if it was missed. At risk and 5 count as neither. A forecast is right if the last value is in its range. Each line needs at least ${format.number(min)} goals.`,
  };
}
