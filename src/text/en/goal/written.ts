import type { CheckInText } from '../../../domain/check-in/check-in-input.ts';
import type { Written } from '../../../domain/report/written.ts';
import type { Formats } from '../../format.ts';
import { type Mrkdwn, md } from '../../mrkdwn.ts';
import { mention } from '../mention.ts';

declare module '../../index.ts' {
  interface TextParts {
    readonly written: ReturnType<typeof written>;
  }
}

const LABELS: Record<CheckInText, string> = {
  note: 'Note',
  obstacles: 'Blocker',
  adjust: 'To adjust',
  feedback: 'Client feedback',
  learned: 'Learned',
};

/** What people wrote, whole, where a message shows a part of it. */
export function written(format: Formats) {
  return {
    button: 'Read all',
    title: 'Read all',
    /** Beside the button. */
    shortened: md`Long texts are shortened here.`,
    nothing: md`Nobody has written anything here.`,
    page: (from: number, to: number, count: number): Mrkdwn =>
      md`${format.number(from)} to ${format.number(to)} of ${format.number(count)}`,
    previous: 'Previous',
    next: 'Next',
    /** `Net Promoter Score · 2 March 2026 · 44 · @noor`: who wrote it, when, and about what. */
    heading: (one: Written): Mrkdwn => {
      const title = md`*${one.goal.title}*`;
      switch (one.what) {
        case 'description':
          return md`${title} · description`;
        case 'check-in': {
          const { on, value, by } = one.checkIn;
          return md`${title} · ${format.fullDay(on)} · ${format.of(value, one.goal.kpi)} · ${mention(by)}`;
        }
        case 'blocker': {
          const { openedBy, since, owner, cleared } = one.blocker;
          const state =
            cleared === undefined ? md`for ${mention(owner)} to clear` : md`cleared by ${mention(cleared.by)}`;
          return md`${title} · blocker since ${format.fullDay(since)} · ${mention(openedBy)} · ${state}`;
        }
        case 'feedback':
          return md`${title} · client feedback · added by ${mention(one.feedback.by)}`;
        case 'help':
          return md`${title} · help · ${mention(one.help.by)} asked ${mention(one.help.to)}`;
      }
    },
    /** Of a request for help. */
    answer: 'Answer',
    label: (field: CheckInText): string => LABELS[field],
  };
}
