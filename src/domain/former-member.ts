import type { UserId } from './names.ts';

/** No id of Slack's begins so: those of people begin with `U` or `W`. */
const PREFIX = 'FORMER';

/** The id in place of somebody who was erased. `unique` says nothing of them: it is drawn, not derived. */
export function formerMemberId(unique: string): UserId {
  return `${PREFIX}${unique.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;
}

/** Whether an id stands for somebody who was erased. */
export function isFormerMember(id: UserId): boolean {
  return id.startsWith(PREFIX);
}
