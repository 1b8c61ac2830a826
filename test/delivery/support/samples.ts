import type { DigestNotice } from '../../../src/domain/report/notices.ts';
import type { SummaryNotice } from '../../../src/domain/round/notices.ts';
import type { Dispatch } from '../../../src/ports/outbox.ts';

/** A clock that stands still until it is moved. */
export function handClock(at = '2026-05-04T07:00:00Z') {
  let now = new Date(at);
  return {
    now: () => now,
    forward: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    set: (to: string) => {
      now = new Date(to);
    },
  };
}

export function countingIds(prefix = 'id') {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}${count}`;
    },
    derive: (...parts: readonly string[]) => `${prefix}:${parts.join('|')}`,
  };
}

const period = { id: '2026-W18', first: '2026-04-27', last: '2026-05-03' };

export function digest(activeGoals = 4): DigestNotice {
  return {
    kind: 'digest',
    team: 'TM1',
    teamName: 'Key accounts $literal',
    period,
    reached: [],
    offPace: [],
    blockers: [],
    dueSoon: [],
    stale: [],
    activeGoals,
  };
}

export function summary(): SummaryNotice {
  const heading = { round: 'r1', team: 'TM1', teamName: 'Key accounts', period, closesOn: '2026-05-08' };
  const outcome = { moves: [], opened: [], cleared: [], forecasts: [], missing: [] };
  return { kind: 'summary', roundKind: 'monthly', lines: [], ...outcome, ...heading };
}

export function dispatch(id: string, change: Partial<Dispatch> = {}): Dispatch {
  return {
    id,
    workspace: 'T1',
    to: { channel: 'C1' },
    notice: digest(),
    notBefore: new Date('2026-05-04T07:00:00Z'),
    ...change,
  };
}
