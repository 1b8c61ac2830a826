import type { LocalDate } from '../domain/names.ts';
import { localDateOf } from '../domain/time/instant.ts';
import type { ListenerDeps } from './listening.ts';

/** The day that it is where a person is. */
export async function todayOf(deps: ListenerDeps, user: string): Promise<LocalDate> {
  return (await typedBy(deps, user)).today;
}

/** What decides which day a person means who types one. */
export async function typedBy({ useCases, workspace, clock }: ListenerDeps, user: string) {
  const { person } = await useCases.whoIs(workspace, user);
  return { locale: person.writesIn, today: localDateOf(clock.now(), person.zone) };
}
