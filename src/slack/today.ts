import type { LocalDate } from '../domain/names.ts';
import { localDateOf } from '../domain/time/instant.ts';
import type { ListenerDeps } from './listener-deps.ts';

/** The day that it is where a person is. */
export async function todayOf(deps: ListenerDeps, user: string): Promise<LocalDate> {
  return (await typedBy(deps, user)).today;
}

/** What decides which day a person means who types one. */
export async function typedBy({ useCases, workspace, clock }: ListenerDeps, user: string) {
  const { writesIn, zone } = await useCases.profileOf(workspace, user);
  return { locale: writesIn, today: localDateOf(clock.now(), zone) };
}
