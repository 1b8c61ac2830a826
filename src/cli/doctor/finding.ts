/** `ok` needs nothing, `warning` will or may need something, `error` keeps Goalpost from its work. */
export const LEVELS = ['ok', 'warning', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** What one look came to, in one line, with the fix where one is needed. */
export interface Finding {
  /** What was looked at: one word or two. */
  readonly check: string;
  readonly level: Level;
  readonly says: string;
  readonly fix?: string;
}

export const ok = (check: string, says: string): Finding => ({ check, level: 'ok', says });
export const warning = (check: string, says: string, fix: string): Finding => ({ check, level: 'warning', says, fix });
export const failure = (check: string, says: string, fix: string): Finding => ({ check, level: 'error', says, fix });

/** The worst level of all. */
export function worstOf(findings: readonly Finding[]): Level {
  return LEVELS.findLast((level) => findings.some((one) => one.level === level)) ?? 'ok';
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `3 days`, `1 hour`, `20 minutes`: in the greatest unit of which there is one. */
export function ageOf(ms: number): string {
  const [size, unit] = ms >= DAY_MS ? [DAY_MS, 'day'] : ms >= HOUR_MS ? [HOUR_MS, 'hour'] : [MINUTE_MS, 'minute'];
  const count = Math.max(0, Math.floor(ms / Number(size)));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
