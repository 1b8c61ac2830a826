/** The time by which schedules, periods and check-ins go. */
export interface Clock {
  now(): Date;
}

/** Names of things. */
export interface Ids {
  /** A random one, unguessable and without meaning. */
  next(): string;
  /** Always the same one for the same parts, and another one for others. */
  derive(...parts: readonly string[]): string;
}
