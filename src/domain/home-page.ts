import type { Standing } from './notice.ts';

/** What App Home shows to one person. */
export interface HomePage {
  readonly due: readonly Standing[];
  readonly mine: readonly Standing[];
  readonly teams: readonly { readonly name: string; readonly goals: readonly Standing[] }[];
  /** A message to the person may not have arrived. */
  readonly held: boolean;
}
